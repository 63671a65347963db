using System;

namespace KernelGen.Training;

/// <summary>The ends of the real values of every row of a window. Threads take rows of their own.</summary>
internal sealed class RowEnds(int rows)
{
    private readonly float[] least = new float[rows], greatest = new float[rows];

    /// <summary>Leaves the ends of a row.</summary>
    public void See(int row, float low, float high) => (least[row], greatest[row]) = (low, high);

    /// <summary>Widens ends by those of a row.</summary>
    public (float Low, float High) Join(int row, float low, float high) => (Math.Min(low, least[row]), Math.Max(high, greatest[row]));
}
