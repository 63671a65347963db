using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>The gradient of activations over a learned range, a register at a time.</summary>
internal interface ILearnedRule
{
    /// <summary>What the gradient by the learned number takes: the upstream times the derivative of the level by that number.</summary>
    static abstract T Share<T>(T value, T upstream, in LearnedCode code)
        where T : struct, ILanes<T>;

    /// <summary>All bits set in lanes whose gradient passes.</summary>
    static abstract T Passes<T>(T value, in LearnedCode code)
        where T : struct, ILanes<T>;
}
