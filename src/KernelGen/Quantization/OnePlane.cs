namespace KernelGen.Quantization;

/// <summary>One plane.</summary>
internal readonly struct OnePlane : IPlanes
{
    public static int Count => 1;
}
