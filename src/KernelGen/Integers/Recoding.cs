using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>
/// From integers to the codes of a range: steps by one factor, counted from the code that stands for 0, held to the ends. Pre-activations are such codes too, of 16 bits around 0.
/// </summary>
/// <param name="ToSteps">From an integer to steps of the codes.</param>
/// <param name="Zero">The code that stands for 0.</param>
/// <param name="Least">The least code.</param>
/// <param name="Greatest">The greatest code.</param>
public readonly record struct Recoding(Requantization ToSteps, int Zero, int Least, int Greatest)
{
    /// <summary>The same codes, counted from the one that stands for 0.</summary>
    public Recoding FromZero => new(ToSteps, 0, Least - Zero, Greatest - Zero);

    /// <summary>The code of an integer.</summary>
    public int Apply(int value) => Math.Clamp(ToSteps.Apply(value) + Zero, Least, Greatest);

    /// <summary>The codes of integers.</summary>
    /// <param name="codes">What codes stand for.</param>
    /// <param name="unit">What an integer of 1 stands for.</param>
    /// <param name="name">The tensor of the range, for the message.</param>
    /// <exception cref="WeightFormatException">An integer takes 2^16 codes or more; names the tensor.</exception>
    internal static Recoding To(CodeRange codes, double unit, string name)
    {
        double factor = unit / codes.Step;
        return factor < Requantization.FactorsEnd
            ? new Recoding(Requantization.Of(factor), codes.Zero, codes.Least, codes.Greatest)
            : throw new WeightFormatException(
                name,
                FormattableString.Invariant($"a range whose codes are {codes.Step} apart"),
                FormattableString.Invariant($"codes more than {unit / Requantization.FactorsEnd} apart, the 2^16th part of an integer that leads to them"));
    }
}
