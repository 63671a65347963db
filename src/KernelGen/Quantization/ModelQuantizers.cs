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
        foreach (LayerSpec layer in spec.AllLayers) AddLayer(layer);
    }

    /// <summary>The quantizers, in the order of the model's tensors.</summary>
    public IReadOnlyList<MatrixQuantizer> Matrices => matrices;

    /// <summary>The quantizer of a matrix by its tensor's name.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such matrix.</exception>
    public MatrixQuantizer this[string tensor] => byName[tensor];

    /// <summary>Passes over the weights that must come before the codes: the most of any matrix.</summary>
    public int Preparations { get; private set; }

    /// <summary>Whether a matrix draws its codes.</summary>
    public bool AreDrawn { get; private set; }

    /// <summary>
    /// Finds the scales, once <paramref name="pass"/> has gone over all rows of all matrices that take part. One thread, some
    /// microseconds.
    /// </summary>
    public void CompletePreparation(int pass)
    {
        foreach (BalancedScale scale in scales)
            if (pass < scale.Passes) scale.Complete(pass);
        foreach (MatrixQuantizer matrix in matrices)
            if (pass < matrix.Preparations) matrix.CompletePreparation(pass);
    }

    /// <summary>Draws the codes of stochastic matrices for an update.</summary>
    public void Draw(ulong seed, ulong update)
    {
        for (int index = 0; index < matrices.Count; index++)
            if (matrices[index].Weights.Stochastic) matrices[index].Draw = new WeightDraw(seed, (ulong)index, update);
    }

    /// <summary>Goes back to the deterministic form.</summary>
    public void DrawNothing()
    {
        foreach (MatrixQuantizer matrix in matrices) matrix.Draw = null;
    }

    private void AddLayer(LayerSpec layer)
    {
        List<(TensorSpec Tensor, WeightSpec Weights)> members = PackedSize.MatricesOf(layer).ToList();
        List<BalancedScale> shared = PackedSize.StoredScales(layer)
            .Select(group => BalancedScale.Of(group, [.. members.Where(member => member.Weights.Scales == ScaleKind.Group)]))
            .ToList();
        scales.AddRange(shared);
        foreach ((TensorSpec tensor, WeightSpec packed) in members)
        {
            // Batch normalisation is folded into rows that are packed already.
            WeightSpec weights = packed with { TakesNorm = false };
            MatrixQuantizer quantizer = weights.Normalised
                ? new NormalisedQuantizer(Create(layer, tensor, Unscaled(weights), shared), weights)
                : Create(layer, tensor, weights, shared);
            matrices.Add(quantizer);
            Preparations = Math.Max(Preparations, quantizer.Preparations);
            AreDrawn |= weights.Stochastic;
            byName.Add(tensor.Name, quantizer);
        }
    }

    private static MatrixQuantizer Create(
        LayerSpec layer, TensorSpec tensor, WeightSpec weights, List<BalancedScale> shared)
    {
        int gates = ModelTensors.GatesOf(layer, tensor);
        bool isBias = PackedSize.CodedBiasOf(layer)?.Tensor == tensor;
        return (weights.Quantizer, weights.Bits) switch
        {
            _ when isBias && !weights.Method.CodesBiases => throw NoForm(tensor, weights),
            (_, 32) when weights.Method.BringsSigmoidCell && layer is EmbeddingSpec => new MappedQuantizer<ReluValue>(tensor, weights),
            (_, 32) when weights.Method.BringsSigmoidCell => new MappedQuantizer<TanhValue>(tensor, weights),
            (_, 32) => new FloatQuantizer(tensor, weights),
            (_, int bits) when bits < weights.Method.LeastBits || bits > weights.Method.MostBits => throw NoForm(tensor, weights),
            _ when !IsWithinRange(weights) => throw NoForm(tensor, weights),
            _ when layer is EmbeddingSpec && !(weights.Method.CodesEmbedding && weights.Clips) => throw NoForm(tensor, weights),
            _ when weights.Method.BringsSigmoidCell && layer is EmbeddingSpec => new BalancedEmbeddingQuantizer(tensor, weights),
            (Quantizer.BalancedMean or Quantizer.BalancedMedian, _) => new BalancedQuantizer(tensor, weights, shared),
            (Quantizer.Alternating, _) => new AlternatingQuantizer(tensor, weights, weights.Cycles),
            (Quantizer.Greedy, _) => new AlternatingQuantizer(tensor, weights, cycles: 0),
            (Quantizer.Refined, _) => new RefinedQuantizer(tensor, weights),
            (Quantizer.Uniform, _) => new UniformQuantizer(tensor, weights),
            (Quantizer.BalancedEqual, _) => new BalancedEqualQuantizer(tensor, weights),
            (Quantizer.Binarization, _) => new Binarization(tensor, weights),
            (Quantizer.Ternarization, _) => new Ternarization(tensor, weights, GlorotBound.Of(layer, tensor)),
            (Quantizer.PowerOfTwoTernarization, _) => new PowerOfTwoTernarization(tensor, weights),
            (Quantizer.BinaryConnect, _) => new BinaryConnect(tensor, weights),
            (Quantizer.TerConnect, _) => new TerConnect(tensor, weights, gates),
            (Quantizer.BinaryWeight, _) => new BinaryWeight(tensor, weights, weights.ScaleBlocks(tensor.Rows, gates)),
            (Quantizer.TernaryWeight, _) => new TernaryWeight(tensor, weights, weights.ScaleBlocks(tensor.Rows, gates)),
            (Quantizer.RecurrentBinary, _) => new RecurrentBinary(tensor, weights),
            (Quantizer.FixedPoint, _) => new FixedPoint(tensor, weights),
            (Quantizer.Symmetric, _) => new SymmetricQuantizer(tensor, weights),
            (Quantizer.LearnedStep, _) => new LearnedStep(tensor, weights),
            (Quantizer.LossAwareBinary, _) => new LossAwareBinary(tensor, weights, gates),
            (Quantizer.LossAwareTernary, _) => new LossAwareTernary(tensor, weights, gates),
            (Quantizer.DenseShift, _) => new DenseShift(tensor, weights),
            (Quantizer.SignSparseShift, _) => new SignSparseShift(tensor, weights),
            (Quantizer.Exponential, _) => new ExponentialQuantizer(tensor, weights),
            (Quantizer.RecurrentTernary, _) => new RecurrentTernary(tensor, weights),
            _ => throw NoForm(tensor, weights),
        };
    }

    /// <summary>
    /// What is normalised: of methods that are another one times a scale that one, since the norm takes the scale out and the gradient is
    /// that by the row without it.
    /// </summary>
    private static WeightSpec Unscaled(WeightSpec weights) => weights with
    {
        Normalised = false,
        Quantizer = weights.Quantizer switch
        {
            Quantizer.BinaryWeight or Quantizer.LossAwareBinary => Quantizer.BinaryConnect,
            Quantizer.TernaryWeight => Quantizer.TerConnect,
            Quantizer other => other,
        },
    };

    /// <summary>Whether exponents, bits behind a point, cycles, the clip and the scale's scope are ones that the method has.</summary>
    private static bool IsWithinRange(WeightSpec weights) =>
        (weights.Powers is not { } powers
            || (powers is { HasZero: false, Least: >= ExponentRange.LeastOfAll, Greatest: <= ExponentRange.GreatestOfAll }
                && powers.Greatest > powers.Least
                && powers.GreatestShift < ExponentRange.CountOfBits(weights.Bits)))
        && (weights.FractionBits is not { } fraction || (fraction >= 0 && fraction < weights.Bits))
        && (weights.Clips || weights.HasClip)
        && (weights.ScaleScope == ScaleScope.Default || weights.HasScaleScope)
        && weights.Cycles is >= 1 and <= WeightSpec.MostCycles;

    private static NotSupportedException NoForm(TensorSpec tensor, WeightSpec weights) =>
        new($"{tensor.Name}: there is no form of {weights} for it.");
}
