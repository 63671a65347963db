using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Spec;

/// <summary>
/// What a model takes by counting: codes, binary coefficients, affine scales and folded biases; coefficients, scales and
/// biases are 32-bit floats. The file adds a header and the vocabulary.
/// </summary>
/// <param name="Codes">Bytes of codes, and of matrices that stay float.</param>
/// <param name="Coefficients">Bytes of the coefficients of binary codes and of affine codes scaled by rows, one a row and plane.</param>
/// <param name="Scales">Bytes of affine scales, one a <see cref="ScaleGroup"/>, and of learned ranges, one a layer.</param>
/// <param name="Biases">Bytes of biases, one a gate and unit; a GRU that resets after the product keeps a second one for its candidate.</param>
public sealed record PackedSize(long Codes, long Coefficients, long Scales, long Biases)
{
    private const int FloatBytes = 4;

    /// <summary>All bytes.</summary>
    public long Bytes => Codes + Coefficients + Scales + Biases;

    /// <summary>The size of a model.</summary>
    public static PackedSize Of(ModelSpec spec) => Sum(spec.Layers.Select(Of));

    /// <summary>The size of a layer.</summary>
    public static PackedSize Of(LayerSpec layer)
    {
        PackedSize matrices = Sum(MatricesOf(layer).Select(matrix => OfMatrix(matrix.Tensor, matrix.Weights)));
        return matrices with
        {
            Scales = FloatBytes * ((long)StoredScales(layer).Count() + (ModelTensors.LearnedRange(layer) is null ? 0 : 1)),
            Biases = FloatBytes * BiasCount(layer),
        };
    }

    /// <summary>The size of one matrix without scales.</summary>
    public static PackedSize OfMatrix(TensorSpec tensor, WeightSpec weights)
    {
        if (weights.Format == NumberFormat.Float) return new PackedSize(FloatBytes * tensor.Count, 0, 0, 0);
        long coefficients = weights.Scales == ScaleKind.Row ? (long)weights.Planes * tensor.Rows : 0;
        return new PackedSize(weights.Planes * PlaneBytes(tensor, weights), FloatBytes * coefficients, 0, 0);
    }

    /// <summary>Bytes of one plane of codes: a stream of bits that ends on a byte.</summary>
    public static long PlaneBytes(TensorSpec tensor, WeightSpec weights) => (tensor.Count * weights.PlaneBits + 7) / 8;

    /// <summary>
    /// The bytes of the model's float twin, its two biases a gate counted as the one they fold to, so that a ratio compares
    /// like with like.
    /// </summary>
    public static long FloatTwin(ModelSpec spec) => spec.Layers
        .Sum(layer => FloatBytes * (MatricesOf(layer).Sum(matrix => matrix.Tensor.Count) + BiasCount(layer)));

    /// <summary>The matrices of a layer and how each is quantized.</summary>
    public static IEnumerable<(TensorSpec Tensor, WeightSpec Weights)> MatricesOf(LayerSpec layer)
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
                break;
            case LinearSpec linear:
                yield return (tensors[0], linear.Weights);
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

    /// <summary>Folded biases of a layer.</summary>
    public static long BiasCount(LayerSpec layer) => layer switch
    {
        RecurrentSpec { Bias: true } recurrent => ((long)recurrent.Gates + (HasCandidateBias(recurrent) ? 1 : 0)) * recurrent.Hidden,
        LinearSpec { Bias: true } linear => linear.Outputs,
        _ => 0,
    };

    /// <summary>True for a GRU that resets after the product: the recurrent bias of its candidate lies inside the reset.</summary>
    public static bool HasCandidateBias(RecurrentSpec layer) => layer is { Bias: true, ResetsAfter: true };

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
