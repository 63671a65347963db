namespace KernelGen.Quantization;

/// <summary>A number of planes as a type, so that kernels are compiled for it.</summary>
internal interface IPlanes
{
    /// <summary>1 to 4.</summary>
    static abstract int Count { get; }
}
