using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>What a weight passes through before it is coded, and what its gradient does on the way back.</summary>
internal interface IValueMap
{
    /// <summary>The mapped value.</summary>
    static abstract T Map<T>(T value)
        where T : struct, ILanes<T>;

    /// <summary>The gradient with respect to <paramref name="value"/>, given that with respect to the mapped one.</summary>
    static abstract T Backward<T>(T value, T gradient)
        where T : struct, ILanes<T>;
}
