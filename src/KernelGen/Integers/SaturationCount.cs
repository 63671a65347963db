using System;

namespace KernelGen.Integers;

/// <summary>How many values of one place of a layer were looked at, and how many of them were held to an end of their range.</summary>
/// <param name="Values">Values that were looked at.</param>
/// <param name="Least">Those below the least of the range, which became it.</param>
/// <param name="Greatest">Those above the greatest, which became it.</param>
public readonly record struct SaturationCount(long Values, long Least, long Greatest)
{
    /// <summary>Values that were held to either end.</summary>
    public long Held => Least + Greatest;

    /// <summary>The same and further values.</summary>
    public SaturationCount Plus(long values, long least, long greatest) => new(Values + values, Least + least, Greatest + greatest);

    /// <inheritdoc/>
    public override string ToString() => Values == 0
        ? "none"
        : FormattableString.Invariant($"{Held:N0} of {Values:N0} held ({(double)Held / Values:P3}; {Least:N0} to the least, {Greatest:N0} to the greatest)");
}
