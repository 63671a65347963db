using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// Attention of an integer-only decoder in training: forward it is the integer program itself, whose queries, keys, weights and contexts are those of <c>Step</c>;
/// backward it is <see cref="TrainedAttention{TLanes}"/> over what these integers stand for. Gradients pass roundings straight through, are zero where a value was held to the ends of
/// its range, and take the slopes of pieces for the derivatives of exponential and tanh (papers section 3.2 for the softmax; the rest is ours).
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedIntegerAttention<TLanes> : TrainedAttention<TLanes>, IIntegerRecord
    where TLanes : struct, ILanes<TLanes>
{
    private const float WeightUnit = 1f / (1 << IntegerSoftmax.WeightBits);

    // The codes of summands of a pre-activation, whose range is fixed.
    private static readonly CodeRange summands = new(1.0 / (1 << BinaryPoint.PreActivationBits), 0, 16);

    private readonly TrainingGraph graph, encoder;
    private readonly IntegerAttentionParts parts;
    private readonly AttentionConstants constants;
    private readonly CodeProduct<TLanes> query, key;
    private readonly TrainedCodes<TLanes> queryValues, keyValues, outputValues;
    private readonly BentFunction<TLanes> exponential, tanh;
    private readonly EnteringLevels<TLanes> enteringLevels, memoryLevels;
    private readonly MatrixBuffer powers, rises;
    private readonly int[] queryCodes, keyCodes, laidCodes, memoryCodes, outputCodes, scores, bent, greatest;
    private readonly RangePass queryPass, keyPass, attendPass, outputPass, passOutputs, passAttention, passQueries, passKeys;
    private MatrixView handedOn, gradient;

    /// <summary>Takes all memory.</summary>
    /// <param name="graph">The decoder.</param>
    /// <param name="encoder">The graph whose outputs it attends to.</param>
    /// <param name="parts">Parameters, ranges and functions.</param>
    internal TrainedIntegerAttention(TrainingGraph graph, TrainingGraph encoder, IntegerAttentionParts parts)
        : base(graph, encoder, parts.Spec, parts.Score)
    {
        (this.graph, this.encoder, this.parts) = (graph, encoder, parts);
        AttentionSpec spec = parts.Spec;
        constants = new AttentionConstants(spec);
        int rows = graph.Batch * graph.Steps, sourceRows = encoder.Leaving.MostRows;
        (query, key) = (new CodeProduct<TLanes>(parts.QueryWeight, rows), new CodeProduct<TLanes>(parts.MemoryWeight, sourceRows));
        queryValues = new TrainedCodes<TLanes>(rows, spec.Units, parts.QueryRange);
        keyValues = new TrainedCodes<TLanes>(sourceRows, spec.Units, parts.KeyRange);
        outputValues = new TrainedCodes<TLanes>(rows, spec.OutputSize, parts.OutputRange);
        exponential = new BentFunction<TLanes>(parts.Exponential, FixedPointGrid.BelowMaximum);
        tanh = new BentFunction<TLanes>(parts.Tanh, FixedPointGrid.Gates);
        enteringLevels = new EnteringLevels<TLanes>(rows, spec.Input, parts.Ranges);
        memoryLevels = new EnteringLevels<TLanes>(sourceRows, spec.Memory, parts.Ranges);
        (powers, rises) = (new MatrixBuffer(graph.Batch, Stride), new MatrixBuffer(rows, Stride));
        (queryCodes, keyCodes) = (new int[rows * spec.Units], new int[sourceRows * spec.Units]);
        laidCodes = new int[graph.Batch * spec.Units * Stride];
        (memoryCodes, outputCodes) = (new int[sourceRows * spec.Memory], new int[rows * spec.OutputSize]);
        (scores, bent, greatest) = (new int[graph.Batch * Stride], new int[graph.Batch * Stride], new int[rows]);
        (queryPass, keyPass, attendPass, outputPass) = (CodeQueries, CodeKeys, Forward, CodeOutputs);
        (passOutputs, passAttention, passQueries, passKeys) = (PassOutputs, Backward, PassQueries, PassKeys);
    }

    /// <summary>Takes over changed weights and ranges.</summary>
    public void LayOut()
    {
        query.LayOut(parts.Gemm, parts.Ranges);
        key.LayOut(parts.Gemm, parts.Ranges);
        queryValues.Codes = parts.QueryRange?.Codes(AttentionConstants.ScoreBits) ?? summands;
        keyValues.Codes = parts.KeyRange?.Codes(AttentionConstants.ScoreBits) ?? summands;
        outputValues.Codes = parts.OutputRange.Codes(parts.Spec.OutputCodes.Bits);
        constants.Take(new AttentionValues
        {
            Entering = parts.Entering(),
            Memory = parts.Memory(),
            Outputs = outputValues.Codes,
            Queries = queryValues.Codes,
            Keys = keyValues.Codes,
            QueryWeights = new CodeSums(query.Unit),
            KeyWeights = new CodeSums(key.Unit),
            Score = parts.Score is { } score ? score.Values : default,
        });
    }

    /// <summary>Computes contexts and what stands beside them.</summary>
    /// <param name="entering">x, a row each: values of codes, with dropout or without.</param>
    /// <param name="outputs">Receives values of codes.</param>
    public void Forward(in MatrixView entering, in MatrixView outputs)
    {
        handedOn = outputs;
        int rows = graph.WindowRows, sourceRows = encoder.Leaving.Rows;
        query.Multiply(parts.Gemm, enteringLevels.Find(in entering, constants.Entering.Step), row: 0);
        key.Multiply(parts.Gemm, memoryLevels.Find(Memory, constants.Memory.Step), row: 0);
        parts.Ranges.Run(queryPass, rows, grain: 1);
        parts.Ranges.Run(keyPass, sourceRows, grain: 1);
        parts.Ranges.Run(attendPass, graph.Batch, grain: 1);
        parts.Ranges.Run(outputPass, rows, grain: 1);
    }

    /// <summary>Computes the gradients of all parameters, of what entered and of the encoder's outputs.</summary>
    /// <param name="entering">What entered.</param>
    /// <param name="outputsGradient">That of what was put out; overwritten.</param>
    /// <param name="enteringGradient">Receives that of what entered.</param>
    public void Backward(in MatrixView entering, in MatrixView outputsGradient, in MatrixView enteringGradient)
    {
        gradient = outputsGradient;
        int rows = graph.WindowRows, sourceRows = encoder.Leaving.Rows;
        parts.Ranges.Run(passOutputs, rows, grain: 1);
        parts.Ranges.Run(passAttention, graph.Batch, grain: 1);
        parts.Ranges.Run(passQueries, rows, grain: 1);
        parts.Ranges.Run(passKeys, sourceRows, grain: 1);
        CompleteBackward();
        MatrixView memory = Memory, memoryGradient = MemoryGradient, queries = QueriesGradient, keys = KeysGradient;
        parts.Gemm.Multiply(GemmForm.TN, in queries, in entering, parts.QueryWeight.Gradient);
        parts.Gemm.Multiply(GemmForm.TN, in keys, in memory, parts.MemoryWeight.Gradient);
        for (int row = 0; row < rows; row++) outputsGradient.Row(row)[parts.Spec.Memory..].CopyTo(enteringGradient.Row(row));
        parts.Gemm.Multiply(GemmForm.NN, in queries, parts.QueryWeight.Effective, in enteringGradient, accumulate: true);
        parts.Gemm.Multiply(GemmForm.NN, in keys, parts.MemoryWeight.Effective, in memoryGradient, accumulate: true);
    }

    /// <inheritdoc/>
    int IIntegerRecord.Layer => parts.Layer;

    /// <inheritdoc/>
    void IIntegerRecord.CopyCodes(int row, Span<sbyte> codes)
    {
        ReadOnlySpan<int> own = Of(outputCodes, row, parts.Spec.OutputSize);
        for (int index = 0; index < codes.Length; index++) codes[index] = (sbyte)(own[index] + constants.OutputZero);
    }

    /// <inheritdoc/>
    void IIntegerRecord.CopyCell(int row, Span<short> cell)
    {
    }

    /// <inheritdoc/>
    private protected override void Attend(int stream, int row, int length)
    {
        Span<int> own = Of(scores, stream, Stride);
        ref int first = ref own[0];
        Score(stream, row, length, ref first);
        IntegerAttention.BelowGreatest<TLanes>(ref first, length, constants.ToGrid);
        greatest[row] = own[..length].IndexOf(0);
        exponential.Apply(ref first, Stride, ref powers[stream], ref rises[row]);
        int sum = IntegerSoftmax.Share(own[..length]);

        // d(p_t / sum p) by the score of t, but for what it adds to the sum.
        float inverse = 1 / MathF.ScaleB(sum, -FixedPointGrid.BelowMaximum.OutputBits);
        Span<float> weights = Weights.Floats(row, 1), rise = rises.Floats(row, 1);
        for (int step = 0; step < length; step++) (weights[step], rise[step]) = (own[step] * WeightUnit, rise[step] * inverse);
        IntegerAttention.ContextSums<TLanes>(
            ref first, ref memoryCodes[stream * parts.Spec.Memory], graph.Batch * parts.Spec.Memory, parts.Spec.Memory, length, ref outputCodes[row * parts.Spec.OutputSize]);
    }

    /// <inheritdoc/>
    private protected override void PassSoftmax(int row, float mean, Span<float> gradient)
    {
        // Of scores differences to the greatest alone count: its own gradient is what makes their sum 0.
        ReadOnlySpan<float> rise = rises.Floats(row, 1);
        float total = 0;
        for (int step = 0; step < gradient.Length; step++)
        {
            if (step == greatest[row]) continue;
            gradient[step] = rise[step] * (gradient[step] - mean);
            total += gradient[step];
        }

        gradient[greatest[row]] = -total;
    }

    /// <inheritdoc/>
    private protected override void Bend(int stream, int row, int unit, ref float values, ref float derivatives)
    {
        ref int sums = ref bent[stream * Stride];
        Add(stream, row, unit, ref sums);
        tanh.Apply(ref sums, Stride, ref values, ref derivatives);
    }

    /// <inheritdoc/>
    private protected override void LayKey(int stream, int step)
    {
        base.LayKey(stream, step);
        ReadOnlySpan<int> own = Of(keyCodes, step * graph.Batch + stream, parts.Spec.Units);
        Span<int> all = Of(laidCodes, stream, parts.Spec.Units * Stride);
        for (int unit = 0; unit < own.Length; unit++) all[unit * Stride + step] = own[unit];
    }

    private void Score(int stream, int row, int length, ref int result)
    {
        if (!parts.Spec.HasScoreWeights)
        {
            IntegerAttention.Scores<TLanes>(ref queryCodes[row * parts.Spec.Units], ref laidCodes[stream * parts.Spec.Units * Stride], parts.Spec.Units, Stride, length, ref result);
            return;
        }

        MemoryMarshal.CreateSpan(ref result, Stride).Clear();
        ref int sums = ref bent[stream * Stride];
        for (int unit = 0; unit < parts.Spec.Units; unit++)
        {
            Add(stream, row, unit, ref sums);
            tanh.Apply(ref sums, Stride);
            IntegerAttention.AddShare<TLanes>(constants.Score[unit], ref sums, length, ref result);
        }
    }

    /// <summary>q + k_t of a unit over all rows of the source.</summary>
    private void Add(int stream, int row, int unit, ref int sums) =>
        IntegerAttention.Add<TLanes>(queryCodes[row * parts.Spec.Units + unit], ref laidCodes[(stream * parts.Spec.Units + unit) * Stride], Stride, ref sums);

    private void CodeQueries(int first, int end) =>
        Code(first, end, query, constants.Query, constants.Entering, constants.ToQueries.ToSteps, queryValues, queryCodes, Queries);

    private void CodeKeys(int first, int end)
    {
        Code(first, end, key, constants.Key, constants.Memory, constants.ToKeys.ToSteps, keyValues, keyCodes, Keys);
        for (int row = first; row < end; row++) StepMultiples.ToIntegers<TLanes>(ref memoryLevels[row], parts.Spec.Memory, ref memoryCodes[row * parts.Spec.Memory]);
    }

    /// <summary>Turns sums of products into codes of queries or keys.</summary>
    private void Code(
        int first, int end, CodeProduct<TLanes> product, ProductConstants own, CodeRange vector, Requantization by, TrainedCodes<TLanes> coded, int[] codes, in MatrixView values)
    {
        int units = parts.Spec.Units;
        for (int row = first; row < end; row++)
        {
            Span<int> integers = Of(codes, row, units);
            product.Gather(row, own.Starts, units, units, integers);
            coded.Code(row, first: 0, integers, product.Unit * vector.Step, by, values.Row(row));
            if (!parts.Spec.HasScoreWeights) coded.See(row);
        }
    }

    private void CodeOutputs(int first, int end)
    {
        int memory = parts.Spec.Memory;
        for (int row = first; row < end; row++)
        {
            Span<int> all = Of(outputCodes, row, parts.Spec.OutputSize), context = all[..memory], beside = all[memory..];
            if (!graph.Leaving.Counts(row)) context.Clear();
            Span<float> values = handedOn.Row(row);
            outputValues.Code(row, first: 0, context, constants.Memory.Step * WeightUnit, constants.FromContext.ToSteps, values[..memory]);
            StepMultiples.ToIntegers<TLanes>(ref enteringLevels[row], parts.Spec.Input, ref beside[0]);
            outputValues.Code(row, memory, beside, constants.Entering.Step, constants.FromEntering.ToSteps, values[memory..]);
            outputValues.See(row);
        }
    }

    private void PassOutputs(int first, int end)
    {
        MatrixView contexts = ContextsGradient;
        for (int row = first; row < end; row++)
        {
            Span<float> own = gradient.Row(row);
            outputValues.PassInside(row, own);
            own[..parts.Spec.Memory].CopyTo(contexts.Row(row));
        }
    }

    private void PassQueries(int first, int end)
    {
        MatrixView own = QueriesGradient;
        for (int row = first; row < end; row++) queryValues.PassInside(row, own.Row(row));
    }

    private void PassKeys(int first, int end)
    {
        MatrixView own = KeysGradient;
        for (int row = first; row < end; row++) keyValues.PassInside(row, own.Row(row));
    }

    private static Span<int> Of(int[] rows, int row, int size) => rows.AsSpan(row * size, size);
}
