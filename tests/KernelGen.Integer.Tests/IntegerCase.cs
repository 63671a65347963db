using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Integer.Tests;

/// <summary>A generated integer-only model behind one face, so that every test runs over every case.</summary>
public abstract class IntegerCase : IDisposable
{
    private static readonly Type[] types =
    [
        .. typeof(IntegerCase).Assembly.GetTypes().Where(type => type.Namespace is "Cases" or "Cases.Decoders" && type.GetNestedType("Workspace") is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names of all cases but decoders.</summary>
    public static IEnumerable<string> Names => types.Where(type => !IsDecoder(type)).Select(type => type.Name);

    /// <summary>The names of those that attend to an encoder.</summary>
    public static IEnumerable<string> NamesOfDecoders => types.Where(IsDecoder).Select(type => type.Name);

    /// <summary>The names of those that have a step.</summary>
    public static IEnumerable<string> NamesOfStreams => Names.Where(name => !SpecOf(name).ReadsWholeSequences);

    /// <summary>The names of those that read sequences from both ends.</summary>
    public static IEnumerable<string> NamesOfPairs => Names.Except(NamesOfStreams);

    /// <summary>The class of a case.</summary>
    public static Type TypeOf(string name) => types.Single(type => type.Name == name);

    /// <summary>The spec of a case.</summary>
    public static ModelSpec SpecOf(string name) => (ModelSpec)TypeOf(name).GetProperty("Spec")!.GetValue(null)!;

    /// <summary>The names of those that count saturation.</summary>
    public static IEnumerable<string> CountingNames => Names.Where(name => SpecOf(name).Integer is { CountsSaturation: true });

    /// <summary>Random weights of the float twin and the ranges that random inputs show.</summary>
    /// <param name="name">The case.</param>
    /// <param name="magnitude">What weights are multiplied by.</param>
    /// <param name="share">What the ranges of h, c and normalised sums are multiplied by after they were observed: below 1 they are too narrow.</param>
    public static PackedModel Packed(string name, float magnitude = 1, float share = 1)
    {
        ModelSpec spec = SpecOf(name);
        TensorSet weights = new();
        ulong stream = 0;
        foreach (TensorSpec tensor in Calibration.TwinOf(spec).Tensors)
        {
            float[] values = new float[tensor.Count];
            float bound = magnitude * (tensor.Columns == 0 ? 1 : 1 / MathF.Sqrt(tensor.Columns));
            new CounterRandom(7, stream++).Fill(values, -bound, bound);
            if (tensor.Columns == 0) weights.Add(tensor.Name, values);
            else weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        TensorSet observed = Observed(spec, weights);
        foreach (Tensor range in observed.Where(tensor => new[] { "range_h", "range_c", "range_sum" }.Any(name => tensor.Name.Contains(name, StringComparison.Ordinal))))
            foreach (ref float end in range.Values) end *= share;
        return PackedModel.Pack(spec, observed);
    }

    /// <summary>A model on a lane type; state and workspace have <paramref name="threads"/> threads each.</summary>
    public static IntegerCase Of(string name, PackedModel packed, LaneWidth lanes, int threads = 1)
    {
        Type type = TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        Type adapter = typeof(IntegerAdapter<,>).MakeGenericType(type.GetNestedType("State")!, type.GetNestedType("Workspace")!);
        return (IntegerCase)Activator.CreateInstance(adapter, model, packed.Spec, threads)!;
    }

    /// <summary>Random tokens.</summary>
    public static int[] Tokens(ModelSpec spec, int steps, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, steps).Select(_ => random.Next(spec.InputSize))];
    }

    private static bool IsDecoder(Type type) => type.GetNestedType("Source") is not null;

    private static TensorSet Observed(ModelSpec spec, TensorSet weights)
    {
        if (spec.Attention is not { } attention)
        {
            return spec.Embedding is null
                ? Calibration.Observe(spec, weights, [Features(spec, 100, 3)])
                : Calibration.Observe(spec, weights, [Tokens(spec, 200, 3)]);
        }

        int[][] targets = [.. Enumerable.Range(0, 30).Select(seed => Tokens(spec, 6, seed))];
        int Steps(int seed) => 1 + (7 * seed) % attention.Longest;
        return spec.Encoder!.Embedding is null
            ? Calibration.Observe(spec, weights, [.. targets.Select((_, seed) => Features(spec.Encoder, Steps(seed), 50 + seed))], targets)
            : Calibration.Observe(spec, weights, [.. targets.Select((_, seed) => Tokens(spec.Encoder, Steps(seed), 50 + seed))], targets);
    }

    /// <summary>Random features from -1 to 1.</summary>
    public static float[] Features(ModelSpec spec, int steps, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, steps * spec.InputSize).Select(_ => 2 * random.NextSingle() - 1)];
    }

    /// <summary>Random codes of features.</summary>
    public static sbyte[] Codes(ModelSpec spec, int steps, int seed)
    {
        var random = new Random(seed);
        int bits = spec.FeatureActivation.Bits;
        return [.. Enumerable.Range(0, spec.Embedding is null ? steps * spec.InputSize : 0).Select(_ => (sbyte)random.Next(-(1 << (bits - 1)), 1 << (bits - 1)))];
    }

    /// <summary>The unit of outputs.</summary>
    public abstract double OutputUnit { get; }

    /// <summary>What the stream counted; nothing where the model does not count.</summary>
    public abstract IReadOnlyList<Saturation> Saturations { get; }

    /// <summary>What the streams of the last <see cref="StepMany"/> counted.</summary>
    public abstract IReadOnlyList<IReadOnlyList<Saturation>> SaturationsOfMany { get; }

    /// <summary>Lets the stream count from 0.</summary>
    public abstract void ResetSaturations();

    /// <summary>One step on a token or on codes.</summary>
    public abstract void Step(int token, ReadOnlySpan<sbyte> codes, Span<int> output);

    /// <summary>A sequence.</summary>
    public abstract void Run(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> outputs);

    /// <summary>A step of many streams: new ones, or those of the last call where it goes on.</summary>
    public abstract void StepMany(int streams, ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> outputs, bool goesOn = false);

    /// <summary>Back to before the first step.</summary>
    public abstract void Reset();

    /// <summary>Ends the threads.</summary>
    public abstract void Dispose();
}
