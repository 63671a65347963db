using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// Attention of a decoder in training: from queries and keys, which products of the emitted passes give, to contexts and back. Every stream attends to the rows
/// of its own source; bits depend neither on the lane type nor on who takes which streams.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class TrainedAttention<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TrainingGraph graph, encoder;
    private readonly AttentionSpec spec;
    private readonly Parameter? score;
    private readonly ElementKernels elements;
    private readonly MatrixBuffer queries, queriesGradient, keys, keysGradient, contextsGradient, weights;
    private readonly MatrixBuffer laid, laidGradient, weightsGradient, bent, slopes, scoreGradient;
    private readonly MatrixBuffer? coded, contexts;
    private readonly int stride;

    /// <summary>Takes all memory.</summary>
    /// <param name="graph">The decoder.</param>
    /// <param name="encoder">The graph whose outputs it attends to.</param>
    /// <param name="spec">The layer.</param>
    /// <param name="score">The weights of an additive score; null for another.</param>
    internal TrainedAttention(TrainingGraph graph, TrainingGraph encoder, AttentionSpec spec, Parameter? score)
    {
        (this.graph, this.encoder, this.spec, this.score) = (graph, encoder, spec, score);
        elements = ElementKernels.For(graph.Width);
        stride = spec.WeightFloats;
        int rows = graph.Batch * graph.Steps, sourceRows = encoder.Leaving.MostRows;
        (queries, queriesGradient) = (new(rows, spec.Units), new(rows, spec.Units));
        (keys, keysGradient) = (new(sourceRows, spec.Units), new(sourceRows, spec.Units));
        contextsGradient = new(rows, spec.Memory);
        weights = new(rows, stride);
        (laid, laidGradient) = (new(graph.Batch, spec.Units * stride), new(graph.Batch, spec.Units * stride));
        (weightsGradient, bent, slopes) = (new(graph.Batch, stride), new(graph.Batch, stride), new(graph.Batch, stride));
        scoreGradient = new(graph.Batch, spec.Units);
        if (spec.MemoryActivation.Format == NumberFormat.BinaryCode) coded = new(sourceRows, spec.Memory);
        if (!spec.OutputCodes.IsObserved) contexts = new(rows, spec.Memory);
    }

    /// <summary>q, a row a time step and stream; the emitted pass puts them there.</summary>
    public MatrixView Queries => queries.Rows(0, graph.WindowRows);

    /// <summary>The gradient by q.</summary>
    public MatrixView QueriesGradient => queriesGradient.Rows(0, graph.WindowRows);

    /// <summary>k, a row a time step and source; the emitted pass puts them there.</summary>
    public MatrixView Keys => keys.Rows(0, encoder.Leaving.Rows);

    /// <summary>The gradient by k.</summary>
    public MatrixView KeysGradient => keysGradient.Rows(0, encoder.Leaving.Rows);

    /// <summary>What enters the product that makes keys: the rows of the sources, as codes found on line where it takes such.</summary>
    public MatrixView Memory => coded?.Rows(0, encoder.Leaving.Rows) ?? encoder.Outputs;

    /// <summary>The gradient by the rows of the sources: that by the contexts, to which the emitted pass adds that by the keys.</summary>
    public MatrixView MemoryGradient => encoder.OutputsGradient;

    /// <summary>a of every query.</summary>
    private protected MatrixBuffer Weights => weights;

    /// <summary>Rows of the longest source, in whole registers.</summary>
    private protected int Stride => stride;

    /// <summary>The contexts, a row a time step and stream; of integer-only networks they are codes, and stand elsewhere.</summary>
    public MatrixView Contexts => contexts!.Rows(0, graph.WindowRows);

    /// <summary>The gradient by the contexts; the emitted pass puts it there.</summary>
    public MatrixView ContextsGradient => contextsGradient.Rows(0, graph.WindowRows);

    /// <summary>Codes some rows of the sources where <see cref="Memory"/> is codes found on line.</summary>
    public void CodeMemory(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            encoder.Outputs.Row(row).CopyTo(coded!.Floats(row, 1));
            BinaryActivation.Quantize<TLanes>(ref coded[row], spec.Memory, spec.MemoryActivation.Bits, spec.MemoryActivation.OnLineMethod);
        }
    }

    /// <summary>Finds the contexts of some streams.</summary>
    public void Forward(int first, int end)
    {
        for (int stream = first; stream < end; stream++)
        {
            int length = encoder.Leaving.Length(stream);
            for (int step = 0; step < length; step++) LayKey(stream, step);
            for (int step = 0; step < graph.WindowSteps; step++)
            {
                int row = step * graph.Batch + stream;
                if (step >= graph.Lengths[stream])
                {
                    contexts?.Floats(row, 1).Clear();
                    continue;
                }

                Attend(stream, row, length);
            }
        }
    }

    /// <summary>From the gradients by the contexts of some streams to those by queries, keys and the rows of their sources.</summary>
    public void Backward(int first, int end)
    {
        for (int stream = first; stream < end; stream++)
        {
            laidGradient.Floats(stream, 1).Clear();
            scoreGradient.Floats(stream, 1).Clear();
            for (int step = 0; step < encoder.Leaving.Steps; step++) MemoryGradient.Row(step * graph.Batch + stream).Clear();
            for (int step = 0; step < graph.WindowSteps; step++)
            {
                int row = step * graph.Batch + stream;
                queriesGradient.Floats(row, 1).Clear();
                if (step < graph.Lengths[stream]) BackwardOfQuery(stream, row);
            }

            for (int step = 0; step < encoder.Leaving.Steps; step++) TakeKeyGradient(stream, step);
        }
    }

    /// <summary>Sums the gradients by the weights of an additive score over the streams, ascending.</summary>
    public void CompleteBackward()
    {
        if (score is null) return;
        score.Gradients.Clear();
        for (int stream = 0; stream < graph.Batch; stream++) elements.Add(ref score.Gradients[0], ref scoreGradient[stream], spec.Units);
    }

    /// <summary>One query: da_t = dc . m_t, de = a (da - a . da), then what the score is made of.</summary>
    private void BackwardOfQuery(int stream, int row)
    {
        int length = encoder.Leaving.Length(stream);
        Span<float> gradient = weightsGradient.Floats(stream, 1), attention = weights.Floats(row, 1);
        gradient.Clear();
        for (int step = 0; step < length; step++)
        {
            int source = step * graph.Batch + stream;
            gradient[step] = Reductions.Dot<TLanes>(in contextsGradient[row], in encoder.Outputs.Row(source)[0], spec.Memory);
            elements.AddScaled(ref MemoryGradient.Row(source)[0], attention[step], ref contextsGradient[row], spec.Memory);
        }

        float mean = Reductions.Dot<TLanes>(in attention[0], in gradient[0], length);
        PassSoftmax(row, mean, gradient[..length]);
        if (score is null) BackwardOfDot(stream, row, length);
        else BackwardOfSum(stream, row, length);
    }

    /// <summary>e_t = q . k_t f: dq = f sum of de_t k_t, dk_t = f de_t q.</summary>
    private void BackwardOfDot(int stream, int row, int length)
    {
        ref float gradient = ref weightsGradient[stream];
        elements.Scale(ref gradient, Attention.FactorOf(spec.Units), length);
        for (int unit = 0; unit < spec.Units; unit++)
        {
            int place = unit * stride;
            queriesGradient.Floats(row, 1)[unit] = Reductions.Dot<TLanes>(in gradient, in Unsafe.Add(ref laid[stream], place), length);
            elements.AddScaled(ref Unsafe.Add(ref laidGradient[stream], place), queries.Floats(row, 1)[unit], ref gradient, length);
        }
    }

    /// <summary>e_t = v . tanh(s_t) with s_t = q + k_t: dv = sum of de_t tanh(s_t), ds_t = de_t v tanh'(s_t), which is dk_t, and dq is its sum.</summary>
    private void BackwardOfSum(int stream, int row, int length)
    {
        ref float gradient = ref weightsGradient[stream];
        ref float values = ref bent[stream];
        ref float sums = ref slopes[stream];
        for (int unit = 0; unit < spec.Units; unit++)
        {
            Bend(stream, row, unit, ref values, ref sums);
            scoreGradient.Floats(stream, 1)[unit] += Reductions.Dot<TLanes>(in gradient, in values, length);
            Slope(score!.Values[unit], ref gradient, ref sums, (nuint)stride);
            queriesGradient.Floats(row, 1)[unit] = Reductions.Sum<TLanes>(in sums, length);
            elements.Add(ref Unsafe.Add(ref laidGradient[stream], unit * stride), ref sums, length);
        }
    }

    /// <summary>The context of a query over the rows of its stream's source, whose keys are laid out.</summary>
    private protected virtual void Attend(int stream, int row, int length)
    {
        if (score is null) Attention.ScaledDot<TLanes>(ref queries[row], ref laid[stream], spec.Units, stride, length, ref weights[row]);
        else Attention.Additive<TLanes>(ref queries[row], ref laid[stream], ref score.Values[0], spec.Units, stride, length, ref weights[row]);
        Attention.Context<TLanes>(ref weights[row], ref FirstOf(encoder.Outputs, stream), StrideOf(encoder.Outputs), spec.Memory, length, ref contexts![row]);
    }

    /// <summary>From the gradient by the weights of a query, whose mean under these weights is given, to that by its scores, in place.</summary>
    private protected virtual void PassSoftmax(int row, float mean, Span<float> gradient)
    {
        Span<float> attention = weights.Floats(row, 1);
        for (int step = 0; step < gradient.Length; step++) gradient[step] = attention[step] * (gradient[step] - mean);
    }

    /// <summary>tanh(q + k_t) of a unit and its derivative; whole registers.</summary>
    private protected virtual void Bend(int stream, int row, int unit, ref float values, ref float derivatives) =>
        Bend(queries.Floats(row, 1)[unit], ref Unsafe.Add(ref laid[stream], unit * stride), ref values, ref derivatives, (nuint)stride);

    [MethodImpl(AggressiveOptimization)]
    private static void Bend(float query, ref float keys, ref float values, ref float derivatives, nuint count)
    {
        for (nuint row = 0; row < count; row += (nuint)TLanes.Count)
        {
            TLanes value = Gates.Tanh(TLanes.AddF32(TLanes.BroadcastF32(query), TLanes.LoadF32(ref keys, row)));
            TLanes.StoreF32(value, ref values, row);
            TLanes.StoreF32(Slopes.Tanh(value), ref derivatives, row);
        }
    }

    /// <summary>de_t v tanh'(s_t) in place of the derivatives; whole registers.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static void Slope(float score, ref float gradient, ref float derivatives, nuint count)
    {
        for (nuint row = 0; row < count; row += (nuint)TLanes.Count)
        {
            TLanes inner = TLanes.MultiplyF32(TLanes.LoadF32(ref gradient, row), TLanes.BroadcastF32(score));
            TLanes.StoreF32(TLanes.MultiplyF32(inner, TLanes.LoadF32(ref derivatives, row)), ref derivatives, row);
        }
    }

    /// <summary>Lays out the key of a time step of a source.</summary>
    private protected virtual void LayKey(int stream, int step)
    {
        Span<float> key = keys.Floats(step * graph.Batch + stream, 1), all = laid.Floats(stream, 1);
        for (int unit = 0; unit < key.Length; unit++) all[unit * stride + step] = key[unit];
    }

    private void TakeKeyGradient(int stream, int step)
    {
        Span<float> key = keysGradient.Floats(step * graph.Batch + stream, 1), all = laidGradient.Floats(stream, 1);
        if (step >= encoder.Leaving.Length(stream)) key.Clear();
        else
            for (int unit = 0; unit < key.Length; unit++) key[unit] = all[unit * stride + step];
    }

    private static ref float FirstOf(in MatrixView rows, int stream) => ref rows.Row(stream)[0];

    private int StrideOf(in MatrixView rows) => graph.Batch * rows.Stride;
}
