namespace KernelGen.Quantization;

/// <summary>Two planes.</summary>
internal readonly struct TwoPlanes : IPlanes
{
    public static int Count => 2;
}
