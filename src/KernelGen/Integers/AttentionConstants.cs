using System;
using KernelGen.Formats;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// The integers of attention: what is left of its floats when it is frozen (papers section 3.1 has it in integers, without a recipe; this one is ours).
/// Queries and keys are sums of products, requantized to codes; scores are inner products of those, counted from their zeros. For additive scores both become
/// pre-activations, and scores are sums of v tanh(q + k), v in 16 bits. Weights are in 256ths, and the context is a sum of weighted codes of the memory.
/// </summary>
public sealed class AttentionConstants
{
    /// <summary>Bits of the codes of queries and keys.</summary>
    public const int ScoreBits = IntegerSpec.UsualBits;

    // Kept, so that training, which takes floats anew at every update, allocates nothing.
    private readonly string queryName, keyName, queriesName, keysName, scoreName, outputsName;

    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model of the decoder, encoder included.</param>
    /// <param name="layer">Position of the layer among the decoder's.</param>
    /// <exception cref="NotSupportedException">Its form is none that integers have, or its sums are not proved to fit 32 bits.</exception>
    /// <exception cref="WeightFormatException">A range has collapsed; names the tensor.</exception>
    public AttentionConstants(PackedModel model, int layer)
        : this((AttentionSpec)(model ?? throw new ArgumentNullException(nameof(model))).Spec.Layers[layer])
    {
        Take(new AttentionValues
        {
            Entering = CodeRange.Entering(model, layer),
            Memory = CodeRange.Of(model, model.Spec.Encoder!.Layers[^1]),
            Outputs = CodeRange.Of(model, Spec),
            Queries = Spec.HasScoreWeights ? default : CodeRange.Of(model, ModelTensors.ObservedQueries(Spec), ScoreBits),
            Keys = Spec.HasScoreWeights ? default : CodeRange.Of(model, ModelTensors.ObservedKeys(Spec), ScoreBits),
            QueryWeights = new CodeSums(model.Matrix(queryName)),
            KeyWeights = new CodeSums(model.Matrix(keyName)),
            Score = model.ScoreWeights(Spec),
        });
    }

    /// <summary>Takes memory for the integers of a layer.</summary>
    /// <exception cref="NotSupportedException">Its form is none that integers have, or its sums are not proved to fit 32 bits.</exception>
    internal AttentionConstants(AttentionSpec spec)
    {
        Spec = spec;
        Require(spec);
        (queryName, keyName) = (ModelTensors.Qualified(spec, "weight_query"), ModelTensors.Qualified(spec, "weight_memory"));
        (queriesName, keysName) = (ModelTensors.ObservedQueries(spec).Name, ModelTensors.ObservedKeys(spec).Name);
        (scoreName, outputsName) = (ModelTensors.ScoreWeights(spec).Name, ModelTensors.ObservedOutputs(spec).Name);
        (Query, Key) = (new ProductConstants(spec.Units, isNormalised: false), new ProductConstants(spec.Units, isNormalised: false));
        Score = spec.HasScoreWeights ? new int[spec.Units] : [];
    }

    /// <summary>Sets the integers to those of floats.</summary>
    /// <exception cref="WeightFormatException">A range has collapsed; names the tensor.</exception>
    internal void Take(in AttentionValues values)
    {
        (Entering, Memory, Outputs) = (values.Entering, values.Memory, values.Outputs);
        (EnteringZero, MemoryZero, OutputZero) = (Entering.Zero, Memory.Zero, Outputs.Zero);
        if (Spec.HasScoreWeights)
        {
            ToQueries = ToSummands(Query, values.QueryWeights, Entering, queryName);
            ToKeys = ToSummands(Key, values.KeyWeights, Memory, keyName);
            ToGrid = ToExponents(TakeScore(values.Score), scoreName);
        }
        else
        {
            ToQueries = ToCodes(Query, values.QueryWeights, Entering, values.Queries, queryName, queriesName);
            ToKeys = ToCodes(Key, values.KeyWeights, Memory, values.Keys, keyName, keysName);
            ToGrid = ToExponents(values.Queries.Step * values.Keys.Step / Math.Sqrt(Spec.Units), queriesName);
        }

        FromContext = Recoding.To(Outputs, Math.ScaleB(Memory.Step, -IntegerSoftmax.WeightBits), outputsName);
        FromEntering = Recoding.To(Outputs, Entering.Step, outputsName);
    }

