using System;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// Batch normalisation in training: x = (s - mean) / sqrt(variance + epsilon), of every column over the rows of one call, which must
/// therefore be all streams. With v = gain dy the gradient is ds = (v - mean(v) - x mean(v x)) / sqrt(variance + epsilon) (Ioffe and Szegedy
/// 2015). Running statistics move a tenth of the way to those of a window, the mean over its calls, and stand in their place in evaluation.
/// </summary>
internal sealed class TrainedBatchNorm<TLanes> : TrainedNorm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float Momentum = 0.1f;
    private const float InitialGain = 0.1f;

    private readonly TrainingGraph graph;
    private readonly Parameter runningMeans, runningVariances;
    private readonly float[] means, variances, factors, meanSums, varianceSums;
    private int calls;

    /// <summary>Takes memory for <paramref name="rows"/> rows; gains begin at 0.1 (Ardakani et al., papers section 7.3).</summary>
    public TrainedBatchNorm(
        TrainingGraph graph, int gates, int units, int rows, Parameter gain, Parameter runningMeans, Parameter runningVariances)
        : base(gates, units, rows, gain)
    {
        this.graph = graph;
        this.runningMeans = runningMeans;
        this.runningVariances = runningVariances;
        gain.Values.Fill(InitialGain);
        runningVariances.Values.Fill(1);
        int columns = gain.Count;
        means = new float[columns];
        variances = new float[columns];
        meanSums = new float[columns];
        varianceSums = new float[columns];

        // The backward pass of a row needs the factor of its time step.
        factors = new float[rows / graph.Batch * columns];
    }

    /// <inheritdoc/>
    public override void Complete(in MatrixView gradient)
    {
        base.Complete(in gradient);
        int perCall = calls == 0 ? 1 : calls / Gates;
        for (int column = 0; column < meanSums.Length; column++)
        {
            Move(ref runningMeans.Values[column], meanSums[column] / perCall);
            Move(ref runningVariances.Values[column], varianceSums[column] / perCall);
        }

        meanSums.AsSpan().Clear();
        varianceSums.AsSpan().Clear();
        calls = 0;
    }

    /// <inheritdoc/>
    private protected override void Standardise(in MatrixView products, int row, int firstGate)
    {
        int first = firstGate * Units, columns = products.Columns;
        Span<float> stepFactors = factors.AsSpan(row / graph.Batch * Gain.Count + first, columns);
        if (graph.IsTraining)
        {
            nuint done = FindStatistics<TLanes>(in products, ref means[first], ref variances[first], 0);
            FindStatistics<Lanes32>(in products, ref means[first], ref variances[first], done);
            Remember(first, columns, products.Rows);
        }
        else
        {
            runningMeans.Values.Slice(first, columns).CopyTo(means.AsSpan(first));
            runningVariances.Values.Slice(first, columns).CopyTo(variances.AsSpan(first));
        }

        for (int column = 0; column < columns; column++)
            stepFactors[column] = 1 / MathF.Sqrt(variances[first + column] + LayerNorm.Epsilon);
        nuint finished = Centre<TLanes>(in products, ref means[first], ref stepFactors[0], 0);
        Centre<Lanes32>(in products, ref means[first], ref stepFactors[0], finished);
    }

    /// <inheritdoc/>
    private protected override void Backward(
        in MatrixView gradient, in MatrixView standard, in MatrixView productsGradient, int row, int firstGate)
    {
        ref float stepFactors = ref factors[row / graph.Batch * Gain.Count + firstGate * Units];
        nuint done = Back<TLanes>(in gradient, in standard, in productsGradient, ref GainFrom(firstGate), ref stepFactors, 0);
        Back<Lanes32>(in gradient, in standard, in productsGradient, ref GainFrom(firstGate), ref stepFactors, done);
    }

    /// <summary>Keeps the statistics of a call for the running ones: the variance of the streams that these rows are a sample of.</summary>
    private void Remember(int first, int columns, int rows)
    {
        calls += columns / Units;
        float unbiased = rows / Math.Max(1f, rows - 1);
        for (int column = first; column < first + columns; column++)
        {
            meanSums[column] += means[column];
            varianceSums[column] += variances[column] * unbiased;
        }
    }

    private static void Move(ref float running, float found) => running += Momentum * (found - running);

    [MethodImpl(AggressiveOptimization)]
    private static nuint FindStatistics<T>(in MatrixView rows, ref float means, ref float variances, nuint start)
        where T : struct, ILanes<T>
    {
        nuint offset = start, stride = (nuint)rows.Stride, count = (nuint)rows.Rows;
        ref float first = ref rows.First;
        T share = T.BroadcastF32(1f / rows.Rows);
        for (; offset + (nuint)T.Count <= (nuint)rows.Columns; offset += (nuint)T.Count)
        {
            T sum = T.Zero, squares = T.Zero;
            for (nuint row = 0; row < count; row++) sum = T.AddF32(sum, T.LoadF32(ref first, row * stride + offset));
            T mean = T.MultiplyF32(sum, share);
            for (nuint row = 0; row < count; row++)
            {
                T distance = T.SubtractF32(T.LoadF32(ref first, row * stride + offset), mean);
                squares = T.FusedMultiplyAddF32(distance, distance, squares);
            }

            T.StoreF32(mean, ref means, offset);
            T.StoreF32(T.MultiplyF32(squares, share), ref variances, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Centre<T>(in MatrixView rows, ref float means, ref float factors, nuint start)
        where T : struct, ILanes<T>
    {
        nuint offset = start, stride = (nuint)rows.Stride, count = (nuint)rows.Rows;
        ref float first = ref rows.First;
        for (; offset + (nuint)T.Count <= (nuint)rows.Columns; offset += (nuint)T.Count)
        {
            T mean = T.LoadF32(ref means, offset), factor = T.LoadF32(ref factors, offset);
            for (nuint row = 0; row < count; row++)
            {
                T distance = T.SubtractF32(T.LoadF32(ref first, row * stride + offset), mean);
                T.StoreF32(T.MultiplyF32(distance, factor), ref first, row * stride + offset);
            }
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Back<T>(
        in MatrixView gradient, in MatrixView standard, in MatrixView result, ref float gain, ref float factors, nuint start)
        where T : struct, ILanes<T>
    {
        nuint offset = start, count = (nuint)gradient.Rows;
        nuint upStride = (nuint)gradient.Stride, stride = (nuint)standard.Stride;
        ref float up = ref gradient.First;
        ref float own = ref standard.First;
        ref float back = ref result.First;
        T share = T.BroadcastF32(-1f / gradient.Rows);
        for (; offset + (nuint)T.Count <= (nuint)gradient.Columns; offset += (nuint)T.Count)
        {
            T sum = T.Zero, along = T.Zero;
            for (nuint row = 0; row < count; row++)
            {
                T value = T.LoadF32(ref up, row * upStride + offset);
                sum = T.AddF32(sum, value);
                along = T.FusedMultiplyAddF32(value, T.LoadF32(ref own, row * stride + offset), along);
            }

            T mean = T.MultiplyF32(sum, share), slope = T.MultiplyF32(along, share);
            T factor = T.MultiplyF32(T.LoadF32(ref gain, offset), T.LoadF32(ref factors, offset));
            for (nuint row = 0; row < count; row++)
            {
                T value = T.AddF32(T.LoadF32(ref up, row * upStride + offset), mean);
                value = T.FusedMultiplyAddF32(slope, T.LoadF32(ref own, row * stride + offset), value);
                T.StoreF32(T.MultiplyF32(factor, value), ref back, row * stride + offset);
            }
        }

        return offset;
    }
}
