namespace KernelGen.Generic;

/// <summary>What a decoder of an <see cref="IntegerModel"/> attends to: the codes that its encoder put out for one source, and those of their keys.</summary>
public sealed class IntegerSource
{
    internal IntegerSource(IntegerAttentionLayer owner, int[] rows, int[][] keys) => (Owner, Rows, Keys) = (owner, rows, keys);

    /// <summary>Time steps of the source.</summary>
    public int Length => Keys.Length;

    /// <summary>The attention that it was made for.</summary>
    internal IntegerAttentionLayer Owner { get; }

    /// <summary>The codes of all rows, one row after another, counted from the one that stands for 0.</summary>
    internal int[] Rows { get; }

    /// <summary>The codes of W_m m of every row, counted from the one that stands for 0.</summary>
    internal int[][] Keys { get; }
}