    /// <summary>The layer.</summary>
    public AttentionSpec Spec { get; }

    /// <summary>What the codes of x stand for.</summary>
    public CodeRange Entering { get; private set; }

    /// <summary>What the codes of the encoder's outputs stand for.</summary>
    public CodeRange Memory { get; private set; }

    /// <summary>What the codes of contexts and of what stands beside them stand for.</summary>
    public CodeRange Outputs { get; private set; }

    /// <summary>The code of x that stands for 0.</summary>
    public int EnteringZero { get; private set; }

    /// <summary>The code of the encoder's outputs that stands for 0.</summary>
    public int MemoryZero { get; private set; }

    /// <summary>The code of the outputs that stands for 0.</summary>
    public int OutputZero { get; private set; }

    /// <summary>What sums of W_q x start from.</summary>
    public ProductConstants Query { get; }

    /// <summary>What sums of W_m m start from.</summary>
    public ProductConstants Key { get; }

    /// <summary>v of an additive score, 16 bits; empty elsewhere.</summary>
    public int[] Score { get; }

    /// <summary>From sums of W_q x to its codes, counted from the one that stands for 0; of an additive score to summands of pre-activations.</summary>
    public Recoding ToQueries { get; private set; }

    /// <summary>From sums of W_m m to its codes, counted from the one that stands for 0; of an additive score to summands of pre-activations.</summary>
    public Recoding ToKeys { get; private set; }

    /// <summary>From scores to inputs of the exponential: units, and of inner products 1 / sqrt(<see cref="AttentionSpec.Units"/>), in one factor.</summary>
    public Requantization ToGrid { get; private set; }

    /// <summary>From sums of weights in 256ths times codes of the memory, counted from their zero, to the outputs' codes.</summary>
    public Recoding FromContext { get; private set; }

    /// <summary>From codes of x, counted from their zero, to the outputs' codes.</summary>
    public Recoding FromEntering { get; private set; }

    private static Recoding ToSummands(ProductConstants product, in CodeSums weights, CodeRange vector, string matrix)
    {
        product.Take(weights, vector, [], matrix);
        return new Recoding(product.ToPreActivations, 0, short.MinValue, short.MaxValue);
    }

    private static Recoding ToCodes(ProductConstants product, in CodeSums weights, CodeRange vector, CodeRange codes, string matrix, string range)
    {
        product.TakeSums(weights, vector, [], matrix);
        return Recoding.To(codes, weights.Unit * vector.Step, range).FromZero;
    }

    /// <summary>Rounds v to 16 bits; what an integer of it stands for.</summary>
    private double TakeScore(ReadOnlySpan<float> weights)
    {
        double greatest = 0;
        foreach (float weight in weights) greatest = Math.Max(greatest, Math.Abs(weight));
        double step = greatest == 0 ? 1 : greatest / short.MaxValue;
        for (int unit = 0; unit < Score.Length; unit++) Score[unit] = Rounding.To16((long)Rounding.Nearest(weights[unit] / step));
        return step;
    }

    private static Requantization ToExponents(double unit, string name)
    {
        double factor = Math.ScaleB(unit, FixedPointGrid.BelowMaximum.InputBits);
        return factor < Requantization.FactorsEnd
            ? Requantization.Of(factor)
            : throw new WeightFormatException(name, FormattableString.Invariant($"a range by which a score of 1 stands for {unit}"), "one by which it stands for less than 32");
    }

    private static void Require(AttentionSpec spec)
    {
        string? missing = spec switch
        {
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
