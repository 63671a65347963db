using KernelGen.Integers;

namespace KernelGen.Generic;

/// <summary>What one layer carries from step to step, and its scratch.</summary>
/// <param name="codes">Codes that it puts out.</param>
/// <param name="cell">Values of 16 bits that it keeps.</param>
/// <param name="sums">Sums of a product.</param>
/// <param name="addsInput">Whether what it hands on stands apart from its codes.</param>
internal class IntegerLayerState(int codes, int cell, int sums, bool addsInput = false)
{
    private readonly sbyte[]? handedOn = addsInput ? new sbyte[codes] : null;

    /// <summary>The codes of h of a recurrent layer, or what another puts out.</summary>
    public sbyte[] Codes { get; } = new sbyte[codes];

    /// <summary>What the next layer reads: those codes, or of a residual layer those of x + h.</summary>
    public sbyte[] HandedOn => handedOn ?? Codes;

    public short[] Cell { get; } = new short[cell];

    public int[] InputSums { get; } = new int[sums];

    public int[] RecurrentSums { get; } = new int[sums];

    /// <summary>What was held to the ends of its range, of a model that counts.</summary>
    public SaturationCounts Counts;
}
