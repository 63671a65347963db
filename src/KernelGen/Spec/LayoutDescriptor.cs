namespace KernelGen.Spec;

/// <summary>
/// Where the codes of a matrix lie in memory for its kernel. The same bytes serve every lane type.
/// <para>
/// Rows are first padded: each of <see cref="Gates"/> groups of <see cref="GateRows"/> rows to <see cref="GateStride"/>
/// rows (a multiple of 16), then the whole to a multiple of <see cref="RowBlock"/>. Padding rows and columns hold zeros.
/// Blocks of <see cref="RowBlock"/> rows follow each other; inside a block the columns ascend; planes are outermost.
/// </para>
/// <list type="table">
/// <item><term>FloatRows</term><description>[block][column][row of block] floats</description></item>
/// <item><term>CodesByFloat, ShiftsByFloat, ShiftsByIntegers, WideByFloat</term><description>[plane][block][column / P][row of block] bytes; the byte holds the codes of columns
/// P*g + p at bit p * StorageBits, with P = 8 / StorageBits</description></item>
/// <item><term>PairBytes</term><description>[plane][block][column / 4P][row of block][4] bytes; byte b holds the codes of columns
/// 4 * (P*g + p) + b at bit p * StorageBits</description></item>
/// <item><term>DotBytes</term><description>as PairBytes, of codes of 8 bits two such groups of four columns a step; these are stored less 128, as signed
/// bytes, and padding is 0</description></item>
/// <item><term>PairWords, WideByIntegers</term><description>[plane][block][column / 2][row of block][2] bytes, one code a byte</description></item>
/// <item><term>FloatLookup</term><description>[plane][block][column / P][row of block] words of 32 bits; the word holds the codes of columns P*g + p at
/// bit p * StorageBits, with P = 32 / StorageBits</description></item>
/// <item><term>Wide families</term><description>plane 0 holds the low bytes of codes of more than 8 bits, plane 1 the high ones</description></item>
/// <item><term>Lookup</term><description>[plane][block][column / 24][3][row of block] bytes: eight columns each, the first in the lowest bit; a code of
/// several bits has a plane for each of them, the lowest first</description></item>
/// </list>
/// </summary>
/// <param name="Family">The kernel.</param>
/// <param name="Gates">Groups of rows that are padded apart.</param>
/// <param name="GateRows">Rows of a group.</param>
/// <param name="Columns">Columns before padding.</param>
/// <param name="Planes">Planes of codes; 1 for floats.</param>
/// <param name="StorageBits">Bits a code takes: 1, 2, 4 or 8 (a 3-bit code takes 4); 32 for floats.</param>
/// <param name="RowBlock">Rows of a block.</param>
public sealed record LayoutDescriptor(
    KernelFamily Family, int Gates, int GateRows, int Columns, int Planes, int StorageBits, int RowBlock)
{
    /// <summary>Rows from one gate to the next: <see cref="GateRows"/> rounded up to a multiple of 16.</summary>
    public int GateStride => Multiples.WholeRegisters(GateRows);

    /// <summary>Rows before padding.</summary>
    public int Rows => Gates * GateRows;

    /// <summary>Rows after padding: the length of every buffer of sums.</summary>
    public int PaddedRows => Multiples.RoundUp(Gates * GateStride, RowBlock);

    /// <summary>Blocks of rows.</summary>
    public int Blocks => PaddedRows / RowBlock;

    /// <summary>Columns that one step of the inner loop consumes.</summary>
    public int ColumnsPerStep => Family switch
    {
        KernelFamily.FloatRows => 1,
        KernelFamily.CodesByFloat or KernelFamily.ShiftsByFloat or KernelFamily.ShiftsByIntegers or KernelFamily.WideByFloat => 8 / StorageBits,
        KernelFamily.PairBytes => 4 * (8 / StorageBits),
        KernelFamily.DotBytes => BytesPerRowStep * (8 / StorageBits),
        KernelFamily.PairWords or KernelFamily.WideByIntegers => 2,
        KernelFamily.FloatLookup => 32 / StorageBits,
        _ => 24,
    };

    /// <summary>Steps of the inner loop.</summary>
    public int ColumnSteps => (Columns + ColumnsPerStep - 1) / ColumnsPerStep;

    /// <summary>Columns after padding: the length of the integer vector that a product reads.</summary>
    public int PaddedColumns => ColumnSteps * ColumnsPerStep;

    /// <summary>Bytes that a row takes in one step of the inner loop.</summary>
    public int BytesPerRowStep => Family switch
    {
        KernelFamily.FloatRows => 4,
        KernelFamily.PairBytes or KernelFamily.FloatLookup => 4,
        KernelFamily.PairWords or KernelFamily.WideByIntegers => 2,
        KernelFamily.Lookup => 3,
        KernelFamily.DotBytes => StorageBits == 8 ? 8 : 4,
        _ => 1,
    };

    /// <summary>Bytes from a row to the next within a step.</summary>
    public int RowStride => Family switch { KernelFamily.Lookup => 1, KernelFamily.DotBytes => 4, _ => BytesPerRowStep };

    /// <summary>Bytes of a plane.</summary>
    public long PlaneBytes => (long)PaddedRows * ColumnSteps * BytesPerRowStep;

    /// <summary>Bytes of the whole matrix as it lies in memory.</summary>
    public long Bytes => Planes * PlaneBytes;

    /// <summary>
    /// The <see cref="Planes"/> of a kernel: those of the matrix, each bit apart where tables are looked up; two bytes of a code of more than 8 bits; 1
    /// for floats.
    /// </summary>
    public static int PlanesOf(KernelFamily family, WeightSpec weights)
    {
        if (family == KernelFamily.Lookup) return weights.Planes * weights.PlaneBits;
        return weights.PlaneBits is > 8 and < 32 ? 2 : weights.Planes > 1 ? weights.Planes : 1;
    }

    /// <summary>The padded row of a row.</summary>
    public int PaddedRow(int row) => row / GateRows * GateStride + row % GateRows;

    /// <summary>
    /// The <see cref="StorageBits"/> of a kernel: those of a code rounded up to 1, 2, 4 or 8; a whole byte where the kernel widens
    /// bytes; 32 for floats.
    /// </summary>
    /// <param name="family">The kernel.</param>
    /// <param name="planeBits">Bits of a code.</param>
    public static int StorageBitsOf(KernelFamily family, int planeBits) => family switch
    {
        KernelFamily.FloatRows => 32,
        KernelFamily.Lookup => 1,
        KernelFamily.PairWords or KernelFamily.WideByFloat or KernelFamily.WideByIntegers => 8,
        _ => planeBits switch { 1 => 1, 2 => 2, 3 or 4 => 4, _ => 8 },
    };
}
