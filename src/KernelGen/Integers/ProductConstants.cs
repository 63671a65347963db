using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// What turns the sums of a product of codes into summands of pre-activations, whose unit is 2^-12, or of sums to be normalised: one factor for all rows, or normalisation of every gate, which
/// makes that factor needless.
/// </summary>
public sealed class ProductConstants
{
    private const int GainWordBits = 15, LeastGainBits = 5, MostGainBits = 30;

    /// <summary>Takes memory for the constants of a product.</summary>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="isNormalised">Whether its gates are normalised.</param>
    public ProductConstants(int rows, bool isNormalised) => (Starts, Gains) = (new int[rows], new int[isNormalised ? rows : 0]);

    /// <summary>What the sum of a row starts from: its bias in units of the product, less what the zero point of the vector's codes adds.</summary>
    public int[] Starts { get; }

    /// <summary>From sums to summands; of no meaning where the product is normalised, or its sums alone were taken.</summary>
    public Requantization ToPreActivations { get; private set; }

    /// <summary>The gain of every row where the product is normalised, 16 bits; empty elsewhere.</summary>
    public int[] Gains { get; }

    /// <summary>Bits behind the point of gains, 5 to 30.</summary>
    public int GainBits { get; private set; }

    /// <summary>What is added to deviations, <see cref="IntegerNorm.EpsilonOf"/>.</summary>
    public long Epsilon { get; private set; }

    /// <summary>Sets the constants of a product whose sums become summands of pre-activations, or of sums to be normalised.</summary>
    /// <param name="weights">Unit and sums of the weights.</param>
    /// <param name="vector">What the codes of the vector stand for.</param>
    /// <param name="bias">A real bias for each of the last rows, or none.</param>
    /// <param name="name">The tensor of biases, for the message.</param>
    /// <param name="summandUnit">What a summand of 1 stands for.</param>
    /// <exception cref="WeightFormatException">The product's unit is beyond that of summands by 2^16, or a bias does not fit 30 bits of the product's unit; names the tensor and the row.</exception>
    public void Take(in CodeSums weights, CodeRange vector, ReadOnlySpan<float> bias, string name, double summandUnit = 1.0 / (1 << BinaryPoint.PreActivationBits))
    {
        TakeSums(weights, vector, bias, name);
        ToPreActivations = ToSummand(weights.Unit * vector.Step, summandUnit, name);
    }

    /// <summary>Sets the constants of a product whose gates are normalised.</summary>
    /// <param name="weights">Unit and sums of the weights.</param>
    /// <param name="vector">What the codes of the vector stand for.</param>
    /// <param name="gains">A gain a row.</param>
    /// <param name="form">The deviation.</param>
    public void TakeNormalised(in CodeSums weights, CodeRange vector, ReadOnlySpan<float> gains, DeviationForm form)
    {
        double greatest = 0;
        foreach (float gain in gains) greatest = Math.Max(greatest, Math.Abs(gain));
        GainBits = greatest == 0 ? LeastGainBits : Math.Clamp(GainWordBits - 1 - Math.ILogB(greatest), LeastGainBits, MostGainBits);
        for (int row = 0; row < Gains.Length; row++) Gains[row] = Rounding.To16((long)Rounding.Nearest(Math.ScaleB(gains[row], GainBits)));
        TakeSums(weights, vector, [], "");
        Epsilon = IntegerNorm.EpsilonOf(Arithmetic.LayerNorm.Epsilon, weights.Unit * vector.Step, form);
    }

    /// <summary>Sets what sums start from, and nothing else: of a product whose sums are left as they are, or requantized by a factor of their own.</summary>
    /// <param name="weights">Unit and sums of the weights.</param>
    /// <param name="vector">What the codes of the vector stand for.</param>
    /// <param name="bias">A real bias for each of the last rows, or none.</param>
    /// <param name="name">The tensor of biases, for the message.</param>
    /// <exception cref="WeightFormatException">A bias does not fit 30 bits of the product's unit; names the tensor and the row.</exception>
    public void TakeSums(in CodeSums weights, CodeRange vector, ReadOnlySpan<float> bias, string name)
    {
        int unbiased = Starts.Length - bias.Length;
        for (int row = 0; row < Starts.Length; row++)
        {
            double units = row < unbiased ? 0 : Rounding.Nearest(bias[row - unbiased] / (weights.Unit * vector.Step));
            if (!(Math.Abs(units) < 1 << 30))
                throw new WeightFormatException(name, FormattableString.Invariant($"{bias[row - unbiased]} in row {row}, {units} units of its product"), "less than 2^30 units");
            Starts[row] = (int)units - (weights.Rows.IsEmpty ? 0 : vector.Zero * weights.Rows[row]);
        }
    }

    /// <summary>Writes <see cref="Starts"/> as the rows of a layout are padded.</summary>
    public void LayStarts(LayoutDescriptor layout, Span<int> destination) => Lay(layout, Starts, destination);

    /// <summary>Writes <see cref="Gains"/> as the rows of a layout are padded.</summary>
    public void LayGains(LayoutDescriptor layout, Span<int> destination) => Lay(layout, Gains, destination);

    /// <summary>Writes an integer a row as the rows of a layout are padded, 0 where there is none.</summary>
    public static void Lay(LayoutDescriptor layout, ReadOnlySpan<int> values, Span<int> destination)
    {
        ArgumentNullException.ThrowIfNull(layout);
        destination.Clear();
        for (int row = 0; row < values.Length; row++) destination[layout.PaddedRow(row)] = values[row];
    }

    private static Requantization ToSummand(double unit, double summandUnit, string name)
    {
        double factor = unit / summandUnit;
        return factor < Requantization.FactorsEnd
            ? Requantization.Of(factor)
            : throw new WeightFormatException(name, FormattableString.Invariant($"a product whose unit is {unit}"), FormattableString.Invariant($"a unit below {Requantization.FactorsEnd * summandUnit}"));
    }
}
