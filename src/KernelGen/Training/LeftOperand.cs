using System.Runtime.CompilerServices;

namespace KernelGen.Training;

/// <summary>Some rows of a left operand: as they lie in the user's matrix, or packed tile by tile.</summary>
internal readonly ref struct LeftOperand
{
    private readonly ref float first;
    private readonly nint rowStride;
    private readonly nint steps;

    private LeftOperand(ref float first, nint rowStride, nint steps, int rows, RowTiles tiles)
    {
        this.first = ref first;
        this.rowStride = rowStride;
        this.steps = steps;
        Rows = rows;
        Tiles = tiles;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>How they are cut into tiles.</summary>
    public RowTiles Tiles { get; }

    private bool IsPacked => rowStride == 0;

    /// <summary>Rows of a row-major matrix.</summary>
    public static LeftOperand Direct(ref float first, nint rowStride, int rows, RowTiles tiles) =>
        new(ref first, rowStride, 0, rows, tiles);

    /// <summary>Tiles one after another, in each k ascends and the tile's rows lie side by side.</summary>
    public static LeftOperand Packed(ref float first, nint steps, int rows, RowTiles tiles) =>
        new(ref first, 0, steps, rows, tiles);

    /// <summary>The first element of the tile that begins at row <paramref name="row"/>.</summary>
    public ref float Tile(int row) => ref Unsafe.Add(ref first, row * (IsPacked ? steps : rowStride));

    /// <summary>Floats from one row to the next within a tile.</summary>
    public nint RowStride => IsPacked ? 1 : rowStride;

    /// <summary>Floats from one k to the next within a tile of <paramref name="rows"/> rows.</summary>
    public nint StepStride(int rows) => IsPacked ? rows : 1;
}
