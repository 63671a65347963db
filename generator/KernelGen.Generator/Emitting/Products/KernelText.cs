using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Words for kernels, and the small expressions that several of them use.</summary>
internal static class KernelText
{
    /// <summary>The type of what the sums of a product start from and of its results.</summary>
    public static string Element(MatrixPlan matrix) => matrix.KeepsIntegers ? "int" : "float";

    /// <summary>The type of the threads that share rows of a product.</summary>
    public static string Team(string weightsType, MatrixPlan matrix) => $"ProductTeam<{weightsType}, {Element(matrix)}>";

    /// <summary>Ends the names of lane operations on them.</summary>
    public static string Lane(MatrixPlan matrix) => matrix.KeepsIntegers ? "S32" : "F32";

    /// <summary>The place of so many bytes in a buffer of them, without ref.</summary>
    public static string At(bool integers, string buffer, string offset) => $"{buffer}.{(integers ? "Integers" : "Floats")}At({offset})";

    /// <summary>
    /// The attribute of a method that is called as it stands, optimized from the first call on. The compiler also inlines methods that are marked as optimized; where a
    /// caller's own profile then used up what a method may inline, calls of lane operations were left in the loops, and a step took 2.5 times as long.
    /// </summary>
    public const string Kernel = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>The attribute of a method between kernels, which is not inlined for the same reason; it goes through the tiers, whose last one knows static constants.</summary>
    public const string Frame = "[MethodImpl(MethodImplOptions.NoInlining)]";

    /// <summary>One sentence on the kernel of a matrix.</summary>
    public static string Describe(MatrixPlan matrix) => matrix.Layout.Family switch
    {
        KernelFamily.FloatRows => "Float weights, one fused multiply-add a weight, columns ascending.",
        KernelFamily.FloatLookup => $"{Codes(matrix)}: {LookedUp(matrix)}, {(matrix.Input.Format == NumberFormat.Float ? "float sums, columns ascending" : "exact sums in floats")}.",
        KernelFamily.CodesByFloat =>
            $"{Codes(matrix)} expanded in registers and fused into float sums, columns ascending.",
        KernelFamily.PairBytes =>
            $"{Codes(matrix)} times signed bytes, pairs summed in 16 bits for at most {matrix.StepsPerFlush} steps, then in 32.",
        KernelFamily.DotBytes when matrix.TakesMagnitudes => $"{Codes(matrix)} as signed bytes times unsigned codes, four products at once in 32 bits; else flipped bytes times magnitudes, pairs in 16 bits and at once in 32.",
        KernelFamily.DotBytes => $"{Codes(matrix)} as signed bytes times unsigned codes, four products at once in 32 bits; else pairs in 16 bits for at most {matrix.DotSteps} {(matrix.DotSteps == 1 ? "step" : "steps")}.",
        KernelFamily.PairWords => $"{Codes(matrix)} widened to 16 bits, pairs summed in 32 bits.",
        KernelFamily.WideByFloat => $"{Codes(matrix)}, two bytes joined in registers and fused into float sums, columns ascending.",
        KernelFamily.WideByIntegers =>
            $"{Codes(matrix)} in {Count(matrix.Layout.Planes, "byte")} times integers in {Count(matrix.Input.WordParts, "word")}: exact sums of 32 bits, joined in 64.",
        KernelFamily.ShiftsByFloat => $"{Codes(matrix)}: a sign and a power of two, added to the exponents of floats; columns ascending.",
        KernelFamily.ShiftsByIntegers =>
            $"{Codes(matrix)}: a sign and a power of two, by which integers are shifted; exact sums in {(matrix.HasWideSums ? 64 : 32)} bits.",
        _ => $"{Bits(matrix)}: several weights look up their sum, in bytes for {ByteColumns(matrix)} columns, in words for {WordColumns(matrix)}, then in 32 bits.",
    };

    /// <summary>The name of a kernel family for a table.</summary>
    public static string Name(KernelFamily family) => family switch
    {
        KernelFamily.FloatRows => "float rows",
        KernelFamily.CodesByFloat => "codes by float",
        KernelFamily.FloatLookup => "lookup of floats",
        KernelFamily.PairBytes => "pairs of bytes",
        KernelFamily.PairWords => "pairs of words",
        KernelFamily.DotBytes => "dots of four bytes",
        KernelFamily.ShiftsByFloat => "shifts of floats",
        KernelFamily.ShiftsByIntegers => "shifts of integers",
        KernelFamily.WideByFloat => "two bytes by float",
        KernelFamily.WideByIntegers => "bytes by words in 64 bits",
        _ => "table lookup",
    };

    /// <summary>How lane types differ in a kernel, after its name; empty where only their width does.</summary>
    public static string Forms(KernelFamily family) => family switch
    {
        KernelFamily.Lookup => ": 64 entries of six columns on 512 bits where 64 bytes are permuted at once, else 16 entries of four columns",
        KernelFamily.DotBytes => ": one instruction with AVX-VNNI, which has 256 bits, else pairs in 16 bits",
        _ => "",
    };

    /// <summary>The register that cuts codes out of bytes, or null where a byte holds one code.</summary>
    public static string? Mask(MatrixPlan matrix) => (matrix.Layout.Family, matrix.Layout.StorageBits) switch
    {
        (KernelFamily.PairBytes or KernelFamily.DotBytes, < 8) => $"TLanes.BroadcastU8({(1 << matrix.Layout.StorageBits) - 1})",
        (KernelFamily.CodesByFloat, < 8) => $"TLanes.BroadcastS32({(1 << matrix.Layout.StorageBits) - 1})",
        _ => null,
    };

    private static string Bits(MatrixPlan matrix) => matrix.Weights.PlaneBits == 1 ? Codes(matrix) : $"{Codes(matrix)}, a plane a bit";

    /// <summary>Columns whose sums stay in bytes.</summary>
    private static int ByteColumns(MatrixPlan matrix) =>
        matrix.StepsPerFlush == 0 ? matrix.Layout.ColumnsPerStep / 2 : matrix.Layout.ColumnsPerStep * matrix.StepsPerFlush;

    /// <summary>Columns whose sums stay in words.</summary>
    private static int WordColumns(MatrixPlan matrix) => System.Math.Min(matrix.Layout.PaddedColumns, ByteColumns(matrix) * matrix.RunsPerFlush);

    private static string LookedUp(MatrixPlan matrix) => matrix.ColumnsPerGroup switch
    {
        1 => "a weight looks up its product",
        _ => $"{matrix.ColumnsPerGroup} weights look up their sum",
    };

    private static string Count(int count, string noun) => count == 1 ? $"one {noun}" : $"two {noun}s";

    private static string Codes(MatrixPlan matrix) => matrix.Weights.Planes > 1
        ? $"{matrix.Weights.Planes} planes of {matrix.Weights.PlaneBits}-bit codes"
        : $"{matrix.Weights.PlaneBits}-bit codes";
}
