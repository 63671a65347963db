namespace KernelGen.Generic;

/// <summary>What a decoder of a <see cref="GenericModel"/> attends to: the rows that its encoder put out for one source, and their keys.</summary>
public sealed class GenericSource
{
    internal GenericSource(float[] rows, float[][] keys) => (Rows, Keys) = (rows, keys);

    /// <summary>Time steps of the source.</summary>
    public int Length => Keys.Length;

    /// <summary>The values of all rows, one after another.</summary>
    internal float[] Rows { get; }

    /// <summary>W_m m of every row.</summary>
    internal float[][] Keys { get; }
}
