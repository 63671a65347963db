using System;
using KernelGen.Formats;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// The integers of attention: what is left of its floats when it is frozen (papers section 3.1 has it in integers, without a recipe; this one is ours).
/// Queries and keys are sums of products, requantized to codes; scores are inner products of those, counted from their zeros; weights are in 256ths, and the
/// context is a sum of weighted codes of the memory.
/// </summary>
public sealed class AttentionConstants
{
    /// <summary>Bits of the codes of queries and keys.</summary>
    public const int ScoreBits = IntegerSpec.UsualBits;

    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model of the decoder, encoder included.</param>
    /// <param name="layer">Position of the layer among the decoder's.</param>
    /// <exception cref="NotSupportedException">Its form is none that integers have, or its sums are not proved to fit 32 bits.</exception>
    /// <exception cref="WeightFormatException">A range has collapsed; names the tensor.</exception>
    public AttentionConstants(PackedModel model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        Spec = (AttentionSpec)model.Spec.Layers[layer];
        Require(Spec);
        Entering = CodeRange.Entering(model, layer);
        Memory = CodeRange.Of(model, model.Spec.Encoder!.Layers[^1]);
        Outputs = CodeRange.Of(model, Spec);
        (Queries, Keys) = (RangeOf(model, ModelTensors.ObservedQueries(Spec)), RangeOf(model, ModelTensors.ObservedKeys(Spec)));
        (Query, ToQueries) = ProductOf(model, "weight_query", Entering, Queries, ModelTensors.ObservedQueries(Spec).Name);
        (Key, ToKeys) = ProductOf(model, "weight_memory", Memory, Keys, ModelTensors.ObservedKeys(Spec).Name);
        ToGrid = ObservedFactors.Of(
            Math.ScaleB(Queries.Step * Keys.Step / Math.Sqrt(Spec.Units), FixedPointGrid.BelowMaximum.InputBits), ModelTensors.ObservedQueries(Spec).Name);
        string outputs = ModelTensors.ObservedOutputs(Spec).Name;
        FromContext = ObservedFactors.Of(Math.ScaleB(Memory.Step, -IntegerSoftmax.WeightBits) / Outputs.Step, outputs);
        FromEntering = ObservedFactors.Of(Entering.Step / Outputs.Step, outputs);
    }

    /// <summary>The layer.</summary>
    public AttentionSpec Spec { get; }

    /// <summary>What the codes of x stand for.</summary>
    public CodeRange Entering { get; }

    /// <summary>What the codes of the encoder's outputs stand for.</summary>
    public CodeRange Memory { get; }

    /// <summary>What the codes of W_q x stand for.</summary>
    public CodeRange Queries { get; }

    /// <summary>What the codes of W_m m stand for.</summary>
    public CodeRange Keys { get; }

    /// <summary>What the codes of contexts and of what stands beside them stand for.</summary>
    public CodeRange Outputs { get; }

    /// <summary>What sums of W_q x start from.</summary>
    public ProductConstants Query { get; }

    /// <summary>What sums of W_m m start from.</summary>
    public ProductConstants Key { get; }

    /// <summary>From sums of W_q x to steps of its codes.</summary>
    public Requantization ToQueries { get; }

    /// <summary>From sums of W_m m to steps of its codes.</summary>
    public Requantization ToKeys { get; }

    /// <summary>From inner products of queries and keys to inputs of the exponential: units and 1 / sqrt(<see cref="AttentionSpec.Units"/>) in one factor.</summary>
    public Requantization ToGrid { get; }

    /// <summary>From sums of weights in 256ths times codes of the memory, counted from their zero, to steps of the outputs' codes.</summary>
    public Requantization FromContext { get; }

    /// <summary>From codes of x, counted from their zero, to steps of the outputs' codes.</summary>
    public Requantization FromEntering { get; }

    private (ProductConstants, Requantization) ProductOf(PackedModel model, string matrix, CodeRange vector, CodeRange products, string range)
    {
        string name = ModelTensors.Qualified(Spec, matrix);
        CodeSums weights = new(model.Matrix(name));
        var product = new ProductConstants(Spec.Units, isNormalised: false);
        product.Take(weights, vector, [], name);
        return (product, ObservedFactors.Of(weights.Unit * vector.Step / products.Step, range));
    }

    private static CodeRange RangeOf(PackedModel model, TensorSpec tensor)
    {
        ReadOnlySpan<float> observed = model.Vector(tensor);
        return CodeRange.Of(tensor.Name, observed[0], observed[1], ScoreBits);
    }

    private static void Require(AttentionSpec spec)
    {
        string? missing = spec switch
        {
            { Score: not AttentionScore.ScaledDot } => $"the score {spec.Score}",
            { InputActivation.IsObserved: false } or { MemoryActivation.IsObserved: false } or { OutputCodes.IsObserved: false } => "inputs, memory or outputs without codes of observed ranges",
            { Units: > IntegerSpec.MostUnits } => FormattableString.Invariant($"{spec.Units} units, of which sums are proved to fit 32 bits up to {IntegerSpec.MostUnits}"),
            { Longest: > IntegerSoftmax.MostScores } => FormattableString.Invariant($"sources of {spec.Longest} time steps, of which sums are proved to fit 32 bits up to {IntegerSoftmax.MostScores}"),
            _ when Math.Max(spec.Input, spec.Memory) > IntegerSpec.MostColumns =>
                FormattableString.Invariant($"{Math.Max(spec.Input, spec.Memory)} columns, of which sums are proved to fit 32 bits up to {IntegerSpec.MostColumns}"),
            _ => null,
        };
        if (missing is not null) throw new NotSupportedException($"{ModelTensors.Qualified(spec, "weight_query")}: there is no integer-only form of {missing}.");
    }
}
