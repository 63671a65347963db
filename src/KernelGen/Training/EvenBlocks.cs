namespace KernelGen.Training;

/// <summary>An extent cut into as few blocks of at most a given length as possible, all of nearly equal length.</summary>
internal readonly struct EvenBlocks
{
    private readonly int extent;
    private readonly int unit;
    private readonly long units;

    /// <summary>Cuts <paramref name="extent"/> at multiples of <paramref name="unit"/> into <paramref name="count"/> blocks.</summary>
    public EvenBlocks(int extent, int count, int unit)
    {
        this.extent = extent;
        this.unit = unit;
        units = Divide(extent, unit);
        Count = count;
    }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Cuts <paramref name="extent"/> at multiples of <paramref name="unit"/> into blocks of at most <paramref name="longest"/>.</summary>
    public static EvenBlocks AtMost(int extent, int longest, int unit = 1) =>
        new(extent, Divide(Divide(extent, unit), longest / unit), unit);

    /// <summary>Where block <paramref name="index"/> begins; for <see cref="Count"/>, the extent.</summary>
    public int Start(int index) => index == Count ? extent : (int)(units * index / Count * unit);

    private static int Divide(int extent, int unit) => (extent + unit - 1) / unit;
}
