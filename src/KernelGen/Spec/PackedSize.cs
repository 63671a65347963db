using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Spec;

/// <summary>
/// What a model takes by counting: codes, binary coefficients, affine scales and folded biases; coefficients, scales and
/// biases that are not quantized are 32-bit floats. The file adds a header and the vocabulary.
/// </summary>
/// <param name="Codes">Bytes of codes, and of matrices that stay float.</param>
/// <param name="Coefficients">Bytes of the coefficients of binary codes and of affine codes scaled by rows, one a row and plane, or one a plane where all rows share it.</param>
/// <param name="Scales">Bytes of affine scales, one a <see cref="ScaleGroup"/>, and of learned ranges, one a layer.</param>
/// <param name="Biases">
/// Bytes of biases, one a gate and unit, to which a GRU that resets after the product adds a second one for its candidate; quantized ones are
/// codes with the coefficients of one row. And of what normalisation keeps: two gains a gate and unit by layer, one of normalised sums, a scale and a shift an input; of a layer of normalisation, a gain and a bias a value; and of peepholes, a weight a unit and gate that has one.
/// </param>
public sealed record PackedSize(long Codes, long Coefficients, long Scales, long Biases)
{
    private const int FloatBytes = 4;

    /// <summary>All bytes.</summary>
    public long Bytes => Codes + Coefficients + Scales + Biases;

    /// <summary>The size of a model.</summary>
    public static PackedSize Of(ModelSpec spec) => Sum(spec.AllLayers.Select(Of));

    /// <summary>The size of a layer.</summary>
    public static PackedSize Of(LayerSpec layer)
    {
        PackedSize matrices = Sum(WeightsOf(layer).Select(matrix => OfMatrix(matrix.Tensor, matrix.Weights)));
        long codedBias = CodedBiasOf(layer) is { } bias ? OfMatrix(bias.Tensor, bias.Weights).Bytes : 0;
        return matrices with
        {
            Scales = FloatBytes * ((long)StoredScales(layer).Count() + (ModelTensors.LearnedRange(layer) is null ? 0 : 1)),
            Biases = codedBias + FloatBytes * VectorCount(layer),
        };
    }

    /// <summary>The size of one matrix without scales.</summary>
    public static PackedSize OfMatrix(TensorSpec tensor, WeightSpec weights)
    {
        if (weights.Format == NumberFormat.Float) return new PackedSize(FloatBytes * tensor.Count, 0, 0, 0);
        long coefficients = (long)weights.Planes * weights.CoefficientsOf(tensor.Rows);
        return new PackedSize(weights.Planes * PlaneBytes(tensor, weights), FloatBytes * coefficients, 0, 0);
    }

    /// <summary>Bytes of one plane of codes: a stream of bits that ends on a byte.</summary>
    public static long PlaneBytes(TensorSpec tensor, WeightSpec weights) => (tensor.Count * weights.PlaneBits + 7) / 8;

    /// <summary>
    /// The bytes of the model's float twin, its two biases a gate counted as the one they fold to, so that a ratio compares
    /// like with like.
    /// </summary>
    public static long FloatTwin(ModelSpec spec) => spec.AllLayers
        .Sum(layer => FloatBytes * (MatricesOf(layer).Sum(matrix => matrix.Tensor.Count) + VectorCount(layer)));

    /// <summary>What a layer has that is quantized, and how: its matrices, then its biases where they are quantized.</summary>
    public static IEnumerable<(TensorSpec Tensor, WeightSpec Weights)> MatricesOf(LayerSpec layer) =>
        CodedBiasOf(layer) is { } bias ? WeightsOf(layer).Append(bias) : WeightsOf(layer);

    /// <summary>
    /// The quantized biases of a layer as a matrix of one row, so that every quantizer of matrices serves them and a coefficient stands once;
    /// null where they stay float.
    /// </summary>
    public static (TensorSpec Tensor, WeightSpec Weights)? CodedBiasOf(LayerSpec layer) => layer switch
    {
        RecurrentSpec { Bias: true, BiasWeights: { } weights } r => (new(ModelTensors.Qualified(r, "bias_ih"), 1, r.Gates * r.Hidden), weights),
        LinearSpec { Bias: true, BiasWeights: { } weights } l => (new(ModelTensors.Qualified(l, "bias"), 1, l.Outputs), weights),
        _ => null,
    };

