using System;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>y = [sum_t a_t m_t, x] with a = softmax of the scores of W_q x against W_m m_t, one row after another.</summary>
internal sealed class AttentionLayer : GenericLayer
{
    private readonly AttentionSpec spec;
    private readonly MatrixProduct query, memory;
    private readonly float[] score;
    private readonly float? learnedRange;

    public AttentionLayer(PackedModel model, int layer)
    {
        spec = (AttentionSpec)model.Spec.Layers[layer];
        query = MatrixProducts.Of(model, ModelTensors.Qualified(spec, "weight_query"), spec.InputActivation);
        memory = MatrixProducts.Of(model, ModelTensors.Qualified(spec, "weight_memory"), spec.MemoryActivation);
        score = model.ScoreWeights(spec).ToArray();
        learnedRange = model.LearnedRange(model.Spec.Encoder!.Layers[^1]);
    }

    public override LayerState CreateState() => new AttentionState(spec, spec.Units * query.DotsPerRow);

    public override void Reset(LayerState state)
    {
    }

    /// <summary>The keys of the rows that an encoder put out; they are coded as what enters W_m is.</summary>
    public GenericSource Remember(float[] rows)
    {
        CodedVector row = new(spec.MemoryActivation, spec.Memory, learnedRange);
        long[] dots = new long[spec.Units * memory.DotsPerRow];
        float[][] keys = new float[rows.Length / spec.Memory][];
        for (int step = 0; step < keys.Length; step++)
        {
            rows.AsSpan(step * spec.Memory, spec.Memory).CopyTo(row.Values);
            row.Code();
            keys[step] = new float[spec.Units];
            memory.Accumulate(row, 0, keys[step], dots);
        }

        return new GenericSource(rows, keys);
    }

    public override void Step(CodedVector input, LayerState state)
    {
        AttentionState s = (AttentionState)state;
        GenericSource source = s.Source!;
        Array.Clear(s.Query);
        query.Accumulate(input, 0, s.Query, s.InputDots);
        for (int row = 0; row < source.Length; row++) s.Weights[row] = Score(s.Query, source.Keys[row]);
        Softmax.InPlace<Lanes32>(ref s.Weights[0], source.Length);
        for (int column = 0; column < spec.Memory; column++)
        {
            float sum = 0;
            for (int row = 0; row < source.Length; row++) sum = MathF.FusedMultiplyAdd(s.Weights[row], source.Rows[row * spec.Memory + column], sum);
            s.Output.Values[column] = sum;
        }

        input.Values.AsSpan(0, spec.Input).CopyTo(s.Output.Values.AsSpan(spec.Memory));
        s.Output.Code();
    }

    private float Score(ReadOnlySpan<float> q, ReadOnlySpan<float> key)
    {
        float sum = 0;
        for (int unit = 0; unit < spec.Units; unit++)
        {
            sum = spec.Score == AttentionScore.Additive
                ? MathF.FusedMultiplyAdd(score[unit], Gates.Tanh(q[unit] + key[unit]), sum)
                : MathF.FusedMultiplyAdd(q[unit], key[unit], sum);
        }

        return spec.Score == AttentionScore.Additive ? sum : sum * (1f / MathF.Sqrt(spec.Units));
    }
}
