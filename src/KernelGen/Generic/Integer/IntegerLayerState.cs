using KernelGen.Integers;

namespace KernelGen.Generic;

/// <summary>What one layer carries from step to step, and its scratch.</summary>
/// <param name="codes">Codes that it puts out.</param>
/// <param name="cell">Values of 16 bits that it keeps.</param>
/// <param name="sums">Sums of a product.</param>
internal class IntegerLayerState(int codes, int cell, int sums)
{
    public sbyte[] Codes { get; } = new sbyte[codes];

    public short[] Cell { get; } = new short[cell];

    public int[] InputSums { get; } = new int[sums];

    public int[] RecurrentSums { get; } = new int[sums];

    /// <summary>What was held to the ends of its range, of a model that counts.</summary>
    public SaturationCounts Counts;
}
