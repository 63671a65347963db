using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// x + h of a residual layer of an integer-only network in training: forward the codes are those of <see cref="SumOfCodes"/>, backward the gradient passes the
/// rounding straight through and is zero where a sum was held to the ends of its range.
/// </summary>
/// <typeparam name="TLanes">The lane type; no sum has fewer values than it has lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedIntegerSum<TLanes> : IIntegerSumRecord
    where TLanes : struct, ILanes<TLanes>
{
    // What dropout has scaled is held to twice the codes, so that both products and their sum stay within 32 bits.
    private const int GreatestLevel = 511;

    private readonly TrainingGraph graph;
    private readonly RecurrentConstants constants;
    private readonly int layer, size;
    private readonly TrainedCodes<TLanes> codes;
    private readonly RangeJob job;
    private readonly RangePass addPass, passBack;
    private readonly MatrixBuffer levels;
    private MatrixView entered, hidden, handedOn, gradient;

    /// <summary>Takes memory for a window.</summary>
    /// <param name="graph">Whose windows they are.</param>
    /// <param name="layer">The layer's place in the model, of a pair that of the one that reads backward.</param>
    /// <param name="constants">The integers of the layer under the present parameters, of a pair those of the one that reads backward.</param>
    /// <param name="range">The range of x + h.</param>
    /// <param name="job">Runs passes over rows.</param>
    internal TrainedIntegerSum(TrainingGraph graph, int layer, RecurrentConstants constants, ObservedRange range, RangeJob job)
    {
        (this.graph, this.layer, this.constants, this.job) = (graph, layer, constants, job);
        size = constants.Spec.OutputSize;
        int rows = graph.Batch * graph.Steps;
        levels = new MatrixBuffer(rows, 2 * size);
        codes = new TrainedCodes<TLanes>(rows, size, range);
        (addPass, passBack) = (Add, PassBack);
    }

    /// <inheritdoc/>
    int IIntegerSumRecord.Layer => layer;

    /// <summary>Adds the rows of a window.</summary>
    /// <param name="inputs">x: values of codes; what dropout has scaled beyond twice the range of codes counts as that.</param>
    /// <param name="own">h: values of codes.</param>
    /// <param name="outputs">Receives the values of the codes of x + h; may be the memory of h.</param>
    public void Forward(in MatrixView inputs, in MatrixView own, in MatrixView outputs)
    {
        (entered, hidden, handedOn) = (inputs, own, outputs);
        job.Run(addPass, graph.WindowRows, grain: 1);
    }

    /// <summary>Clears the gradient where a sum was held to the ends of its range.</summary>
    public void Backward(in MatrixView byOutputs)
    {
        gradient = byOutputs;
        codes.Codes = constants.Outputs;
        job.Run(passBack, graph.WindowRows, grain: 1);
    }

    /// <inheritdoc/>
    void IIntegerSumRecord.CopyCodes(int row, Span<sbyte> codes)
    {
        Span<float> values = handedOn.Row(row);
        for (int index = 0; index < codes.Length; index++) codes[index] = (sbyte)(MathF.Round(values[index] / (float)constants.Outputs.Step) + constants.Outputs.Zero);
    }

    private void Add(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            ref float x = ref levels[row];
            ref float h = ref Unsafe.Add(ref x, size);
            StepMultiples.Find<TLanes>(ref entered.Row(row)[0], size, constants.Entering.Step, ref x);
            StepMultiples.Find<TLanes>(ref hidden.Row(row)[0], size, constants.Hidden.Step, ref h);
            Real(row, ref x, ref h);
            Code(ref x, ref h, ref handedOn.Row(row)[0]);
        }
    }

    /// <summary>Records the sums of a row as real numbers.</summary>
    private void Real(int row, ref float x, ref float h)
    {
        float first = (float)constants.Entering.Step, second = (float)constants.Hidden.Step;
        Span<float> real = codes.Reals(row);
        for (int index = 0; index < size; index++) real[index] = (first * Unsafe.Add(ref x, index)) + (second * Unsafe.Add(ref h, index));
        codes.See(row);
    }

    [MethodImpl(AggressiveOptimization)]
    private void Code(ref float x, ref float h, ref float output)
    {
        SumOfCodes by = constants.Sum;
        TLanes step = TLanes.BroadcastF32((float)constants.Outputs.Step);
        for (int first = 0; first < size; first += TLanes.Count)
        {
            nuint at = (nuint)Math.Min(first, size - TLanes.Count);
            TLanes entering = IntegerLanes.Limit(TLanes.TruncateF32ToS32(TLanes.LoadF32(ref x, at)), -GreatestLevel, GreatestLevel);
            TLanes steps = SumOfCodesLanes.Steps(entering, TLanes.TruncateF32ToS32(TLanes.LoadF32(ref h, at)), by);
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(steps), step), ref output, at);
        }
    }

    private void PassBack(int first, int end)
    {
        for (int row = first; row < end; row++) codes.PassInside(row, gradient.Row(row));
    }
}
