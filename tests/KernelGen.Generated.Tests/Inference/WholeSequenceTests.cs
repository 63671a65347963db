using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Models that read sequences from both ends: the bits of the plain interpreter on every lane type, one call a sequence, nothing kept.</summary>
public sealed class WholeSequenceTests
{
    private static readonly Type[] types =
    [
        .. typeof(WholeSequenceTests).Assembly.GetTypes()
            .Where(type => type.Namespace == "Cases" && type.GetMethod("Pack", [typeof(TensorSet)]) is not null && type.GetNestedType("State") is null
                && SpecOf(type).Integer is null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private delegate void Sequence(ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs);

    private delegate void RunTokens<TWorkspace>(ReadOnlySpan<int> tokens, Span<float> outputs, TWorkspace workspace);

    private delegate void RunFeatures<TWorkspace>(ReadOnlySpan<float> inputs, Span<float> outputs, TWorkspace workspace);

    public static TheoryData<string> Names => [.. types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EmittedModel_EqualsTheGenericRuntime_SequenceAfterSequence(string name)
    {
        ModelSpec spec = SpecOf(name);
        var data = new ExampleData(spec);
        PackedModel packed = PackedModel.Pack(spec, data.Weights);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            Sequence run = Bind(name, packed, lanes, ExampleData.Steps);
            foreach (int steps in (int[])[ExampleData.Steps, spec.Stride, spec.Stride + 3, ExampleData.Steps])
            {
                float[] expected = new float[steps / spec.Stride * spec.OutputSize], emitted = new float[expected.Length];
                GenericModel generic = new(packed);
                if (spec.Embedding is null) generic.Run(Features(data, spec, steps), expected);
                else generic.Run(data.Tokens.AsSpan(0, steps), expected);
                run(data.Tokens.AsSpan(0, steps), Features(data, spec, steps), emitted);
                Assert.Equal(Bits(expected), Bits(emitted));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ASequence_AllocatesNothing(string name)
    {
        ModelSpec spec = SpecOf(name);
        var data = new ExampleData(spec);
        Sequence run = Bind(name, PackedModel.Pack(spec, data.Weights), LaneTypes.Widest, ExampleData.Steps);
        float[] outputs = new float[ExampleData.Steps / spec.Stride * spec.OutputSize];
        for (int call = 0; call < 3; call++) run(data.Tokens, Features(data, spec, ExampleData.Steps), outputs);
        Allocations.Settle();
        run(data.Tokens, Features(data, spec, ExampleData.Steps), outputs);

        long before = Allocations.OfThisThread();
        run(data.Tokens, Features(data, spec, ExampleData.Steps), outputs);
        Assert.Equal(before, Allocations.OfThisThread());
    }

    [Fact]
    public void SequencesThatDoNotFit_AreRefused_AndSayWhy()
    {
        using RnnPair model = RnnPair.Pack(new ExampleData(RnnPair.Spec).Weights);
        using RnnPair.Workspace workspace = model.CreateWorkspace(4);
        float[] inputs = new float[5 * RnnPair.InputSize], outputs = new float[5 * RnnPair.OutputSize];
        Assert.Contains(
            "5 time steps; the workspace takes 4", Assert.Throws<ArgumentException>(() => model.Run(inputs, outputs, workspace)).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => model.Run([], [], workspace)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Run(inputs.AsSpan(0, 14), outputs, workspace));
        Assert.Throws<ArgumentException>(() => model.Run(inputs.AsSpan(0, 13), outputs, workspace));
        inputs[3] = float.NaN;
        Assert.Throws<ArgumentException>(() => model.Run(inputs.AsSpan(0, 13), outputs.AsSpan(0, 9), workspace));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateWorkspace(0));
    }

    [Fact]
    public void AStep_IsNotOffered_AndSaysSoAtCompileTime()
    {
        ObsoleteAttribute mark = typeof(RnnPair).GetMethod("Step")!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(mark.IsError);
        Assert.Contains("Run", mark.Message, StringComparison.Ordinal);
        Assert.Null(typeof(RnnPair).GetMethod("StepMany"));
        GenericModel generic = new(PackedModel.Pack(RnnPair.Spec, new ExampleData(RnnPair.Spec).Weights));
        Assert.Throws<InvalidOperationException>(() => generic.Step(new float[13], generic.CreateState(), new float[9]));
    }

    [Fact]
    public void TheGenericRuntime_GivesAWholeSequenceTheBitsOfItsSteps()
    {
        var data = new ExampleData(TwoLayers.Spec);
        GenericModel generic = new(PackedModel.Pack(TwoLayers.Spec, data.Weights));
        float[] whole = new float[ExampleData.Steps * generic.OutputSize], steps = new float[whole.Length];
        if (TwoLayers.Spec.Embedding is null)
        {
            generic.Run(data.Features, whole);
            generic.Run(data.Features, generic.CreateState(), steps);
        }
        else
        {
            generic.Run(data.Tokens, whole);
            generic.Run(data.Tokens, generic.CreateState(), steps);
        }

        Assert.Equal(Bits(steps), Bits(whole));
    }

    private static ModelSpec SpecOf(string name) => SpecOf(TypeOf(name));

    private static ModelSpec SpecOf(Type type) => (ModelSpec)type.GetProperty("Spec")!.GetValue(null)!;

    private static Type TypeOf(string name) => types.Single(type => type.Name == name);

    private static ReadOnlySpan<float> Features(ExampleData data, ModelSpec spec, int steps) =>
        spec.Embedding is null ? data.Features.AsSpan(0, steps * spec.InputSize) : [];

    private static Sequence Bind(string name, PackedModel packed, LaneWidth lanes, int steps)
    {
        Type type = TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        object workspace = type.GetMethod("CreateWorkspace")!.Invoke(model, [steps, 1])!;
        MethodInfo bind = typeof(WholeSequenceTests).GetMethod(nameof(BindOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Sequence)bind.MakeGenericMethod(workspace.GetType()).Invoke(null, [model, workspace])!;
    }

    private static Sequence BindOf<TWorkspace>(object model, TWorkspace workspace)
    {
        MethodInfo run = model.GetType().GetMethod("Run")!;
        if (run.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<int>))
        {
            var tokens = run.CreateDelegate<RunTokens<TWorkspace>>(model);
            return (sequence, _, outputs) => tokens(sequence, outputs, workspace);
        }

        var features = run.CreateDelegate<RunFeatures<TWorkspace>>(model);
        return (_, sequence, outputs) => features(sequence, outputs, workspace);
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
