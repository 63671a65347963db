namespace KernelGen.Integers;

/// <summary>Where the points of integer-only cells stand (papers section 3.3).</summary>
public static class BinaryPoint
{
    /// <summary>Bits behind the point of pre-activations, which have 16 and lie from -8 to 8.</summary>
    public const int PreActivationBits = 12;

    /// <summary>Bits behind the point of gates, which have 16 and lie from -1 to 1.</summary>
    public const int GateBits = 15;
}
