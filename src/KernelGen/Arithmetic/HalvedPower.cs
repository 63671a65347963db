using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>A power of e in two parts, as <see cref="Exponential.HalvedPowerOfTwice{T}"/> gives it: TwiceScale * (HalfLessOne + 1/2).</summary>
internal ref struct HalvedPower<T>
    where T : struct, ILanes<T>
{
    /// <summary>2^(k+1).</summary>
    public T TwiceScale;

    /// <summary>(e^r - 1) / 2, for what 2^k leaves of the power.</summary>
    public T HalfLessOne;
}
