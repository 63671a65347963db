using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// A recurrent layer of an integer-only network in training (papers section 3.2): forward it is the integer program itself, so that its codes of h and its c are
/// those of <c>Step</c>; backward gradients pass what is rounded straight through, are zero where a value was held to the ends of its range, and take the slope of
/// the piece, or of the function that a table holds, for the derivative of a gate.
/// </summary>
/// <remarks>
/// Row r of a window is time step r / streams of stream r % streams. Between layers floats go that are exactly the values of codes; what dropout has scaled is
/// rounded to the same steps, without ends.
/// </remarks>
/// <typeparam name="TLanes">The lane type; no layer has fewer units than it has lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainedIntegerCell<TLanes> : IIntegerRecord
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TrainingGraph graph;
    private readonly IntegerCellParts<TLanes> parts;
    private readonly CodeProduct<TLanes> input, recurrent;
    private readonly PackedMatrix recurrentBackward;
    private readonly EnteringLevels<TLanes> enteringLevels;
    private readonly MatrixBuffer hiddenLevels;
    private readonly StreamPass forwardPass, backwardPass;
    private readonly int[] pre, products, inputGains, recurrentGains, bias, candidateBias;
    private readonly float[] addedBias, addedCandidateBias;
    private readonly RowEnds hiddenEnds;

    private protected TrainedIntegerCell(TrainingGraph graph, IntegerCellParts<TLanes> parts)
    {
        (this.graph, this.parts) = (graph, parts);
        RecurrentSpec spec = Spec = parts.Spec;
        int rows = graph.Batch * graph.Steps, gateRows = spec.Gates * spec.Hidden;
        Stride = Multiples.WholeRegisters(spec.Hidden);
        (input, recurrent) = (new CodeProduct<TLanes>(parts.InputWeight, rows), new CodeProduct<TLanes>(parts.RecurrentWeight, graph.Batch));
        recurrentBackward = new PackedMatrix(gateRows, spec.Hidden);
        enteringLevels = new EnteringLevels<TLanes>(rows, spec.Input, parts.Ranges);
        hiddenLevels = new MatrixBuffer(Streams + rows, spec.Hidden);
        Hidden = new MatrixBuffer(Streams + rows, spec.Hidden);
        HiddenGradient = new MatrixBuffer(Streams + rows, spec.Hidden);
        SumsGradient = new MatrixBuffer(rows, gateRows);
        (Outputs, Derivatives) = (new MatrixBuffer(rows, RecordedGates * Stride), new MatrixBuffer(rows, RecordedGates * Stride));
        if (parts.CellState is not null)
            (Cells, CellsGradient) = (new MatrixBuffer(Streams + rows, spec.Hidden), new MatrixBuffer(Streams + rows, spec.Hidden));
        (pre, products) = (new int[Streams * spec.Gates * Stride], new int[Streams * spec.Gates * Stride]);
        (inputGains, recurrentGains, bias) = (new int[spec.Gates * Stride], new int[spec.Gates * Stride], new int[spec.Gates * Stride]);
        candidateBias = new int[Stride];
        (addedBias, addedCandidateBias) = (new float[gateRows], new float[spec.ResetsAfter ? spec.Hidden : 0]);
        Constants = new RecurrentConstants(spec);
        hiddenEnds = parts.HiddenRange.Watch();
        (forwardPass, backwardPass) = (Forward, Backward);
    }

    /// <summary>The values of the codes of h, behind the rows of the state before the window.</summary>
    public MatrixBuffer Hidden { get; }

    /// <summary>The gradient by them.</summary>
    public MatrixBuffer HiddenGradient { get; }

    /// <summary>c of an LSTM, or the h of a GRU that is not coded, behind the rows of the state before the window; none for an RNN.</summary>
    internal MatrixBuffer? Cells { get; }

    /// <summary>The integers of the layer under the present parameters.</summary>
    internal RecurrentConstants Constants { get; }

    /// <summary>The layer.</summary>
    private protected RecurrentSpec Spec { get; }

    /// <summary>Streams of the window.</summary>
    private protected int Streams => graph.Batch;

    /// <summary>Integers from one gate to the next: units in whole registers.</summary>
    private protected int Stride { get; }

    /// <summary>Gates of a row that are recorded, <see cref="Stride"/> apart.</summary>
    private protected virtual int RecordedGates => Spec.Gates;

    /// <summary>The values of gates.</summary>
    private protected MatrixBuffer Outputs { get; }

    /// <summary>The derivatives of gates by their pre-activations.</summary>
    private protected MatrixBuffer Derivatives { get; }

    /// <summary>The gradient by <see cref="Cells"/>.</summary>
    private protected MatrixBuffer? CellsGradient { get; }

    /// <summary>The gradient by W x, gates side by side without padding.</summary>
    private protected MatrixBuffer SumsGradient { get; }

    /// <summary>The gradient by U h, behind its normalisation; the same but where the reset of a GRU multiplies a gate of it.</summary>
    private protected virtual MatrixBuffer ProductsGradient => SumsGradient;

    /// <summary>1 / (1 + e^-x).</summary>
    private protected TrainedGate<TLanes> Sigmoid => parts.Sigmoid;

    /// <summary>The hyperbolic tangent.</summary>
    private protected TrainedGate<TLanes> Tanh => parts.Tanh;

    /// <summary>What an integer of <see cref="Cells"/> stands for.</summary>
    private protected abstract float CellUnit { get; }

    /// <summary>Takes over changed weights, biases, gains and ranges.</summary>
    public void LayOut()
    {
        input.LayOut(parts.Gemm, parts.Ranges);
        recurrent.LayOut(parts.Gemm, parts.Ranges);
        parts.Gemm.Pack(parts.RecurrentWeight.Effective, transposed: false, recurrentBackward);
        if (parts.InputBias is not null) AddBiases(parts.InputBias.Values, parts.RecurrentBias!.Values);
        Constants.Take(new RecurrentValues
        {
            Entering = parts.Entering(),
            Hidden = parts.HiddenRange.Codes(Spec.HiddenActivation.Bits),
            Outputs = parts.SumRange?.Codes(Spec.ResidualCodes.Bits) ?? default,
            GreatestCell = parts.CellRange?.Greatest ?? 0,
            InputWeights = new CodeSums(input.Unit),
            RecurrentWeights = new CodeSums(recurrent.Unit),
            Bias = addedBias,
            CandidateBias = addedCandidateBias,
            InputGains = parts.InputNorm is { } first ? first.Gains : default,
            RecurrentGains = parts.RecurrentNorm is { } second ? second.Gains : default,
            GreatestSum = parts.NormalisedRange?.Greatest ?? 0,
            SumGains = parts.SumNorm is { } both ? both.Gains : default,
        });
        Lay(Constants.Input.Gains, inputGains);
        Lay(Constants.Recurrent.Gains, recurrentGains);
        Lay(Constants.Bias, bias);
        Constants.CandidateBias.CopyTo(candidateBias, 0);
    }

    /// <summary>Computes <see cref="Hidden"/> of the present window and carries the state on.</summary>
    /// <param name="entering">What enters, a row each: values of codes, with dropout or without.</param>
    public void Forward(in MatrixView entering)
    {
        input.Multiply(parts.Gemm, enteringLevels.Find(in entering, Constants.Entering.Step), row: 0);
        parts.HiddenState.Load(Hidden);
        parts.CellState?.Load(Cells!);
        TakeState();
        parts.Streams.Run(forwardPass);
        parts.HiddenState.Keep(Hidden, graph.WindowSteps);
        parts.CellState?.Keep(Cells!, graph.WindowSteps);
    }

    /// <summary>Computes the gradients of all parameters from <see cref="HiddenGradient"/>.</summary>
    /// <param name="entering">What entered.</param>
    public void Backward(in MatrixView entering)
    {
        parts.HiddenState.AddGradient(HiddenGradient, graph.WindowSteps);
        parts.CellState?.SetGradient(CellsGradient!, graph.WindowSteps);
        parts.Streams.Run(backwardPass);
        MatrixView sums = OfWindow(SumsGradient), behind = OfWindow(ProductsGradient);
        if (parts.InputNorm is { } norm)
        {
            norm.Backward(in sums, row: 0);
            norm.Complete(in sums);
        }

        LastNorm?.Complete(in behind);
        parts.Gemm.Multiply(GemmForm.TN, InputProductsGradient, in entering, parts.InputWeight.Gradient);
        parts.Gemm.Multiply(GemmForm.TN, RecurrentProductsGradient, OfWindow(Hidden), parts.RecurrentWeight.Gradient);
        if (parts.InputBias is null) return;
        parts.Passes.ColumnSums(parts.InputBias.GradientMatrix, in sums);
        parts.Passes.ColumnSums(parts.RecurrentBias!.GradientMatrix, in behind);
    }

    /// <summary>Computes the same, and the gradient by what entered.</summary>
    /// <param name="entering">What entered.</param>
    /// <param name="enteringGradient">Receives its gradient.</param>
    public void Backward(in MatrixView entering, in MatrixView enteringGradient)
    {
        Backward(in entering);
        parts.Gemm.Multiply(GemmForm.NN, InputProductsGradient, parts.InputWeight.Effective, in enteringGradient);
    }

    /// <inheritdoc/>
    int IIntegerRecord.Layer => parts.Layer;

    /// <inheritdoc/>
    void IIntegerRecord.CopyCodes(int row, Span<sbyte> codes)
    {
        ReadOnlySpan<float> levels = hiddenLevels.Floats(Streams + row, 1);
        for (int unit = 0; unit < codes.Length; unit++) codes[unit] = (sbyte)((int)levels[unit] + Constants.ToHidden.Zero);
    }

    /// <inheritdoc/>
    void IIntegerRecord.CopyCell(int row, Span<short> cell)
    {
        for (int unit = 0; unit < cell.Length; unit++) cell[unit] = (short)(Cells!.Floats(Streams + row, 1)[unit] / CellUnit);
    }

    /// <summary>The gates, c and h of a row.</summary>
    /// <param name="row">The row of the window.</param>
    /// <param name="sums">What both products add to pre-activations, gates <see cref="Stride"/> apart; overwritten.</param>
    /// <param name="products">U h's share of it where it is not in <paramref name="sums"/> yet; overwritten.</param>
    private protected abstract void Step(int row, ref int sums, ref int products);

    /// <summary>The gradients of a row, from those of its h and c to those of its sums and of c before it.</summary>
    private protected abstract void StepBack(int row);

    /// <summary>Clears the gradient by sums of a row that are normalised where they were held to 16 bits; nothing is done where none are.</summary>
    private protected virtual void PassInside(int row)
    {
    }

    /// <summary>The first element of a register that begins at <paramref name="first"/>: the last one ends with the units.</summary>
    [MethodImpl(AggressiveInlining)]
    private protected nuint Last(int first) => (nuint)Math.Min(first, Spec.Hidden - TLanes.Count);

    /// <summary>The ends of what h may be without being held to its codes, as vectors.</summary>
    private protected (TLanes Least, TLanes Greatest) HiddenEnds
    {
        get
        {
            (float least, float greatest) = Constants.Hidden.Ends;
            return (TLanes.BroadcastF32(least), TLanes.BroadcastF32(greatest));
        }
    }

    /// <summary>A gradient where a value lies strictly within its ends, 0 where it was held to them.</summary>
    [MethodImpl(AggressiveInlining)]
    private protected static TLanes Inside(TLanes gradient, TLanes value, TLanes least, TLanes greatest) =>
        TLanes.And(gradient, TLanes.And(TLanes.LessF32(least, value), TLanes.LessF32(value, greatest)));

    /// <summary>Multiplies integers.</summary>
    [MethodImpl(AggressiveOptimization)]
    private protected void Multiply(ref int left, ref int right, ref int products)
    {
        for (nuint at = 0; at < (nuint)Stride; at += (nuint)TLanes.Count)
            TLanes.StoreS32(TLanes.MultiplyS32(TLanes.LoadS32(ref left, at), TLanes.LoadS32(ref right, at)), ref products, at);
    }

    /// <summary>Codes the h of a row, and leaves its ends for the observed range.</summary>
    /// <param name="row">The row of the window.</param>
    /// <param name="hidden">h.</param>
    /// <param name="bits">Bits behind its point.</param>
    [MethodImpl(AggressiveOptimization)]
    private protected void Code(int row, ref int hidden, int bits)
    {
        CodeRange codes = Constants.Hidden;
        Requantization by = Constants.ToHidden.ToSteps;
        int low = codes.Least - codes.Zero, high = codes.Greatest - codes.Zero;
        ref float levels = ref hiddenLevels[Streams + row];
        ref float values = ref Hidden[Streams + row];
        TLanes step = TLanes.BroadcastF32((float)codes.Step), least = TLanes.Zero, greatest = TLanes.Zero;
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes value = TLanes.LoadS32(ref hidden, j);
            least = TLanes.MinimumS32(least, value);
            greatest = TLanes.MaximumS32(greatest, value);
            TLanes level = TLanes.ConvertS32ToF32(IntegerLanes.Limit(IntegerLanes.Requantize(value, by), low, high));
            TLanes.StoreF32(level, ref levels, j);
            TLanes.StoreF32(TLanes.MultiplyF32(level, step), ref values, j);
        }

        float unit = MathF.ScaleB(1, -bits);
        hiddenEnds.See(row, -LaneTotals.Greatest(TLanes.SubtractS32(TLanes.Zero, least)) * unit, LaneTotals.Greatest(greatest) * unit);
    }

    /// <summary>What normalises U h last: itself, or the sum that it is part of.</summary>
    private TrainedLayerNorm<TLanes>? LastNorm => parts.RecurrentNorm ?? parts.SumNorm;

    private MatrixView InputProductsGradient => OfWindow((parts.InputNorm ?? parts.SumNorm)?.ProductsGradient ?? SumsGradient);

    private MatrixView RecurrentProductsGradient => OfWindow(RecurrentProducts);

    private MatrixBuffer RecurrentProducts => LastNorm?.ProductsGradient ?? ProductsGradient;

    private MatrixView OfWindow(MatrixBuffer buffer) => buffer.Rows(0, graph.WindowRows);

    /// <summary>b = b_ih + b_hh, but what a GRU adds inside its reset is kept apart.</summary>
    private void AddBiases(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        int apart = addedBias.Length - addedCandidateBias.Length;
        for (int row = 0; row < addedBias.Length; row++) addedBias[row] = row < apart ? first[row] + second[row] : first[row];
        second[apart..].CopyTo(addedCandidateBias);
    }

    private void Lay(ReadOnlySpan<int> values, Span<int> gates)
    {
        for (int first = 0; first < values.Length; first += Spec.Hidden)
            values.Slice(first, Spec.Hidden).CopyTo(gates[(first / Spec.Hidden * Stride)..]);
    }

    /// <summary>Codes what the streams carry under the present ranges: those that the state was left with may have moved since.</summary>
    private void TakeState()
    {
        CodeRange codes = Constants.Hidden;
        Span<float> hidden = Hidden.Floats(0, Streams), levels = hiddenLevels.Floats(0, Streams);
        for (int index = 0; index < hidden.Length; index++)
        {
            int level = codes.CodeOf(hidden[index]) - codes.Zero;
            levels[index] = level;
            hidden[index] = (float)codes.Step * level;
        }

        if (Cells is null) return;
        foreach (ref float cell in Cells.Floats(0, Streams)) cell = Rounding.To16((long)MathF.Floor(cell / CellUnit + 0.5f)) * CellUnit;
    }

    private void Forward(int first, int end, Gemm gemm)
    {
        int length = Spec.Gates * Stride;
        for (int step = 0; step < graph.WindowSteps; step++)
        {
            int row = step * Streams + first;
            recurrent.Multiply(gemm, hiddenLevels.Rows(row, end - first), first);
            for (int stream = first; stream < end; stream++)
            {
                Span<int> sums = pre.AsSpan(stream * length, length), behind = products.AsSpan(stream * length, length);
                int own = row + stream - first;
                input.Gather(own, Constants.Input.Starts, Spec.Hidden, Stride, sums);
                recurrent.Gather(stream, Constants.Recurrent.Starts, Spec.Hidden, Stride, behind);
                if (parts.InputNorm is null) Requantize(sums, behind);
                else Normalise(own, sums, behind);
                Step(own, ref sums[0], ref behind[0]);
            }
        }
    }

    private void Requantize(Span<int> sums, Span<int> behind)
    {
        IntegerGates.Requantize<TLanes>(ref sums[0], sums.Length, Constants.Input.ToPreActivations);
        IntegerGates.Requantize<TLanes>(ref behind[0], behind.Length, Constants.Recurrent.ToPreActivations);
    }

    private void Normalise(int row, Span<int> sums, Span<int> behind)
    {
        if (graph.IsTraining)
        {
            Standardise(parts.InputNorm!, row, sums, input.Unit * Constants.Entering.Step);
            Standardise(parts.RecurrentNorm!, row, behind, recurrent.Unit * Constants.Hidden.Step);
        }

        ProductConstants own = Constants.Input, other = Constants.Recurrent;
        IntegerNormLanes.Normalise<TLanes>(ref sums[0], ref inputGains[0], Spec.Gates, Spec.Hidden, Stride, Constants.Form, own.Epsilon, own.GainBits);
        IntegerNormLanes.Normalise<TLanes>(ref behind[0], ref recurrentGains[0], Spec.Gates, Spec.Hidden, Stride, Constants.Form, other.Epsilon, other.GainBits);
        IntegerGates.AddBias<TLanes>(ref sums[0], ref bias[0], sums.Length);
        if (Spec.ResetsAfter) IntegerGates.AddBias<TLanes>(ref behind[2 * Stride], ref candidateBias[0], Stride);
    }

    /// <summary>Keeps the real products, made standard, for the way back through their normalisation.</summary>
    private protected void Standardise(TrainedLayerNorm<TLanes> norm, int row, Span<int> sums, double unit)
    {
        for (int gate = 0; gate < Spec.Gates; gate++)
            ToReal(ref sums[gate * Stride], (nuint)Spec.Hidden, (float)unit, ref Unsafe.Add(ref norm.Products[row], gate * Spec.Hidden));
        norm.Standardise(row, rows: 1);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void ToReal(ref int sums, nuint units, float unit, ref float reals)
    {
        TLanes all = TLanes.BroadcastF32(unit);
        nuint at = 0;
        for (; at + (nuint)TLanes.Count <= units; at += (nuint)TLanes.Count)
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(TLanes.LoadS32(ref sums, at)), all), ref reals, at);
        for (; at < units; at++) Unsafe.Add(ref reals, at) = Unsafe.Add(ref sums, at) * unit;
    }

    private void Backward(int first, int end, Gemm gemm)
    {
        for (int step = graph.WindowSteps - 1; step >= 0; step--)
        {
            int row = step * Streams + first;
            for (int stream = 0; stream < end - first; stream++) StepBack(row + stream);
            LastNorm?.Backward(ProductsGradient.Rows(row, end - first), row);
            for (int stream = 0; stream < end - first; stream++) PassInside(row + stream);
            gemm.Multiply(RecurrentProducts.Rows(row, end - first), recurrentBackward, HiddenGradient.Rows(row, end - first), accumulate: true);
        }
    }
}
