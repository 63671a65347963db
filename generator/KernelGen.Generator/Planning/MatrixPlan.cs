using System;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>One product: which rows of which tensor, against which activations, by which kernel.</summary>
/// <param name="Name">The name of its emitted method and buffers, such as LstmInput.</param>
/// <param name="Tensor">The tensor whose rows it holds.</param>
/// <param name="FirstRow">First row of that tensor.</param>
/// <param name="Equation">What it computes, for the reader of the emitted file.</param>
/// <param name="Weights">Quantizer and bits.</param>
/// <param name="Input">How its input vector is coded.</param>
/// <param name="Layout">Where the codes lie, and the kernel that reads them.</param>
/// <param name="StepsPerFlush">
/// Inner steps whose sums are proved to fit the narrow accumulators; 0 where there are none, or where those of looked-up bytes hold half a step.
/// </param>
/// <param name="RunsPerFlush">
/// Runs of <paramref name="StepsPerFlush"/> steps whose sums are proved to fit 16 bits, where byte sums are widened to these first; 0
/// where there are none.
/// </param>
/// <param name="TileRegisters">Registers of rows that share one broadcast input.</param>
/// <param name="Bias">The buffer of biases that the sums start from; null where they start from what stands already.</param>
/// <param name="Reason">Why this kernel.</param>
internal sealed record MatrixPlan(
    string Name,
    string Tensor,
    int FirstRow,
    string Equation,
    WeightSpec Weights,
    ActivationSpec Input,
    LayoutDescriptor Layout,
    int StepsPerFlush,
    int RunsPerFlush,
    int TileRegisters,
    string? Bias,
    string Reason)
{
    /// <summary>The kernels that can serve a product of integers with their costs, the one taken first, then the cheapest; none for other products.</summary>
    public EquatableArray<KernelChoice> Compared { get; init; }

    /// <summary>
    /// Up to so many inner steps a loop would cost as much as its body; beyond, straight-line code gains nothing and outgrows
    /// the instruction cache and the compiler's limits.
    /// </summary>
    private const int LongestUnrolled = 8;

    /// <summary>Lane operations that the compiler surely inlines in one method; with some hundreds it begins to leave calls.</summary>
    private const int MostUnrolledOperations = 128;

    /// <summary>
    /// Bytes from which threads share a matrix. Bytes tell the time of a kernel whatever its bits: 11 to 41 ps each. A product on two threads takes half of
    /// its time and 2 to 5 us, in which the other thread notices it and fetches from the first one's cache. At 1 MiB two threads were 1.04 to 1.71 times
    /// as fast as one, 1.29 times in the median; at 512 KiB 0.88 to 1.52 times.
    /// </summary>
    public const long LeastSharedBytes = 1 << 20;

    /// <summary>Kernels that expand, look up or shift every code as 32 bits take 80 ps a byte and more, so that a quarter of the bytes take as long.</summary>
    private const int LongWork = 4;

    /// <summary>Bytes of codes that a second-level cache of 1 MiB holds beside the tables and what else a step touches.</summary>
    private const long MostCachedBytes = 1 << 19;

    /// <summary>Byte sums that grow side by side: each takes three registers, of which the narrower lane types have 16.</summary>
    private const int MostSums = 4;

    /// <summary>Vectors that a group takes at once.</summary>
    private const int GroupedVectors = 4;

    /// <summary>Steps of a run, times the sums of each, that are written one after the other.</summary>
    private const int MostUnrolledLookups = 4;

    /// <summary>Vectors of a call that an inner loop takes at once.</summary>
    public int Vectors { get; init; } = 1;

    /// <summary>
    /// This product with several vectors at once, which share the loading of weights and the cutting out of codes; null where that gains nothing: several
    /// streams of tables share it already, and a short product is all epilogue. Pairs of bytes take 0.75 times as long for a vector, lookups 0.83 times. Two
    /// registers of rows against four vectors were 7 % slower than one at 512 bits and 3 % faster at 256; with two or eight vectors nothing was gained.
    /// </summary>
    public MatrixPlan? Grouped => UnrollsColumns || Vectors > 1 ? null : Layout.Family switch
    {
        KernelFamily.Lookup when TableStreams == 1 => this with { Vectors = GroupedVectors },
        KernelFamily.PairBytes => this with { Vectors = GroupedVectors, TileRegisters = 1 },
        KernelFamily.FloatRows => this with { Vectors = GroupedVectors, TileRegisters = TileRegisters % 2 == 0 ? 2 : 1 },
        _ => null,
    };

    /// <summary>
    /// Whether several vectors pass over all blocks before the next ones do: tables of four vectors fill the first-level cache, so that the smaller codes
    /// come from the second-level one, while they fit there. Other kernels, and lookups of one vector, keep the rows of a block in the first-level cache.
    /// </summary>
    public bool VectorsFirst => Vectors > 1 && Layout.Family == KernelFamily.Lookup && Layout.Bytes <= MostCachedBytes;

    /// <summary>Runs of narrow sums that cover all inner steps.</summary>
    public int Runs => StepsPerFlush > 0
        ? (Layout.ColumnSteps + StepsPerFlush - 1) / StepsPerFlush
        : Layout.Family == KernelFamily.Lookup ? 2 * Layout.ColumnSteps : 0;

    /// <summary>Columns whose codes look up one float: four bits of them.</summary>
    public int ColumnsPerGroup => Layout.Family == KernelFamily.FloatLookup ? 4 / Layout.StorageBits : 0;

    /// <summary>Groups of columns of a row that look up a float each.</summary>
    public int TableGroups => ColumnsPerGroup == 0 ? 0 : (Layout.Columns + ColumnsPerGroup - 1) / ColumnsPerGroup;

    /// <summary>
    /// Tables of partial sums that a step looks up: one a plane and digit of the integers, one a plane where these look up floats, one for float
    /// activations; 0 where there are none.
    /// </summary>
    public int TableStreams => Layout.Family switch
    {
        KernelFamily.Lookup => Input.Planes * Input.TableDigits,
        KernelFamily.FloatLookup => Math.Max(Input.Planes, 1),
        _ => 0,
    };

    /// <summary>Whether byte sums of all columns fit words, so that these are widened once a row.</summary>
    public bool HasWordSums => Runs <= RunsPerFlush;

    /// <summary>Planes of weights whose sums grow side by side: all of them where registers are enough, else one.</summary>
    public int PlanesAtOnce => Layout.Planes * TableStreams * Vectors <= MostSums ? Layout.Planes : 1;

    /// <summary>
    /// Whether the sums of the bits of a code are joined while they are words: a column adds at most the greatest code times the greatest
    /// digit.
    /// </summary>
    public bool JoinsBits =>
        Weights.PlaneBits > 1
        && PlanesAtOnce > 1
        && HasWordSums
        && ((1 << Weights.PlaneBits) - 1) * Layout.PaddedColumns * Input.GreatestTableDigit <= short.MaxValue;

    /// <summary>
    /// Whether pairs of products of unsigned codes can leave 16 bits: where no instruction sums four products, magnitudes of codes are then multiplied, each
    /// pair widened at once, by registers of at most 256 bits, eight to a tile.
    /// </summary>
    public bool TakesMagnitudes => Layout.Family == KernelFamily.DotBytes && MultipliesMagnitudes(Weights, Input);

    /// <summary>Whether pairs of a dot of bytes can leave 16 bits.</summary>
    public static bool MultipliesMagnitudes(WeightSpec weights, ActivationSpec input) => 2 * input.MaximumCode * GreatestSigned(weights) > short.MaxValue;

    /// <summary>
    /// Inner steps after which sums of pairs of a dot of bytes, two that take turns, may leave 16 bits. 0 where there are no such sums.
    /// </summary>
    public int DotSteps
    {
        get
        {
            if (Layout.Family != KernelFamily.DotBytes || TakesMagnitudes) return 0;
            int fours = Layout.ColumnsPerStep / 4;
            return short.MaxValue / (2 * Input.MaximumCode * GreatestSigned(Weights)) / ((fours + 1) / 2);
        }
    }

    /// <summary>Runs of <see cref="DotSteps"/> steps that cover all inner steps; 0 where there are none.</summary>
    public int DotRuns => DotSteps == 0 ? 0 : (Layout.ColumnSteps + DotSteps - 1) / DotSteps;

    /// <summary>The greatest magnitude of the signed bytes that dots multiply with.</summary>
    private static int GreatestSigned(WeightSpec weights) => Math.Max(weights.SignedOffset, (1 << weights.PlaneBits) - 1 - weights.SignedOffset);

    /// <summary>Whether what the sums start from is added once, behind the loop.</summary>
    public bool StartsLate => Layout.Family switch
    {
        KernelFamily.FloatRows => true,
        KernelFamily.PairBytes or KernelFamily.PairWords or KernelFamily.DotBytes => Layout.Planes == 1,
        _ => false,
    };

    /// <summary>Planes of sums that wait for the epilogue.</summary>
    public int SumPlanes => JoinsBits ? Weights.Planes : Layout.Planes;

    /// <summary>Whether the steps of a run of byte sums are written one after the other.</summary>
    public bool UnrollsRuns => StepsPerFlush > 1 && StepsPerFlush * PlanesAtOnce * TableStreams * Vectors <= MostUnrolledLookups;

    /// <summary>Bytes of the tables of one stream.</summary>
    public int TableStride => Layout.Family == KernelFamily.FloatLookup ? TableBytesPerGroup * TableGroups : TableBytesPerStep * Layout.ColumnSteps;

    /// <summary>Bytes of all tables of one vector.</summary>
    public int TableBytes => TableStreams * TableStride;

    /// <summary>Bytes of the 16 floats that a group looks up one of.</summary>
    private const int TableBytesPerGroup = 64;

    /// <summary>Bytes that the tables of an inner step may take, on the lane type that takes most.</summary>
    public const int TableBytesPerStep = 256;

    /// <summary>Whether products are exact integers, in registers of integers, that an epilogue scales.</summary>
    public bool IsInteger => Layout.Family is not (KernelFamily.FloatRows or KernelFamily.CodesByFloat or KernelFamily.FloatLookup or KernelFamily.ShiftsByFloat or KernelFamily.WideByFloat);

    /// <summary>Whether products are shifts, of integers or of the exponents of floats.</summary>
    public bool Shifts => Layout.Family is KernelFamily.ShiftsByFloat or KernelFamily.ShiftsByIntegers;

    /// <summary>Whether exact sums of shifts take 64 bits; those of <see cref="KernelFamily.WideByIntegers"/> always do.</summary>
    public bool HasWideSums => Layout.Family == KernelFamily.ShiftsByIntegers && Weights.GreatestSum(Layout.Columns, Input) > int.MaxValue;

    /// <summary>Integers of the buffer in which sums wait for the epilogue, a block at a time; 0 where they stay in registers.</summary>
    public int WaitingSums => Layout.Family switch
    {
        KernelFamily.Lookup => SumPlanes * TableStreams * Vectors * Layout.RowBlock,
        KernelFamily.WideByIntegers => Input.Planes * Layout.Planes * Input.WordParts * Layout.RowBlock,
        KernelFamily.ShiftsByIntegers when HasWideSums => 2 * Input.Planes * Layout.RowBlock,
        _ => 0,
    };

    /// <summary>Whether the weights are codes.</summary>
    public bool IsCoded => Layout.Family != KernelFamily.FloatRows;

    /// <summary>Whether sums stay the integers that they are: those of an integer-only network are requantized or normalised by what follows.</summary>
    public bool KeepsIntegers => Input.IsObserved;

    /// <summary>Whether rows have coefficients, floats by which sums are scaled.</summary>
    public bool HasCoefficients => IsCoded && !KeepsIntegers;

    /// <summary>Whether the inner steps are written one after the other: the plan does so for the few steps of a small network.</summary>
    public bool UnrollsColumns =>
        Vectors == 1
        && Layout.ColumnSteps <= LongestUnrolled
        && Layout.ColumnSteps * OperationsPerStep <= MostUnrolledOperations
        && (Runs == 0 || StepsPerFlush >= Layout.ColumnSteps);

    /// <summary>Lane operations of one inner step, roughly: loads of codes, then for every code of a byte what each register does with it.</summary>
    private int OperationsPerStep => Layout.Family switch
    {
        KernelFamily.FloatRows => 1 + TileRegisters,
        KernelFamily.PairBytes => TileRegisters + (8 / Layout.StorageBits) * (1 + 3 * TileRegisters),
        KernelFamily.PairWords => 1 + 3 * TileRegisters,
        KernelFamily.DotBytes => TileRegisters + Layout.ColumnsPerStep / 4 * (1 + (TakesMagnitudes ? 4 : 8) * TileRegisters),
        KernelFamily.WideByFloat => 1 + 6 * TileRegisters,
        KernelFamily.WideByIntegers => Input.WordParts + (1 + 2 * Input.WordParts) * TileRegisters,
        KernelFamily.Lookup => MostUnrolledOperations / MostUnrolledLookups * PlanesAtOnce * TableStreams,
        KernelFamily.FloatLookup => MostUnrolledOperations,
        KernelFamily.CodesByFloat => TileRegisters + (8 / Layout.StorageBits) * (1 + 4 * TileRegisters),
        _ => TileRegisters + (8 / Layout.StorageBits) * (2 + 7 * TileRegisters),
    };

    /// <summary>Multiply-adds of one time step, padding not counted.</summary>
    public long MultiplyAdds => (long)Layout.Rows * Layout.Columns;

    /// <summary>Whether the threads of a state or workspace, where it has several, share the rows.</summary>
    public bool IsShared => Layout.Blocks > 1 && Layout.Bytes * (WorksLong ? LongWork : 1) >= LeastSharedBytes;

    private bool WorksLong => Shifts || Layout.Family is KernelFamily.CodesByFloat or KernelFamily.FloatLookup;

    /// <summary>Bytes beside the codes: of coefficients, one float a plane and padded row, and of sums of rows.</summary>
    public long AlphaBytes => 4L * ((HasCoefficients ? Weights.Planes : 0) + (HasRowSums ? 1 : 0)) * Layout.PaddedRows;

    /// <summary>Whether rows have an integer each that corrects for the zero point of the activations: the sum of the row, times that point but where magnitudes are multiplied, whose kernels do so.</summary>
    public bool HasRowSums => Layout.Family == KernelFamily.DotBytes && (TakesMagnitudes || Input.IntegerZero != 0);

    /// <summary>The weights' field that holds them.</summary>
    public string RowSums => Name + (TakesMagnitudes ? "RowSums" : "Corrections");
}
