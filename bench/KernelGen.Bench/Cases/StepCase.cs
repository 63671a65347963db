using System;
using KernelGen.Bench.Baselines;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;

namespace KernelGen.Bench.Cases;

/// <summary>A model to be stepped three ways: emitted code, generic runtime, float SIMD by hand.</summary>
/// <param name="Name">Cell, size and bits.</param>
/// <param name="Spec">The model.</param>
/// <param name="Emitted">Binds the emitted class.</param>
/// <param name="HasBar">Whether the project promises a ratio for it: <see cref="GenericBar"/> and <see cref="FloatBar"/>.</param>
/// <param name="IsMultiplyFree">Whether its inner loops hold no multiplication.</param>
internal sealed record StepCase(string Name, ModelSpec Spec, Func<PackedModel, StreamInput, Advance> Emitted, bool HasBar = false, bool IsMultiplyFree = false)
{
    /// <summary>Least ratio of the generic runtime's time to the emitted code's.</summary>
    public const double GenericBar = 30;

    /// <summary>Least ratio of the float SIMD version's time to the emitted code's.</summary>
    public const double FloatBar = 3;

    private const int CheckedSteps = 5;

    /// <summary>Packs seeded weights, binds the three and refuses to go on where they do not compute the same.</summary>
    public BoundCase Bind()
    {
        TensorSet weights = SeededWeights.Of(Spec);
        PackedModel packed = PackedModel.Pack(Spec, weights);
        ModelSpec twinSpec = FloatTwin.Of(Spec);
        PackedModel twin = PackedModel.Pack(twinSpec, SeededWeights.Of(twinSpec));

        StreamInput emittedInput = new(Spec), genericInput = new(Spec), floatInput = new(Spec), twinInput = new(Spec);
        BoundCase bound = new(Name, Emitted(packed, emittedInput), Generic(packed, genericInput), Float(twin, floatInput));
        Advance genericTwin = Generic(twin, twinInput);
        for (int step = 0; step < CheckedSteps; step++)
        {
            bound.Emitted(step);
            bound.Generic(step);
            bound.FloatSimd(step);
            genericTwin(step);
            RequireNear(emittedInput.Output, genericInput.Output, 0, $"{Name}: emitted code and generic runtime, step {step}");
            RequireNear(floatInput.Output, twinInput.Output, 1e-4f, $"{Name}: float SIMD and generic twin, step {step}");
        }

        return bound;
    }

    private static Advance Generic(PackedModel packed, StreamInput input)
    {
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        return packed.Spec.Embedding is null
            ? step => model.Step(input.Features(step), state, input.Output)
            : step => model.Step(input.Token(step), state, input.Output);
    }

    private static Advance Float(PackedModel twin, StreamInput input)
    {
        FloatSimdModel model = new(twin.Spec, twin.Dequantize());
        return twin.Spec.Embedding is null
            ? step => model.Step(input.Features(step), input.Output)
            : step => model.Step(input.Token(step), input.Output);
    }

    private static void RequireNear(float[] left, float[] right, float tolerance, string what)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (MathF.Abs(left[i] - right[i]) <= tolerance) continue;
            throw new InvalidOperationException(
                $"{what}, output {i}: {left[i]:R} and {right[i]:R}, expected to differ by at most {tolerance:R}. Times would mean nothing.");
        }
    }
}
