using System;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Attention;

/// <summary>Contexts and gradients of attention against those of PyTorch, on every lane type.</summary>
public sealed class TorchAttentionTests
{
    private const float Tolerance = 2e-6f;

    [Fact]
    public void ScaledDot_IsThatOfTorch()
    {
        Check<Lanes32>(false);
        if (Lanes128.IsSupported) Check<Lanes128>(false);
        if (Lanes256.IsSupported) Check<Lanes256>(false);
        if (Lanes512.IsSupported) Check<Lanes512>(false);
    }

    [Fact]
    public void Additive_IsThatOfTorch()
    {
        Check<Lanes32>(true);
        if (Lanes128.IsSupported) Check<Lanes128>(true);
        if (Lanes256.IsSupported) Check<Lanes256>(true);
        if (Lanes512.IsSupported) Check<Lanes512>(true);
    }

    private static void Check<TLanes>(bool isAdditive)
        where TLanes : struct, ILanes<TLanes>
    {
        TorchReferenceFile file = TorchReferenceFile.Read(isAdditive ? "attention_additive" : "attention_dot");
        int[] shape = file.Shape("memory"), lengths = file.Integers("lengths");
        (int steps, int batch, int size) = (shape[0], shape[1], shape[2]);
        int units = isAdditive ? file.Shape("v")[0] : size;
        float[] wQuery = isAdditive ? file.Floats("w_query") : Identity(size), wMemory = isAdditive ? file.Floats("w_memory") : Identity(size);
        AttentionSpec spec = new(
            "attention", size, size, units, isAdditive ? AttentionScore.Additive : AttentionScore.ScaledDot,
            ActivationSpec.Float, ActivationSpec.Float, new WeightSpec(Quantizer.FullPrecision, 32), steps);
        using FixedRows<TLanes> encoder = new(batch, steps, size), decoder = new(batch, 1, size);
        (encoder.WindowSteps, decoder.WindowSteps) = (steps, 1);
        encoder.Shorten(lengths);
        float[] memory = file.Floats("memory"), query = file.Floats("query");
        memory.CopyTo(encoder.Rows.Span);
        Parameter? score = isAdditive ? new Parameter("v", units, 0) : null;
        if (isAdditive) file.Floats("v").CopyTo(score!.Values);
        TrainedAttention<TLanes> attention = new(decoder, encoder, spec, score);

        Multiply(query, wQuery, size, attention.Queries);
        Multiply(memory, wMemory, size, attention.Keys);
        attention.Forward(0, batch);
        AssertClose(file.Floats("context"), Flat(attention.Contexts));

        file.Floats("grad_context").CopyTo(MemoryOf(attention.ContextsGradient));
        attention.Backward(0, batch);
        attention.CompleteBackward();
        float[] dQuery = BackThrough(attention.QueriesGradient, wQuery, size), dKeys = BackThrough(attention.KeysGradient, wMemory, size);
        for (int index = 0; index < dKeys.Length; index++) dKeys[index] += encoder.Gradient.Span[index];
        AssertClose(file.Floats("dquery"), dQuery);
        AssertClose(file.Floats("dmemory"), dKeys);
        if (!isAdditive) return;
        AssertClose(file.Floats("dv"), score!.Gradients.ToArray());
        AssertClose(file.Floats("dw_query"), Outer(attention.QueriesGradient, query, size));
        AssertClose(file.Floats("dw_memory"), Outer(attention.KeysGradient, memory, size));
    }

    private static float[] Identity(int size)
    {
        float[] identity = new float[size * size];
        for (int unit = 0; unit < size; unit++) identity[unit * size + unit] = 1;
        return identity;
    }

    /// <summary>Rows of x times the transposed matrix.</summary>
    private static void Multiply(float[] x, float[] matrix, int size, MatrixView result)
    {
        for (int row = 0; row < result.Rows; row++)
        {
            for (int unit = 0; unit < result.Columns; unit++)
            {
                double sum = 0;
                for (int column = 0; column < size; column++) sum += (double)x[row * size + column] * matrix[unit * size + column];
                result.Row(row)[unit] = (float)sum;
            }
        }
    }

    private static float[] BackThrough(MatrixView gradient, float[] matrix, int size)
    {
        float[] result = new float[gradient.Rows * size];
        for (int row = 0; row < gradient.Rows; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double sum = 0;
                for (int unit = 0; unit < gradient.Columns; unit++) sum += (double)gradient.Row(row)[unit] * matrix[unit * size + column];
                result[row * size + column] = (float)sum;
            }
        }

        return result;
    }

    private static float[] Outer(MatrixView gradient, float[] x, int size)
    {
        float[] result = new float[gradient.Columns * size];
        for (int row = 0; row < gradient.Rows; row++)
        {
            for (int unit = 0; unit < gradient.Columns; unit++)
            {
                for (int column = 0; column < size; column++) result[unit * size + column] += gradient.Row(row)[unit] * x[row * size + column];
            }
        }

        return result;
    }

    private static float[] Flat(MatrixView view) => MemoryOf(view).ToArray();

    private static Span<float> MemoryOf(MatrixView view) => view.Memory.Floats.Slice(view.Offset, view.Rows * view.Columns);

    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int index = 0; index < expected.Length; index++) Assert.True(Math.Abs(expected[index] - found[index]) <= Tolerance, $"{index}: {expected[index]}, {found[index]}");
    }
}
