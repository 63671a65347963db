using System;

namespace KernelGen.Training;

/// <summary>How rows are cut into tiles: the widest tile as long as many rows are left, then the cheapest mixture.</summary>
internal sealed class RowTiles
{
    // What a tile costs in inner-loop time: a tile of one or two rows waits for its own sums.
    private static readonly (int Rows, int Cost)[] sizes = [(14, 14), (10, 10), (6, 6), (2, 4), (1, 4)];

    private readonly byte[] next;

    private RowTiles(int widest)
    {
        Widest = widest;
        next = new byte[2 * widest];
        int[] cost = new int[next.Length];
        for (int rows = 1; rows < next.Length; rows++)
        {
            cost[rows] = int.MaxValue;
            foreach ((int size, int price) in sizes)
            {
                if (size > widest || size > rows || cost[rows - size] + price >= cost[rows]) continue;
                cost[rows] = cost[rows - size] + price;
                next[rows] = (byte)size;
            }
        }
    }

    /// <summary>Tiles of up to 14 rows, for 32 registers.</summary>
    public static RowTiles Wide { get; } = new(14);

    /// <summary>
    /// Tiles of up to 10 rows, for 32 registers and left operands whose rows lie a multiple of 2 KiB apart: more of them than a
    /// first-level cache has ways would drive each other out.
    /// </summary>
    public static RowTiles Medium { get; } = new(10);

    /// <summary>Tiles of up to 6 rows, for 16 registers.</summary>
    public static RowTiles Small { get; } = new(6);

    /// <summary>Rows of the widest tile.</summary>
    public int Widest { get; }

    /// <summary>Rows of the next tile where <paramref name="left"/> rows are left.</summary>
    public int Next(int left) => left >= next.Length ? Widest : next[left];
}
