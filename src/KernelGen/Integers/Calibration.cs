using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Decoding;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// Ranges of an integer-only network after training: its float twin runs over sample sequences, and the least and greatest values of what layers put out and the
/// greatest magnitudes of c become the ranges of codes (papers section 3.2).
/// </summary>
public static class Calibration
{
    /// <summary>Fewest time steps: of fewer a range says little.</summary>
    public const int LeastSteps = 64;

    /// <summary>The float twin of an integer-only network: the same layers with float weights and activations, its encoder's too.</summary>
    public static ModelSpec TwinOf(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        static WeightSpec Float(WeightSpec weights) => new(Quantizer.FullPrecision, 32);
        return spec with
        {
            Integer = null,
            Encoder = spec.Encoder is { } encoder ? TwinOf(encoder) : null,
            Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Select(layer => layer switch
            {
                EmbeddingSpec embedding => embedding with { Weights = Float(embedding.Weights) },
                RecurrentSpec recurrent => recurrent with
                {
                    InputActivation = ActivationSpec.Float,
                    InputWeights = Float(recurrent.InputWeights),
                    RecurrentWeights = Float(recurrent.RecurrentWeights),
                    HiddenActivation = ActivationSpec.Float,
                    ResidualCodes = ActivationSpec.Float,
                },
                AttentionSpec attention => attention with
                {
                    InputActivation = ActivationSpec.Float,
                    MemoryActivation = ActivationSpec.Float,
                    Weights = Float(attention.Weights),
                    OutputCodes = ActivationSpec.Float,
                },
                LinearSpec linear => linear with { InputActivation = ActivationSpec.Float, Weights = Float(linear.Weights), OutputCodes = ActivationSpec.Float },
                _ => layer,
            })]),
        };
    }

    /// <summary>The weights of the twin and beside them the ranges that were observed: what an integer-only network is packed from.</summary>
    /// <param name="spec">The integer-only network.</param>
    /// <param name="weights">Trained float weights of its twin; ranges among them are replaced.</param>
    /// <param name="sequences">Sequences of tokens like those that the network will read, <see cref="LeastSteps"/> in all at least.</param>
    /// <exception cref="ArgumentException">Too few time steps, or the same token throughout.</exception>
    /// <exception cref="WeightFormatException">The weights are none of the twin, or a range has collapsed: the layer put out nothing but zeros.</exception>
    public static TensorSet Observe(ModelSpec spec, TensorSet weights, IReadOnlyList<int[]> sequences)
    {
        RequireAlone(spec);
        Require("sequences", sequences, size: 1, "token");
        return Observe(spec, weights, (model, observer) =>
        {
            foreach (int[] sequence in sequences)
            {
                if (spec.ReadsWholeSequences) model.Run(sequence, new float[sequence.Length * model.OutputSize], observer.Observe);
                else Follow(model, observer, sequence, size: 1, (token, state, output) => model.Step(token[0], state, output));
            }
        });
    }

    /// <summary>The same of a network of features.</summary>
    /// <param name="spec">The integer-only network.</param>
    /// <param name="weights">Trained float weights of its twin; ranges among them are replaced.</param>
    /// <param name="sequences">Sequences of finite features, time step after time step.</param>
    /// <exception cref="ArgumentException">Too few time steps, the same value throughout, or a sequence that ends within a time step or has a value that is not finite.</exception>
    /// <exception cref="WeightFormatException">The weights are none of the twin, or a range has collapsed: the layer put out nothing but zeros.</exception>
    public static TensorSet Observe(ModelSpec spec, TensorSet weights, IReadOnlyList<float[]> sequences)
    {
        RequireAlone(spec);
        int size = spec.InputSize;
        Require("sequences", sequences, size, "value");
        return Observe(spec, weights, (model, observer) =>
        {
            foreach (float[] sequence in sequences)
            {
                observer.Observe(sequence);
                if (spec.ReadsWholeSequences) model.Run(sequence, new float[sequence.Length / size * model.OutputSize], observer.Observe);
                else Follow<float>(model, observer, sequence, size, model.Step);
            }
        });
    }

    /// <summary>The same of an encoder and a decoder of tokens, which reads every target behind the boundary as in training.</summary>
    /// <param name="spec">The integer-only network, with its encoder.</param>
    /// <param name="weights">Trained float weights of its twin; ranges among them are replaced.</param>
    /// <param name="sources">Sources of 1 to as many tokens as attention is made for, <see cref="LeastSteps"/> tokens in all at least.</param>
    /// <param name="targets">The target of every source, without boundaries; as many tokens in all at least.</param>
    /// <exception cref="ArgumentException">Too few time steps, the same token throughout, or sources and targets that are no pairs.</exception>
    /// <exception cref="WeightFormatException">The weights are none of the twin, or a range has collapsed: the layer put out nothing but zeros.</exception>
    public static TensorSet Observe(ModelSpec spec, TensorSet weights, IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets)
    {
        RequirePairs(spec, sources, targets);
        Require("sources", sources, size: 1, "token");
        return Observe(spec, weights, targets, (model, observer, pair) => model.Encode(sources[pair], observer.Observe));
    }

    /// <summary>The same of an encoder of features and a decoder of tokens.</summary>
    /// <param name="spec">The integer-only network, with its encoder.</param>
    /// <param name="weights">Trained float weights of its twin; ranges among them are replaced.</param>
    /// <param name="sources">Sources of features, time step after time step, of 1 to as many time steps as attention is made for.</param>
    /// <param name="targets">The target of every source, without boundaries; as many tokens in all at least.</param>
    /// <inheritdoc cref="Observe(ModelSpec, TensorSet, IReadOnlyList{int[]}, IReadOnlyList{int[]})"/>
    public static TensorSet Observe(ModelSpec spec, TensorSet weights, IReadOnlyList<float[]> sources, IReadOnlyList<int[]> targets)
    {
        RequirePairs(spec, sources, targets);
        Require("sources", sources, spec.Encoder!.InputSize, "value");
        return Observe(spec, weights, targets, (model, observer, pair) =>
        {
            observer.Observe(sources[pair]);
            return model.Encode(sources[pair], observer.Observe);
        });
    }

    private delegate void Stepped<T>(ReadOnlySpan<T> input, GenericState state, Span<float> output);

    /// <summary>Steps through a sequence, however long: nothing is kept of it but the ends of ranges.</summary>
    private static void Follow<T>(GenericModel model, RangeObserver observer, T[] sequence, int size, Stepped<T> step)
    {
        GenericState state = model.CreateState();
        float[] output = new float[model.OutputSize];
        for (int first = 0; first < sequence.Length; first += size)
        {
            step(sequence.AsSpan(first, size), state, output);
            observer.Observe(state);
        }
    }

    /// <summary>Reads targets behind the sources that <paramref name="encode"/> reads before each.</summary>
    private static TensorSet Observe(ModelSpec spec, TensorSet weights, IReadOnlyList<int[]> targets, Func<GenericModel, RangeObserver, int, GenericSource> encode)
    {
        Require("targets", targets, size: 1, "token");
        return Observe(spec, weights, (model, observer) =>
        {
            float[] output = new float[model.OutputSize];
            for (int pair = 0; pair < targets.Count; pair++)
            {
                GenericSource source = encode(model, observer.Encoder!, pair);
                GenericState state = model.CreateState();
                foreach (int token in targets[pair].Prepend(SequenceDecoder.Boundary))
                {
                    model.Step(token, source, state, output);
                    observer.Observe(state);
                }
            }
        });
    }

    private static TensorSet Observe(ModelSpec spec, TensorSet weights, Action<GenericModel, RangeObserver> run)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(weights);
        if (spec.Integer is null) throw new ArgumentException($"{spec.Name} is not integer-only: its ranges are not observed.", nameof(spec));
        HashSet<string> ranges = [.. spec.AllLayers.SelectMany(ModelTensors.ObservedRanges).Select(range => range.Name)];
        TensorSet own = new();
        foreach (Tensor tensor in weights.Where(tensor => !ranges.Contains(tensor.Name))) own.Add(tensor);
        RangeObserver observer = new(spec);
        run(new GenericModel(PackedModel.Pack(TwinOf(spec), own)), observer);
        foreach ((TensorSpec range, float[] values) in observer.Ranges()) own.Add(range.Name, values);
        return own;
    }

    private static void RequireAlone(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Encoder is not null) throw new ArgumentException($"{spec.Name} attends to sources: its ranges are observed over pairs of sources and targets.", nameof(spec));
    }

    private static void RequirePairs<TSource>(ModelSpec spec, IReadOnlyList<TSource[]> sources, IReadOnlyList<int[]> targets)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (spec.Encoder is null) throw new ArgumentException($"{spec.Name} has no encoder: its ranges are observed over sequences, not over pairs.", nameof(spec));
        if (sources.Count != targets.Count)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {sources.Count} sources and {targets.Count} targets; expected a target a source."));
    }

    /// <summary>Refuses a sequence that is missing, ends within a time step or has a value that is no finite number; tokens are looked at where they are read.</summary>
    private static void RequireSequence<T>(string name, int index, T[] sequence, int size)
    {
        string? found = sequence is null ? "is null"
            : sequence.Length % size != 0 ? string.Create(CultureInfo.InvariantCulture, $"has {sequence.Length} values")
            : sequence is float[] values && Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var at ? string.Create(CultureInfo.InvariantCulture, $"has {values[at]} at position {at}")
            : null;
        if (found is not null)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Of the {name} that at position {index} {found}; expected whole time steps of {size} finite values."));
    }

    private static void Require<T>(string name, IReadOnlyList<T[]> sequences, int size, string what)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        for (int index = 0; index < sequences.Count; index++) RequireSequence(name, index, sequences[index], size);
        int steps = sequences.Sum(sequence => sequence.Length / size);
        if (steps < LeastSteps)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {name} have {steps} time steps; expected at least {LeastSteps} to observe ranges over."));
        if (sequences.SelectMany(sequence => sequence).Distinct().Take(2).Count() < 2)
            throw new ArgumentException($"The {name} hold the same {what} throughout; expected several, like those that the network will read.");
    }
}
