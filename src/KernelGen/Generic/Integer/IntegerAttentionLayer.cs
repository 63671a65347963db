using System;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// y = [sum_t a_t m_t, x] with a = softmax of the scores of W_q x against W_m m_t, in integers: codes or pre-activations of queries and keys, scores of 32 bits, weights
/// in 256ths (papers section 3.2 has the softmax; the rest is ours).
/// </summary>
internal sealed class IntegerAttentionLayer : IntegerLayer
{
    private readonly AttentionConstants constants;
    private readonly IntegerMatrix query, memory;
    private readonly IntegerSoftmax softmax;
    private readonly GateFunctions functions;

    public IntegerAttentionLayer(PackedModel model, int layer, GateFunctions functions)
    {
        this.functions = functions;
        constants = new AttentionConstants(model, layer);
        IntegerSpec integer = model.Spec.Integer!;
        query = new IntegerMatrix(model.Matrix(ModelTensors.Qualified(constants.Spec, "weight_query")));
        memory = new IntegerMatrix(model.Matrix(ModelTensors.Qualified(constants.Spec, "weight_memory")));
        softmax = new IntegerSoftmax(constants.ToGrid, IntegerSoftmax.Exponential(integer.Pieces, integer.Placement));
    }

    /// <summary>Time steps of the longest source.</summary>
    public int Longest => constants.Spec.Longest;

    public override IntegerLayerState CreateState() => new IntegerAttentionState(constants.Spec);

    /// <summary>The keys of what an encoder put out.</summary>
    /// <param name="rows">Its codes, counted from the one that stands for 0, row after row; kept.</param>
    public IntegerSource Remember(int[] rows)
    {
        int size = constants.Spec.Memory;
        sbyte[] codes = new sbyte[size];
        int[][] keys = new int[rows.Length / size][];
        for (int step = 0; step < keys.Length; step++)
        {
            for (int column = 0; column < size; column++) codes[column] = (sbyte)(rows[step * size + column] + constants.MemoryZero);
            keys[step] = new int[constants.Spec.Units];
            Multiply(memory, constants.Key, constants.ToKeys, codes, keys[step]);
        }

        return new IntegerSource(this, rows, keys);
    }

    public override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
    {
        var own = (IntegerAttentionState)state;
        IntegerSource source = own.Source!;
        Multiply(query, constants.Query, constants.ToQueries, input, own.InputSums);
        Span<int> weights = own.Weights.AsSpan(0, source.Length);
        for (int row = 0; row < weights.Length; row++) weights[row] = Score(own.InputSums, source.Keys[row]);
        softmax.Apply(weights);
        int size = constants.Spec.Memory;
        for (int column = 0; column < size; column++)
        {
            // Weights add up to 256 and half a one for each row at most: this fits 32 bits.
            int sum = 0;
            for (int row = 0; row < weights.Length; row++) sum += weights[row] * source.Rows[row * size + column];
            own.Codes[column] = (sbyte)constants.FromContext.Apply(sum);
        }

        for (int column = 0; column < constants.Spec.Input; column++)
            own.Codes[size + column] = (sbyte)constants.FromEntering.Apply(input[column] - constants.EnteringZero);
    }

    private static void Multiply(IntegerMatrix matrix, ProductConstants product, Recoding toCodes, ReadOnlySpan<sbyte> vector, int[] codes)
    {
        for (int row = 0; row < codes.Length; row++) codes[row] = toCodes.Apply(product.Starts[row] + matrix.Product(row, vector));
    }

    private int Score(int[] query, int[] key) => constants.Spec.HasScoreWeights ? Additive(query, key) : InnerProduct(query, key);

    private static int InnerProduct(int[] query, int[] key)
    {
        int sum = 0;
        for (int unit = 0; unit < query.Length; unit++) sum += query[unit] * key[unit];
        return sum;
    }

    private int Additive(int[] query, int[] key)
    {
        // v tanh(q + k) has 15 bits behind its point too many.
        int sum = 0;
        for (int unit = 0; unit < query.Length; unit++)
            sum += (int)Rounding.ShiftRight(constants.Score[unit] * functions.Tanh.At(Rounding.To16(query[unit] + key[unit])), BinaryPoint.GateBits);
        return sum;
    }
}
