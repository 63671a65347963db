using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// What the signed codes of a vector stand for: Step (code - Zero), codes from -2^(Bits - 1) to 2^(Bits - 1) - 1 (Jacob et al. 2018, papers section 3.2, whose codes
/// are unsigned: 2^(Bits - 1) more). Zero is a code, so that padding and absent values are exact.
/// </summary>
/// <param name="Step">Distance of neighbouring levels, above 0.</param>
/// <param name="Zero">The code that stands for 0.</param>
/// <param name="Bits">2 to 8; 16 of pre-activations, which are counted like codes in training.</param>
public readonly record struct CodeRange(double Step, int Zero, int Bits)
{
    /// <summary>The least code.</summary>
    public int Least => -(1 << (Bits - 1));

    /// <summary>The greatest code.</summary>
    public int Greatest => (1 << (Bits - 1)) - 1;

    /// <summary>The codes of what a layer puts out: of an embedding those of its rows, of others those over the range that was observed.</summary>
    /// <exception cref="WeightFormatException">The range is not finite, upside down or collapsed; names the tensor.</exception>
    public static CodeRange Of(PackedModel model, LayerSpec layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (layer is EmbeddingSpec embedding)
            return new CodeRange(CodeSums.UnitOf(model.Matrix(ModelTensors.Qualified(layer, "weight"))), 0, embedding.Weights.Bits);
        return Of(model, ModelTensors.ObservedOutputs(layer), layer.OutputActivation.Bits);
    }

    /// <summary>The codes of h, which a residual layer does not hand on.</summary>
    /// <inheritdoc cref="Of(PackedModel, LayerSpec)"/>
    public static CodeRange OfHidden(PackedModel model, RecurrentSpec layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        return Of(model, ModelTensors.ObservedHidden(layer), layer.HiddenActivation.Bits);
    }

    /// <summary>The codes that enter a layer: those of the layer before, or those of raw features.</summary>
    /// <inheritdoc cref="Of(PackedModel, LayerSpec)"/>
    public static CodeRange Entering(PackedModel model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        int before = model.Spec.Before(layer);
        if (before >= 0) return Of(model, model.Spec.Layers[before]);
        return Of(model, ModelTensors.ObservedFeatures(model.Spec.Layers[layer]), model.Spec.FeatureActivation.Bits);
    }

    /// <summary>The ends between which a real value is not held to the least or the greatest code.</summary>
    internal (float Least, float Greatest) Ends => ((float)(Step * (Least - Zero - 0.5)), (float)(Step * (Greatest - Zero + 0.5)));

    /// <summary>The code of a real value.</summary>
    public sbyte CodeOf(double value) => (sbyte)Limit((long)Rounding.Nearest(Math.Clamp(value / Step, -1e9, 1e9)));

    /// <summary>What a code stands for.</summary>
    public double ValueOf(int code) => Step * (code - Zero);

    /// <summary>The nearest code of a number of steps from 0.</summary>
    public int Limit(long steps) => (int)Math.Clamp(steps + Zero, Least, Greatest);

    /// <summary>The codes over the range from <paramref name="minimum"/> to <paramref name="maximum"/>, widened to hold 0.</summary>
    /// <param name="minimum">Finite.</param>
    /// <param name="maximum">Finite, not below the minimum.</param>
    /// <param name="bits">2 to 8.</param>
    /// <exception cref="ArgumentException">The range is not finite, upside down, or nothing but 0: it has collapsed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Other bits.</exception>
    public static CodeRange Over(double minimum, double maximum, int bits)
    {
        if (bits is < 2 or > 8) throw new ArgumentOutOfRangeException(nameof(bits), bits, "Expected 2 to 8 bits.");
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum) || minimum > maximum)
            throw new ArgumentException(FormattableString.Invariant($"The range is {minimum} to {maximum}; expected finite numbers in that order."), nameof(minimum));
        (double least, double greatest) = (Math.Min(0, minimum), Math.Max(0, maximum));
        double step = (greatest - least) / ((1 << bits) - 1);
        if (!double.IsNormal(step))
            throw new ArgumentException(FormattableString.Invariant($"The range {minimum} to {maximum} has collapsed; expected values of which some are not zero."), nameof(minimum));
        return new CodeRange(step, (int)Rounding.Nearest(-least / step) - (1 << (bits - 1)), bits);
    }

    /// <summary>The codes over the range that a tensor of a packed model holds.</summary>
    /// <exception cref="WeightFormatException">The range is not finite, upside down or collapsed; names the tensor.</exception>
    internal static CodeRange Of(PackedModel model, TensorSpec tensor, int bits)
    {
        ReadOnlySpan<float> observed = model.Vector(tensor);
        return Of(tensor.Name, observed[0], observed[1], bits);
    }

    /// <summary>The codes over the range that a tensor holds.</summary>
    /// <exception cref="WeightFormatException">The range is not finite, upside down or collapsed; names the tensor.</exception>
    internal static CodeRange Of(string name, float minimum, float maximum, int bits)
    {
        try
        {
            return Over(minimum, maximum, bits);
        }
        catch (ArgumentException)
        {
            throw new WeightFormatException(name, FormattableString.Invariant($"a range from {minimum} to {maximum}"), "finite numbers in that order, not both 0");
        }
    }
}
