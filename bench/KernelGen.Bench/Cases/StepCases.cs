using System.Collections.Generic;
using KernelGen.Bench.Models;

namespace KernelGen.Bench.Cases;

/// <summary>Every model whose step is timed. The emitted classes share no type, so each is bound by name.</summary>
internal static class StepCases
{
    public static IReadOnlyList<StepCase> All { get; } =
    [
        new("lstm 300 4/4", Lstm300Balanced4.Spec, static (packed, input) =>
        {
            Lstm300Balanced4 model = Lstm300Balanced4.Of(packed);
            Lstm300Balanced4.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, Bar: StepBar.Codes),
        new("lstm 300 2/2", Lstm300Alternating2.Spec, static (packed, input) =>
        {
            Lstm300Alternating2 model = Lstm300Alternating2.Of(packed);
            Lstm300Alternating2.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, Bar: StepBar.Codes),
        new("lstm 450 4/4", Lstm450Balanced4.Spec, static (packed, input) =>
        {
            Lstm450Balanced4 model = Lstm450Balanced4.Of(packed);
            Lstm450Balanced4.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, Bar: StepBar.Codes),
        new("lstm 450 2/2", Lstm450Alternating2.Spec, static (packed, input) =>
        {
            Lstm450Alternating2 model = Lstm450Alternating2.Of(packed);
            Lstm450Alternating2.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, Bar: StepBar.Codes),
        new("lstm 450 2/2 affine", Lstm450Balanced2.Spec, static (packed, input) =>
        {
            Lstm450Balanced2 model = Lstm450Balanced2.Of(packed);
            Lstm450Balanced2.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 300 8/8", Lstm300Balanced8.Spec, static (packed, input) =>
        {
            Lstm300Balanced8 model = Lstm300Balanced8.Of(packed);
            Lstm300Balanced8.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 300 float", Lstm300Float.Spec, static (packed, input) =>
        {
            Lstm300Float model = Lstm300Float.Of(packed);
            Lstm300Float.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 300 dense shift 3/float", Lstm300DenseShift3.Spec, static (packed, input) =>
        {
            Lstm300DenseShift3 model = Lstm300DenseShift3.Of(packed);
            Lstm300DenseShift3.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 dense shift 3/4", Lstm300DenseShift3Codes.Spec, static (packed, input) =>
        {
            Lstm300DenseShift3Codes model = Lstm300DenseShift3Codes.Of(packed);
            Lstm300DenseShift3Codes.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 exponential 7/float", Lstm300Exponential7.Spec, static (packed, input) =>
        {
            Lstm300Exponential7 model = Lstm300Exponential7.Of(packed);
            Lstm300Exponential7.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 exponential 7/4", Lstm300Exponential7Codes.Spec, static (packed, input) =>
        {
            Lstm300Exponential7Codes model = Lstm300Exponential7Codes.Of(packed);
            Lstm300Exponential7Codes.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 ternary/float", Lstm300Ternary.Spec, static (packed, input) =>
        {
            Lstm300Ternary model = Lstm300Ternary.Of(packed);
            Lstm300Ternary.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 ternary/4", Lstm300TernaryCodes.Spec, static (packed, input) =>
        {
            Lstm300TernaryCodes model = Lstm300TernaryCodes.Of(packed);
            Lstm300TernaryCodes.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 ternary/8", Lstm300TernaryBytes.Spec, static (packed, input) =>
        {
            Lstm300TernaryBytes model = Lstm300TernaryBytes.Of(packed);
            Lstm300TernaryBytes.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 2/float", Lstm300Alternating2Weights.Spec, static (packed, input) =>
        {
            Lstm300Alternating2Weights model = Lstm300Alternating2Weights.Of(packed);
            Lstm300Alternating2Weights.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 300 4/float", Lstm300Balanced4Weights.Spec, static (packed, input) =>
        {
            Lstm300Balanced4Weights model = Lstm300Balanced4Weights.Of(packed);
            Lstm300Balanced4Weights.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 450 integers 8", Lstm450Integer8.Spec, static (packed, input) =>
        {
            Lstm450Integer8 model = Lstm450Integer8.Of(packed);
            Lstm450Integer8.State state = model.CreateState();
            return step => model.Step(input.Codes(step), state, input.Integers);
        }, Bar: StepBar.Integers),
        new("lstm 450 integers 4", Lstm450Integer4.Spec, static (packed, input) =>
        {
            Lstm450Integer4 model = Lstm450Integer4.Of(packed);
            Lstm450Integer4.State state = model.CreateState();
            return step => model.Step(input.Codes(step), state, input.Integers);
        }, Bar: StepBar.Integers),
        new("lstm 450 integers 8, normalised", Lstm450Integer8Normed.Spec, static (packed, input) =>
        {
            Lstm450Integer8Normed model = Lstm450Integer8Normed.Of(packed);
            Lstm450Integer8Normed.State state = model.CreateState();
            return step => model.Step(input.Codes(step), state, input.Integers);
        }, Bar: StepBar.Integers),
        new("lstm 450 integers 4, normalised", Lstm450Integer4Normed.Spec, static (packed, input) =>
        {
            Lstm450Integer4Normed model = Lstm450Integer4Normed.Of(packed);
            Lstm450Integer4Normed.State state = model.CreateState();
            return step => model.Step(input.Codes(step), state, input.Integers);
        }, Bar: StepBar.Integers),
        new("gru 450 4/4", Gru450Balanced4.Spec, static (packed, input) =>
        {
            Gru450Balanced4 model = Gru450Balanced4.Of(packed);
            Gru450Balanced4.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 64 4/4", Lstm64Balanced4.Spec, static (packed, input) =>
        {
            Lstm64Balanced4 model = Lstm64Balanced4.Of(packed);
            Lstm64Balanced4.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 64 2/float", Lstm64Alternating2Weights.Spec, static (packed, input) =>
        {
            Lstm64Alternating2Weights model = Lstm64Alternating2Weights.Of(packed);
            Lstm64Alternating2Weights.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }, IsMultiplyFree: true),
        new("lstm 64 float", Lstm64Float.Spec, static (packed, input) =>
        {
            Lstm64Float model = Lstm64Float.Of(packed);
            Lstm64Float.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 8 4/4", Lstm8Balanced4.Spec, static (packed, input) =>
        {
            Lstm8Balanced4 model = Lstm8Balanced4.Of(packed);
            Lstm8Balanced4.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("lstm 8 float", Lstm8Float.Spec, static (packed, input) =>
        {
            Lstm8Float model = Lstm8Float.Of(packed);
            Lstm8Float.State state = model.CreateState();
            return step => model.Step(input.Features(step), state, input.Output);
        }),
        new("word 300 4/4", Word300Balanced4.Spec, static (packed, input) =>
        {
            Word300Balanced4 model = Word300Balanced4.Of(packed);
            Word300Balanced4.State state = model.CreateState();
            return step => model.Step(input.Token(step), state, input.Output);
        }),
        new("word 300 2/2", Word300Alternating2.Spec, static (packed, input) =>
        {
            Word300Alternating2 model = Word300Alternating2.Of(packed);
            Word300Alternating2.State state = model.CreateState();
            return step => model.Step(input.Token(step), state, input.Output);
        }),
    ];
}
