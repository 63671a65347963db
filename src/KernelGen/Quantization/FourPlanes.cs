namespace KernelGen.Quantization;

/// <summary>Four planes.</summary>
internal readonly struct FourPlanes : IPlanes
{
    public static int Count => 4;
}
