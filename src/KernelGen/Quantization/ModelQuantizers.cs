using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>The quantizers of all matrices of a model, with the scales that matrices share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelQuantizers
{
    private readonly Dictionary<string, MatrixQuantizer> byName = new(StringComparer.Ordinal);
    private readonly List<MatrixQuantizer> matrices = [];
    private readonly List<BalancedScale> scales = [];

    /// <summary>Makes the quantizers of <paramref name="spec"/>; all memory is taken here.</summary>
    /// <exception cref="NotSupportedException">A matrix names bits that its quantizer does not have.</exception>
    public ModelQuantizers(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (LayerSpec layer in spec.Layers) AddLayer(layer);
    }

    /// <summary>The quantizers, in the order of the model's tensors.</summary>
    public IReadOnlyList<MatrixQuantizer> Matrices => matrices;

    /// <summary>The quantizer of a matrix by its tensor's name.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such matrix.</exception>
    public MatrixQuantizer this[string tensor] => byName[tensor];

    /// <summary>Finds the scales, once all rows of all matrices that need it are prepared. One thread, some microseconds.</summary>
    public void CompletePreparation()
    {
        foreach (BalancedScale scale in scales) scale.Complete();
    }

    private void AddLayer(LayerSpec layer)
    {
        List<(TensorSpec Tensor, WeightSpec Weights)> members = PackedSize.MatricesOf(layer).ToList();
        List<BalancedScale> shared = PackedSize.StoredScales(layer)
            .Select(group => new BalancedScale(group, members.Where(member => member.Weights.Format == NumberFormat.Affine)))
            .ToList();
        scales.AddRange(shared);
        foreach ((TensorSpec tensor, WeightSpec weights) in members)
        {
            MatrixQuantizer quantizer = Create(layer, tensor, weights, shared);
            matrices.Add(quantizer);
            byName.Add(tensor.Name, quantizer);
        }
    }

    private static MatrixQuantizer Create(
        LayerSpec layer, TensorSpec tensor, WeightSpec weights, List<BalancedScale> shared) => (weights.Quantizer, weights.Bits) switch
        {
            (Quantizer.BalancedMean, <= 8) when layer is EmbeddingSpec => new BalancedEmbeddingQuantizer(tensor, weights),
            (Quantizer.BalancedMean, 32) when layer is EmbeddingSpec => new MappedQuantizer<ReluValue>(tensor, weights),
            (Quantizer.BalancedMean, <= 8) => new BalancedMeanQuantizer(tensor, weights, shared),
            (Quantizer.BalancedMean, 32) => new MappedQuantizer<TanhValue>(tensor, weights),
            (Quantizer.Alternating, <= Alternating.MaximumPlanes) => new AlternatingQuantizer(tensor, weights),
            (Quantizer.Alternating or Quantizer.FullPrecision, 32) => new FloatQuantizer(tensor, weights),
            _ => throw new NotSupportedException($"{tensor.Name}: {weights.Quantizer} has no form of {weights.Bits} bits."),
        };
}
