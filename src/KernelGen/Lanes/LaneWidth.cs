namespace KernelGen.Lanes;

/// <summary>The lane types by their bits.</summary>
public enum LaneWidth
{
    /// <summary>Plain C#, one float at a time: the reference.</summary>
    Scalar32 = 32,

    /// <summary>128 bits.</summary>
    Vector128 = 128,

    /// <summary>256 bits.</summary>
    Vector256 = 256,

    /// <summary>512 bits.</summary>
    Vector512 = 512,
}
