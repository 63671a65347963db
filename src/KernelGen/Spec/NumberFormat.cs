namespace KernelGen.Spec;

/// <summary>The number formats that carry every method.</summary>
public enum NumberFormat
{
    /// <summary>32-bit floats.</summary>
    Float,

    /// <summary>scale / 2 * (2 * code - zero2): evenly spaced levels; the zero point is stored doubled.</summary>
    Affine,

    /// <summary>A sum over bit planes of coefficient * (2 * bit - 1).</summary>
    BinaryCode,

    /// <summary>scale * sign * 2^exponent, or zero where the method has one; products are shifts.</summary>
    PowerOfTwo,
}
