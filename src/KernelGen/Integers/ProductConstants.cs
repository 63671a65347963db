using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// What turns the sums of a product of codes into summands of pre-activations, whose unit is 2^-12: one factor for all rows, or normalisation of every gate, which
/// makes that factor needless.
/// </summary>
public sealed class ProductConstants
{
    private const int GainWordBits = 15, LeastGainBits = 5, MostGainBits = 30;

    private ProductConstants(int[] starts, Requantization toPreActivations)
    {
        Starts = starts;
        ToPreActivations = toPreActivations;
    }

    /// <summary>What the sum of a row starts from: its bias in units of the product, less what the zero point of the vector's codes adds.</summary>
    public int[] Starts { get; }

    /// <summary>From sums to summands; of no meaning where the product is normalised.</summary>
    public Requantization ToPreActivations { get; }

    /// <summary>The gain of every row where the product is normalised, 16 bits; empty elsewhere.</summary>
    public int[] Gains { get; private init; } = [];

    /// <summary>Bits behind the point of gains, 5 to 30.</summary>
    public int GainBits { get; private init; }

    /// <summary>What is added to deviations, <see cref="IntegerNorm.EpsilonOf"/>.</summary>
    public long Epsilon { get; private init; }

    /// <summary>The constants of a product that is not normalised.</summary>
    /// <param name="matrix">Unit and sums of the weights.</param>
    /// <param name="vector">What the codes of the vector stand for.</param>
    /// <param name="bias">A real bias a row, or none.</param>
    /// <param name="name">The tensor of biases, for the message.</param>
    /// <exception cref="WeightFormatException">The product's unit is beyond that of pre-activations by 2^16, or a bias does not fit 30 bits of the product's unit; names the tensor and the row.</exception>
    public static ProductConstants Of(CodeSums matrix, CodeRange vector, ReadOnlySpan<float> bias, string name) =>
        new(Fold(matrix, vector, bias, name), ToPreActivation(matrix.Unit * vector.Step, name));

    /// <summary>The constants of a product whose gates are normalised.</summary>
    /// <param name="matrix">Unit and sums of the weights.</param>
    /// <param name="vector">What the codes of the vector stand for.</param>
    /// <param name="gains">A gain a row.</param>
    /// <param name="form">The deviation.</param>
    public static ProductConstants Normalised(CodeSums matrix, CodeRange vector, ReadOnlySpan<float> gains, DeviationForm form)
    {
        double greatest = 0;
        foreach (float gain in gains) greatest = Math.Max(greatest, Math.Abs(gain));
        int bits = greatest == 0 ? LeastGainBits : Math.Clamp(GainWordBits - 1 - Math.ILogB(greatest), LeastGainBits, MostGainBits);
        int[] rounded = new int[gains.Length];
        for (int row = 0; row < rounded.Length; row++) rounded[row] = Rounding.To16((long)Rounding.Nearest(Math.ScaleB(gains[row], bits)));
        return new ProductConstants(Fold(matrix, vector, [], ""), default)
        {
            Gains = rounded,
            GainBits = bits,
            Epsilon = IntegerNorm.EpsilonOf(Arithmetic.LayerNorm.Epsilon, matrix.Unit * vector.Step, form),
        };
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

    private static Requantization ToPreActivation(double unit, string name)
    {
        double factor = unit * (1 << BinaryPoint.PreActivationBits);
        return factor < Requantization.FactorsEnd
            ? Requantization.Of(factor)
            : throw new WeightFormatException(name, FormattableString.Invariant($"a product whose unit is {unit}"), "a unit below 16");
    }

    private static int[] Fold(CodeSums matrix, CodeRange vector, ReadOnlySpan<float> bias, string name)
    {
        int[] starts = new int[matrix.Rows.Length];
        for (int row = 0; row < starts.Length; row++)
        {
            double units = bias.IsEmpty ? 0 : Rounding.Nearest(bias[row] / (matrix.Unit * vector.Step));
            if (!(Math.Abs(units) < 1 << 30))
                throw new WeightFormatException(name, FormattableString.Invariant($"{bias[row]} in row {row}, {units} units of its product"), "less than 2^30 units");
            starts[row] = (int)units - vector.Zero * matrix.Rows[row];
        }

        return starts;
    }
}
