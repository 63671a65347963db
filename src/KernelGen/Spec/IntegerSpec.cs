namespace KernelGen.Spec;

/// <summary>How an integer-only network computes: no floating-point operation from its inputs to its outputs (papers section 3).</summary>
/// <param name="Pieces">Pieces of every piecewise-linear function, <see cref="LeastPieces"/> to <see cref="MostPieces"/>.</param>
/// <param name="Placement">Where the pieces meet.</param>
public sealed record IntegerSpec(int Pieces = IntegerSpec.UsualPieces, KnotPlacement Placement = KnotPlacement.Adaptive)
{
    /// <summary>Bytes of the counts of a recurrent layer in a stream that counts: three places with three numbers of 64 bits.</summary>
    public const int SaturationBytes = 3 * 3 * sizeof(long);

    /// <summary>Bits of weights and codes where nothing else is said, and the most of them.</summary>
    public const int UsualBits = 8;

    /// <summary>Most columns of a matrix: 127 times 256 and a bias of 30 bits for each row are proved to fit 32.</summary>
    public const int MostColumns = 32_768;

    /// <summary>Columns up to which floats add products of codes exactly, as training does: 127 times 255 times 512 lies below 2^24.</summary>
    public const int ExactColumns = 512;

    /// <summary>Most units that scores of attention compare: of more two products of codes counted from their zeros, each up to 255, might differ by 2^31.</summary>
    public const int MostUnits = 16_384;

    /// <summary>Pieces where nothing else is said.</summary>
    public const int UsualPieces = 16;

    /// <summary>The fewest and the most pieces: a step compares with every knot.</summary>
    public const int LeastPieces = 2, MostPieces = 64;

    /// <summary>Whose arithmetic cells have. That of <see cref="IntegerProfile.TensorFlowLite"/> has no pieces: the other properties are then of no meaning.</summary>
    public IntegerProfile Profile { get; init; }

    /// <summary>Whether gates are computed from tables, not by pieces.</summary>
    public bool TakesTables => Profile == IntegerProfile.TensorFlowLite;

    /// <summary>Whether streams count how many values are held to the ends of their range; weights and files do not depend on it.</summary>
    public bool CountsSaturation { get; init; }
}
