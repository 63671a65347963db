using System;
using System.Diagnostics.CodeAnalysis;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Affine codes of activations under the present value of their learned number, and the ends of the range.</summary>
internal readonly record struct LearnedCode
{
    private readonly AffineCode affine;

    /// <summary>The constants of <paramref name="spec"/> where the learned number is <paramref name="learned"/>.</summary>
    /// <exception cref="ArgumentException">The range is not learned.</exception>
    public LearnedCode(ActivationSpec spec, float learned)
    {
        affine = AffineCode.Of(spec, learned);
        Method = spec.LearnedBy!.Value;
        Step = spec.StepOf(learned);
        IsSigned = spec.Minimum < 0;

        // As levels are computed, so that a value which is the outermost level (a GRU blends two of them to it) always lies at the end.
        Least = affine.Scale * spec.IntegerOf(0);
        Greatest = affine.Scale * spec.IntegerOf(spec.MaximumCode);
    }

    /// <summary>LearnedStep or LearnedClip.</summary>
    public Quantizer Method { get; }

    /// <summary>From values to codes.</summary>
    [UnscopedRef]
    public ref readonly AffineCode Affine => ref affine;

    /// <summary>Distance of neighbouring levels.</summary>
    public float Step { get; }

    /// <summary>The lowest level: -Q_N steps, or -a, or 0.</summary>
    public float Least { get; }

    /// <summary>The highest level: Q_P steps, or a.</summary>
    public float Greatest { get; }

    /// <summary>Whether the range reaches below zero.</summary>
    public bool IsSigned { get; }
}
