namespace KernelGen.Quantization;

/// <summary>Three planes.</summary>
internal readonly struct ThreePlanes : IPlanes
{
    public static int Count => 3;
}
