using System;
using System.ComponentModel;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The constants that turn a value into its affine code and back: code = floor(value * InverseStep + Offset), fused, clipped
/// to 0 .. MaximumCode; integer = Multiplier * code - Zero; level = Scale * integer. Halves round up.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AffineCode
{
    private AffineCode(ActivationSpec spec, float inverseStep, float scale)
    {
        InverseStep = inverseStep;
        Offset = 0.5f * spec.Zero2 + 0.5f;
        MaximumCode = spec.MaximumCode;
        Multiplier = spec.IntegerStepIsOne ? 1 : 2;
        Zero = spec.IntegerStepIsOne ? spec.Zero2 / 2 : spec.Zero2;
        Scale = scale;
    }

    private AffineCode(float scale, int bits)
    {
        MaximumCode = (1 << bits) - 1;
        InverseStep = MaximumCode / scale;
        Offset = 0.5f * MaximumCode + 0.5f;
        Multiplier = 2;
        Zero = MaximumCode;
        Scale = QuantizedMatrix.AlphaOf(scale, bits);
    }

    /// <summary>Codes a unit of value.</summary>
    public float InverseStep { get; }

    /// <summary>The zero point in codes, and the half that makes a floor a rounding.</summary>
    public float Offset { get; }

    /// <summary>The greatest code.</summary>
    public int MaximumCode { get; }

    /// <summary>1 or 2: integers a code.</summary>
    public int Multiplier { get; }

    /// <summary>What is taken off the multiplied code.</summary>
    public int Zero { get; }

    /// <summary>The factor beta from integers to levels.</summary>
    public float Scale { get; }

    /// <summary>The constants of affine activations over a static range.</summary>
    /// <exception cref="ArgumentException"><paramref name="spec"/> is not affine, or its range is learned.</exception>
    public static AffineCode Of(ActivationSpec spec)
    {
        RequireAffine(spec);
        if (spec.LearnedBy is { } method)
            throw new ArgumentException($"A range learned by {method}; expected a static one, or the learned number too.", nameof(spec));
        return new AffineCode(spec, spec.MaximumCode / (spec.Maximum - spec.Minimum), spec.Scale);
    }

    /// <summary>The constants of affine activations over a learned range.</summary>
    /// <param name="spec">The codes.</param>
    /// <param name="learned">The step or clip; see <see cref="ActivationSpec.StepOf"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="spec"/> is not affine, or its range is static.</exception>
    public static AffineCode Of(ActivationSpec spec, float learned)
    {
        RequireAffine(spec);
        if (spec.LearnedBy is null) throw new ArgumentException("A static range; expected a learned one.", nameof(spec));
        float step = spec.StepOf(learned);
        return new AffineCode(spec, 1 / step, spec.ScaleOf(step));
    }

    private static void RequireAffine(ActivationSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Format != NumberFormat.Affine) throw new ArgumentException($"{spec.Format} activations; expected affine ones.", nameof(spec));
    }

    /// <summary>The constants of balanced weights of 1 to 16 bits whose lowest and highest level lie <paramref name="scale"/> apart.</summary>
    internal static AffineCode OfWeights(float scale, int bits) => new(scale, bits);
}
