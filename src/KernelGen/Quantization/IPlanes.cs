namespace KernelGen.Quantization;

/// <summary>A number of planes as a type, so that kernels are compiled for it.</summary>
internal interface IPlanes
{
    /// <summary>1 to 4.</summary>
    static abstract int Count { get; }
}

/// <summary>One plane.</summary>
internal readonly struct OnePlane : IPlanes
{
    public static int Count => 1;
}

/// <summary>Two planes.</summary>
internal readonly struct TwoPlanes : IPlanes
{
    public static int Count => 2;
}

/// <summary>Three planes.</summary>
internal readonly struct ThreePlanes : IPlanes
{
    public static int Count => 3;
}

/// <summary>Four planes.</summary>
internal readonly struct FourPlanes : IPlanes
{
    public static int Count => 4;
}
