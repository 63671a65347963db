using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>A generated model behind one face, so that every test runs over every case.</summary>
public abstract class ReflectedModel : IDisposable
{
    private static readonly Type[] Types =
    [
        .. typeof(ReflectedModel).Assembly.GetTypes()
            .Where(type => type.Namespace == "Cases" && type.GetMethod("Pack", [typeof(TensorSet)]) is not null && type.GetNestedType("State") is not null && type.GetNestedType("Source") is null
                && type.GetProperty("Spec")!.GetValue(null) is ModelSpec { Integer: null, Stride: 1 })
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names of all cases that step by themselves; <see cref="WholeSequenceTests"/>, <see cref="StridedModelTests"/> and <see cref="Decoding.DecoderTests"/> have others, integer-only ones tests of their own.</summary>
    public static IEnumerable<string> Names => Types.Select(type => type.Name);

    /// <summary>The model's declaration.</summary>
    public required ModelSpec Spec { get; init; }

    /// <summary>The spec of a case.</summary>
    public static ModelSpec SpecOf(string name) => (ModelSpec)TypeOf(name).GetProperty("Spec")!.GetValue(null)!;

    /// <summary>The stated bytes of a case.</summary>
    public static long PackedBytesOf(string name) => (long)TypeOf(name).GetField("PackedBytes")!.GetValue(null)!;

    /// <summary>Packs a case; state and workspace have <paramref name="threads"/> threads each, the workspace <paramref name="workspace"/> time steps.</summary>
    public static ReflectedModel Of(string name, PackedModel packed, LaneWidth lanes, int threads = 1, int workspace = 5)
    {
        Type type = TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        Type adapter = typeof(ModelAdapter<,>).MakeGenericType(type.GetNestedType("State")!, type.GetNestedType("Workspace")!);
        var reflected = (ReflectedModel)Activator.CreateInstance(adapter, model, SpecOf(name), threads, workspace)!;
        return reflected;
    }

    /// <summary>Bytes that the last call of many streams allocated on this thread.</summary>
    public long AllocatedByLastStreams { get; protected set; }

    /// <summary>Returns to before the first step.</summary>
    public abstract void Reset();

    /// <summary>The state's bytes.</summary>
    public abstract Span<byte> StateBytes { get; }

    /// <summary>One step on tokens (of which it takes the first) or features.</summary>
    public abstract void Step(ReadOnlySpan<int> token, ReadOnlySpan<float> features, Span<float> output);

    /// <summary>A sequence.</summary>
    public abstract void Run(ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs);

    /// <summary>Steps of many new streams, on a token or features each, as many as there are outputs for.</summary>
    /// <returns>The bytes of the states of all streams, one after the other.</returns>
    public abstract byte[] StepStreams(int streams, bool together, ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs);

    /// <summary>Ends the threads of state and workspace.</summary>
    public abstract void Dispose();

    private static Type TypeOf(string name) => Types.Single(type => type.Name == name);
}
