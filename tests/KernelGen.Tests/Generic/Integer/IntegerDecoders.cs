using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>Encoders and decoders of tokens with random weights.</summary>
internal static class IntegerDecoders
{
    public const int Sources = 19, Targets = 7, Size = 10, Hidden = 12, Units = 8, Longest = 14;

    /// <summary>In floats: a pair or one layer reads the source; the decoder has a recurrent layer, attention, a layer with tanh and a last one.</summary>
    public static ModelSpec Floats(CellKind cell, bool isPair = true, AttentionScore score = AttentionScore.ScaledDot)
    {
        RecurrentSpec reading = Layers.Recurrent(cell, Size, Hidden, name: "encoder.cell");
        int memory = isPair ? 2 * Hidden : Hidden;
        ModelSpec encoder = new("Dated.Encoder", new EquatableArray<LayerSpec>([
            new EmbeddingSpec("encoder.embedding", Sources, Size, Layers.FloatWeights),
            .. isPair ? new[] { reading with { Direction = LayerDirection.Forward }, reading with { Direction = LayerDirection.Backward } } : [reading],
        ]));
        return new ModelSpec("Dated", new EquatableArray<LayerSpec>(
            new EmbeddingSpec("decoder.embedding", Targets, Size, Layers.FloatWeights),
            Layers.Recurrent(cell, Size, Hidden, name: "decoder.cell"),
            Attention(Hidden, memory) with { Score = score },
            new LinearSpec("decoder.linear", memory + Hidden, Hidden, ActivationSpec.Float, Layers.FloatWeights, Bias: true) { Activation = LinearActivation.Tanh },
            new LinearSpec("decoder.linear2", Hidden, Targets, ActivationSpec.Float, Layers.FloatWeights, Bias: true)))
        { Encoder = encoder };
    }

    /// <summary>A decoder that is attention alone, behind its embedding: what leaves is the context and the row of the token.</summary>
    public static ModelSpec AttentionAlone()
    {
        ModelSpec whole = Floats(CellKind.Gru);
        return whole with { Layers = new EquatableArray<LayerSpec>(whole.Layers[0], Attention(Size, 2 * Hidden)) };
    }

    public static ModelSpec Integers(ModelSpec floats) => IntegerTwin.Of(floats, new IntegerSpec(Pieces: 32));

    /// <summary>Weights of the float twin with the ranges that random pairs show.</summary>
    public static TensorSet Weights(ModelSpec spec, ulong seed = 3)
    {
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), seed);

        // Recurrent weights of half the range: with the whole one small differences grow from step to step.
        foreach (Tensor tensor in weights.Where(tensor => tensor.Name.Contains("weight_hh", StringComparison.Ordinal)))
            foreach (ref float value in tensor.Values) value *= 0.5f;
        return Calibration.Observe(spec, weights, Sequences(seed, Sources), Sequences(seed, Targets));
    }

    /// <summary>Sequences of 3 to as many tokens as a source may have, from 1 on.</summary>
    public static int[][] Sequences(ulong seed, int vocabulary)
    {
        var random = new Random((int)seed);
        return [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, random.Next(3, Longest + 1)).Select(_ => random.Next(1, vocabulary)).ToArray())];
    }

    private static AttentionSpec Attention(int input, int memory) => new(
        "decoder.attention", input, memory, Units, AttentionScore.ScaledDot, ActivationSpec.Float, ActivationSpec.Float, Layers.FloatWeights, Longest);
}
