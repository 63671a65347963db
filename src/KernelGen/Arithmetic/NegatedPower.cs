using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>A power of e in two parts, as <see cref="Exponential.NegatedPowerOf{T}"/> gives it: Scale * (LessOne - 1).</summary>
internal ref struct NegatedPower<T>
    where T : struct, ILanes<T>
{
    /// <summary>-2^k.</summary>
    public T Scale;

    /// <summary>1 - e^r, for what 2^k leaves of the power.</summary>
    public T LessOne;
}
