using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// The learned range of a recurrent layer's h in training (LSQ and PACT, papers section 7.4): one trained number, shared by all time steps and,
/// in a GRU, by the candidate and by r * h, which are rounded like h. Its gradient is the sum over everything it rounds in a window: each row
/// sums on its own, and rows are added in order, so that threads change no bit. The state before the window is a constant, as in all
/// truncated back-propagation, though its level follows the number where it is the initial one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LearnedRange
{
    private readonly WindowExtent extent;
    private readonly ActivationSpec activation;
    private readonly Parameter parameter;
    private readonly int uses;
    private readonly int rows;
    private readonly int units;
    private readonly float[] rowSums;
    private LearnedCode code;
    private bool isMeasuring;

    /// <summary>Takes memory for the rows' sums and begins with the first value.</summary>
    /// <param name="extent">The windows that it rounds in.</param>
    /// <param name="activation">The codes.</param>
    /// <param name="parameter">The learned number.</param>
    /// <param name="uses">Vectors a row that are rounded.</param>
    /// <param name="units">Values a vector.</param>
    internal LearnedRange(WindowExtent extent, ActivationSpec activation, Parameter parameter, int uses, int units)
    {
        (this.extent, this.activation, this.parameter) = (extent, activation, parameter);
        (this.uses, rows, this.units) = (uses, extent.MostRows, units);
        rowSums = new float[uses * rows];
        Begin();
    }

    /// <summary>The name of the learned number.</summary>
    internal string Name => parameter.Name;

    /// <summary>Whether it is a clip.</summary>
    private bool IsClip => activation.LearnedBy == Quantizer.LearnedClip;

    /// <summary>Replaces values by their levels, or leaves them and sums their magnitudes where the first step is measured.</summary>
    /// <param name="use">Which of the vectors of a row it is.</param>
    /// <param name="row">The row of the window.</param>
    /// <param name="values">The values; levels afterwards.</param>
    /// <param name="count">Number of values.</param>
    public void Quantize<TLanes>(int use, int row, ref float values, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (isMeasuring) rowSums[use * rows + row] = Reductions.SumOfMagnitudes<TLanes>(in values, count);
        else AffineActivation.Quantize<TLanes>(ref values, count, in code.Affine);
    }

    /// <summary>Replaces values by their levels and keeps the values.</summary>
    /// <param name="use">Which of the vectors of a row it is.</param>
    /// <param name="row">The row of the window.</param>
    /// <param name="values">The values; levels afterwards.</param>
    /// <param name="kept">Receives the values.</param>
    /// <param name="count">Number of values.</param>
    public void Quantize<TLanes>(int use, int row, ref float values, ref float kept, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        MemoryMarshal.CreateReadOnlySpan(ref values, count).CopyTo(MemoryMarshal.CreateSpan(ref kept, count));
        Quantize<TLanes>(use, row, ref values, count);
    }

    /// <summary>Turns the gradient by the levels of a vector into that by its values, in place, and sums that by the learned number.</summary>
    /// <param name="use">Which of the vectors of a row it is.</param>
    /// <param name="row">The row of the window.</param>
    /// <param name="values">The values before they were rounded.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="count">Number of values.</param>
    public void Backward<TLanes>(int use, int row, ref float values, ref float gradient, int count)
        where TLanes : struct, ILanes<TLanes> =>
        rowSums[use * rows + row] = LearnedGradient.Pass<TLanes>(ref values, ref gradient, count, in code);

    /// <summary>Adds the gradient of what is kept of h to that of h, which must be whole before it is masked, and clears it.</summary>
    public static void Join(ref float gradient, ref float kept, int count)
    {
        Span<float> sums = MemoryMarshal.CreateSpan(ref gradient, count), addends = MemoryMarshal.CreateSpan(ref kept, count);
        for (int index = 0; index < count; index++) sums[index] += addends[index];
        addends.Clear();
    }

    /// <summary>Sets the number that training begins with.</summary>
    internal void Begin()
    {
        parameter.Values[0] = activation.FirstLearned;
        Take();
    }

    /// <summary>
    /// Whether the first window of training sets the number: a step that still is the one of <see cref="Begin"/>. Neither loaded weights nor
    /// checkpoints need to say so.
    /// </summary>
    internal bool IsToBeMeasured => !IsClip && parameter.Values[0] == activation.FirstLearned;

    /// <summary>Lets the next pass leave values as they are and sum their magnitudes.</summary>
    internal void BeginMeasuring() => isMeasuring = true;

    /// <summary>
    /// Sets the step to 2 mean|v| / sqrt(Q_P) (LSQ, papers section 7.4) over all that the pass would have rounded; where that is no step, as all
    /// values are zero, it stays.
    /// </summary>
    internal void CompleteMeasuring()
    {
        isMeasuring = false;
        float step = (float)(2 * SumOfRows() / Count / Math.Sqrt(GreatestInteger));
        if (activation.AllowsLearned(step)) parameter.Values[0] = step;
        Take();
    }

    /// <summary>Refuses a number that no range has.</summary>
    /// <exception cref="WeightFormatException">It is not above zero and finite.</exception>
    internal void Require(float learned)
    {
        if (!activation.AllowsLearned(learned))
            throw new WeightFormatException(Name, FormattableString.Invariant($"{learned}"), "a finite number above 0");
    }

    /// <summary>Takes over a changed number.</summary>
    internal void Take() => code = new LearnedCode(activation, parameter.Values[0]);

    /// <summary>The level of a value under the present number.</summary>
    internal float LevelOf(float value)
    {
        LearnedCode present = new(activation, parameter.Values[0]);
        AffineActivation.Quantize<Lanes32>(ref value, 1, in present.Affine);
        return value;
    }

    /// <summary>
    /// Finds the gradient by the learned number from what <see cref="Backward"/> summed: that of a step times 1 / sqrt(N Q_P), N being the
    /// values that were rounded in the window (uses, streams, units and time steps that count), that of a clip plus penalty times the clip.
    /// </summary>
    /// <param name="clipPenalty">The L2 penalty on clips.</param>
    internal void CompleteBackward(float clipPenalty)
    {
        double sum = SumOfRows();
        parameter.Gradients[0] = (float)(IsClip
            ? sum + (double)clipPenalty * parameter.Values[0]
            : sum / Math.Sqrt(Count * GreatestInteger));
    }

    /// <summary>Q_P of a step.</summary>
    private int GreatestInteger => activation.IntegerOf(activation.MaximumCode);

    private double Count => (double)uses * extent.CountedRows * units;

    private double SumOfRows()
    {
        double sum = 0;
        for (int use = 0; use < uses; use++)
        {
            for (int row = 0; row < extent.Rows; row++)
                if (extent.Counts(row)) sum += rowSums[use * rows + row];
        }

        return sum;
    }
}
