using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>How an element finds its signs in up to four planes.</summary>
internal interface ICodeRule
{
    /// <summary>Planes; a constant for the JIT.</summary>
    static abstract int Planes { get; }

    /// <summary>All bits set in lanes whose sign in the plane is +1. Planes beyond <see cref="Planes"/> are undefined.</summary>
    void Signs<T>(T value, out T first, out T second, out T third, out T fourth)
        where T : struct, ILanes<T>;

    /// <summary>The coefficient of a plane.</summary>
    float Coefficient(int plane);
}
