using System;
using KernelGen.Bench.Baselines;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Bench.Cases;

/// <summary>A model to be stepped three ways: emitted code, generic runtime, float SIMD by hand.</summary>
/// <param name="Name">Cell, size and bits.</param>
/// <param name="Spec">The model.</param>
/// <param name="Emitted">Binds the emitted class.</param>
/// <param name="Bar">What the project promises for it; null for nothing.</param>
/// <param name="IsMultiplyFree">Whether its inner loops hold no multiplication.</param>
internal sealed record StepCase(string Name, ModelSpec Spec, Func<PackedModel, StreamInput, Advance> Emitted, StepBar? Bar = null, bool IsMultiplyFree = false)
{
    private const int CheckedSteps = 5;

    /// <summary>Seeded weights, packed; of an integer-only model with the ranges that its inputs show.</summary>
    public PackedModel Pack()
    {
        if (Spec.Integer is null) return PackedModel.Pack(Spec, SeededWeights.Of(Spec));
        TensorSet weights = SeededWeights.Of(Calibration.TwinOf(Spec));
        StreamInput input = new(Spec);
        return PackedModel.Pack(Spec, Spec.Embedding is null
            ? Calibration.Observe(Spec, weights, [input.AllFeatures])
            : Calibration.Observe(Spec, weights, [input.AllTokens]));
    }

    /// <summary>Packs seeded weights, binds the three and refuses to go on where they do not compute the same.</summary>
    public BoundCase Bind()
    {
        PackedModel packed = Pack();
        ModelSpec twinSpec = FloatTwin.Of(Spec);
        PackedModel twin = PackedModel.Pack(twinSpec, SeededWeights.Of(twinSpec));

        StreamInput emittedInput = new(Spec), genericInput = new(Spec), floatInput = new(twinSpec), twinInput = new(twinSpec);
        BoundCase bound = new(Name, Emitted(packed, emittedInput), Generic(packed, genericInput), Float(twin, floatInput));
        Advance genericTwin = Generic(twin, twinInput);
        for (int step = 0; step < CheckedSteps; step++)
        {
            bound.Emitted(step);
            bound.Generic(step);
            bound.FloatSimd(step);
            genericTwin(step);
            RequireNear(emittedInput.Output, genericInput.Output, 0, $"{Name}: emitted code and generic runtime, step {step}");
            RequireEqual(emittedInput.Integers, genericInput.Integers, $"{Name}: emitted code and generic runtime, step {step}");
            RequireNear(floatInput.Output, twinInput.Output, 1e-4f, $"{Name}: float SIMD and generic twin, step {step}");
        }

        return bound;
    }

    private static Advance Generic(PackedModel packed, StreamInput input)
    {
        if (packed.Spec.Integer is not null) return GenericIntegers(packed, input);
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        return packed.Spec.Embedding is null
            ? step => model.Step(input.Features(step), state, input.Output)
            : step => model.Step(input.Token(step), state, input.Output);
    }

    private static Advance GenericIntegers(PackedModel packed, StreamInput input)
    {
        IntegerModel model = new(packed);
        IntegerState state = model.CreateState();
        return packed.Spec.Embedding is null
            ? step => model.Step(input.Codes(step), state, input.Integers)
            : step => model.Step(input.Token(step), state, input.Integers);
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

    private static void RequireEqual(int[] left, int[] right, string what)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i]) throw new InvalidOperationException($"{what}, output {i}: {left[i]} and {right[i]}, expected to be equal. Times would mean nothing.");
        }
    }
}