    private static IEnumerable<(TensorSpec Tensor, WeightSpec Weights)> WeightsOf(LayerSpec layer)
    {
        List<TensorSpec> tensors = ModelTensors.Of(layer).ToList();
        switch (layer)
        {
            case EmbeddingSpec embedding:
                yield return (tensors[0], embedding.Weights);
                break;
            case RecurrentSpec recurrent:
                yield return (tensors[0], recurrent.InputWeights);
                yield return (tensors[1], recurrent.RecurrentWeights);
                if (recurrent.Projection is not null) yield return (tensors[2], recurrent.ProjectionWeights);
                break;
            case LinearSpec linear:
                yield return (tensors[0], linear.Weights);
                break;
            case AttentionSpec attention:
                yield return (tensors[0], attention.Weights);
                yield return (tensors[1], attention.Weights);
                break;
        }
    }

    /// <summary>The scale groups of a layer that a packed model stores: those with a matrix that is scaled by groups.</summary>
    public static IEnumerable<ScaleGroup> StoredScales(LayerSpec layer)
    {
        List<string> scaled = MatricesOf(layer)
            .Where(matrix => matrix.Weights.Scales == ScaleKind.Group)
            .Select(matrix => matrix.Tensor.Name)
            .ToList();
        return ScaleGroup.Of(layer).Where(group => group.Ranges.Any(range => scaled.Contains(range.Tensor)));
    }

    /// <summary>
    /// The float vectors beside biases that a packed model keeps: peepholes, the weights of an additive score, gains of layer normalisation, which is computed in
    /// inference too, observed ranges, and what an input is multiplied by and shifted by.
    /// </summary>
    public static IEnumerable<TensorSpec> KeptVectors(LayerSpec layer)
    {
        if (layer is AttentionSpec { HasScoreWeights: true } attention) yield return ModelTensors.ScoreWeights(attention);
        if (layer is LayerNormSpec) yield return ModelTensors.Of(layer).First();
        foreach (TensorSpec range in ModelTensors.ObservedRanges(layer)) yield return range;
        if (layer is not RecurrentSpec recurrent) yield break;
        foreach (TensorSpec peephole in ModelTensors.Peepholes(recurrent)) yield return peephole;
        if (recurrent.NormalisesInput)
        {
            yield return new TensorSpec(ModelTensors.Qualified(layer, "scale_x"), recurrent.Input, 0);
            yield return new TensorSpec(ModelTensors.Qualified(layer, "shift_x"), recurrent.Input, 0);
        }

        if (recurrent.NormalisesSums) yield return ModelTensors.NormTensors(recurrent, "sum").Single();
        if (!recurrent.NormalisesGates) yield break;
        yield return ModelTensors.NormTensors(recurrent, "ih").Single();
        yield return ModelTensors.NormTensors(recurrent, "hh").Single();
    }

    /// <summary>Folded float biases and the other float vectors of a layer.</summary>
    public static long VectorCount(LayerSpec layer) => BiasCount(layer) + KeptVectors(layer).Sum(vector => vector.Count);

    /// <summary>Folded float biases of a layer.</summary>
    public static long BiasCount(LayerSpec layer) => layer switch
    {
        _ when CodedBiasOf(layer) is not null => 0,
        RecurrentSpec { Bias: true } recurrent => ((long)recurrent.Gates + (HasCandidateBias(recurrent) ? 1 : 0)) * recurrent.Hidden,
        LinearSpec { Bias: true } linear => linear.Outputs,
        LayerNormSpec norm => norm.Size,
        _ => 0,
    };

    /// <summary>True for a GRU with two biases that resets after the product: the recurrent bias of its candidate lies inside the reset.</summary>
    public static bool HasCandidateBias(RecurrentSpec layer) => layer is { Bias: true, HasOneBias: false, ResetsAfter: true };

    private static PackedSize Sum(IEnumerable<PackedSize> parts)
    {
        PackedSize sum = new(0, 0, 0, 0);
        foreach (PackedSize part in parts)
        {
            sum = new PackedSize(
                sum.Codes + part.Codes,
                sum.Coefficients + part.Coefficients,
                sum.Scales + part.Scales,
                sum.Biases + part.Biases);
        }

        return sum;
    }
}
