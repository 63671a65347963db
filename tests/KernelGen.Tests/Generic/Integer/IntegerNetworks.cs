using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>Integer-only networks of tokens with random weights.</summary>
internal static class IntegerNetworks
{
    public const int Vocabulary = 23, Size = 12, Hidden = 20, Outputs = 9;

    public static ModelSpec Spec(CellKind cell, ProductNorm norm = ProductNorm.None, int bits = 8, int pieces = 32, int layers = 1)
    {
        WeightSpec weights = new(Quantizer.Symmetric, bits), bytes = new(Quantizer.Symmetric, 8);
        ActivationSpec codes = ActivationSpec.Observed(8);
        return new ModelSpec("Network", new EquatableArray<LayerSpec>([
            new EmbeddingSpec("embedding", Vocabulary, Size, bytes),
            .. Enumerable.Range(0, layers).Select(index => Layers.Recurrent(
                cell, index == 0 ? Size : Hidden, Hidden, weights, codes, codes, index: index, name: "cell") with { Norm = norm }),
            new LinearSpec("linear", Hidden, Outputs, codes, bytes, Bias: true)]))
        { Integer = new IntegerSpec(pieces) };
    }

    /// <summary>The network whose recurrent layers behind the first hand on what enters with what they make of it.</summary>
    public static ModelSpec Residual(ModelSpec spec) => ObservedCodes.Of(
        spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Select(layer => layer is RecurrentSpec { Index: > 0 } recurrent ? recurrent with { Residual = true } : layer)]) },
        spec.Integer!);

    /// <summary>The same in the profile whose gates come from tables.</summary>
    public static ModelSpec Tables(CellKind cell, ProductNorm norm = ProductNorm.None, int bits = 8, int layers = 1) =>
        Spec(cell, norm, bits, layers: layers) with { Integer = new IntegerSpec { Profile = IntegerProfile.TensorFlowLite } };

    /// <summary>The same whose recurrent layers are pairs that read from both ends.</summary>
    public static ModelSpec Pairs(CellKind cell, ProductNorm norm = ProductNorm.None, int bits = 8, int layers = 1)
    {
        ModelSpec spec = Spec(cell, norm, bits, layers: layers);
        return spec with
        {
            Layers = new EquatableArray<LayerSpec>([.. spec.Layers.SelectMany(layer => layer switch
            {
                RecurrentSpec recurrent => BothWays(recurrent with { Input = recurrent.Index == 0 ? Size : 2 * Hidden }),
                LinearSpec linear => [linear with { Input = 2 * Hidden }],
                _ => [layer],
            })]),
        };
    }

    private static LayerSpec[] BothWays(RecurrentSpec layer) =>
        [layer with { Direction = LayerDirection.Forward }, layer with { Direction = LayerDirection.Backward }];

    /// <summary>Weights of the float twin with the ranges that random tokens show.</summary>
    public static TensorSet Weights(ModelSpec spec, ulong seed = 3)
    {
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), seed);

        // Recurrent weights of half the range: with the whole one small differences grow from step to step.
        foreach (Tensor tensor in weights.Where(tensor => tensor.Name.Contains("weight_hh", StringComparison.Ordinal)))
            foreach (ref float value in tensor.Values) value *= 0.5f;
        return Calibration.Observe(spec, weights, Sequences(seed));
    }

    /// <summary>Weights of the float twin alone, without ranges.</summary>
    public static TensorSet Twin(TensorSet weights)
    {
        TensorSet own = new();
        foreach (Tensor tensor in weights.Where(tensor => !tensor.Name.Contains("range_", StringComparison.Ordinal))) own.Add(tensor);
        return own;
    }

    public static int[][] Sequences(ulong seed)
    {
        var random = new Random((int)seed);
        return [.. Enumerable.Range(0, 10).Select(_ => Enumerable.Range(0, 40).Select(_ => random.Next(Vocabulary)).ToArray())];
    }
}
