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
        float number = MathF.Max(learned, ActivationSpec.LeastLearned);
        Step = spec.StepOf(learned);
        bool isStep = Method == Quantizer.LearnedStep;
        Least = isStep ? spec.IntegerOf(0) : spec.Minimum < 0 ? -number : 0;
        Greatest = isStep ? spec.IntegerOf(spec.MaximumCode) : number;
        IsSigned = spec.Minimum < 0;
    }

    /// <summary>LearnedStep or LearnedClip.</summary>
    public Quantizer Method { get; }

    /// <summary>From values to codes.</summary>
    [UnscopedRef]
    public ref readonly AffineCode Affine => ref affine;

    /// <summary>Distance of neighbouring levels.</summary>
    public float Step { get; }

    /// <summary>The lower end of the range: in steps (-Q_N) for a learned step, as a value (-a or 0) for a learned clip.</summary>
    public float Least { get; }

    /// <summary>The upper end of the range: Q_P steps, or a.</summary>
    public float Greatest { get; }

    /// <summary>Whether the range reaches below zero.</summary>
    public bool IsSigned { get; }
}
