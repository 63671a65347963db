using System;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What the three cells share: two matrices, a folded bias, and a hidden state that is coded after each step.</summary>
internal abstract class RecurrentLayer : GenericLayer
{
    private readonly float[] inputGain = [], recurrentGain = [], sumGain = [], inputScale = [], inputShift = [];
    private readonly float? learnedRange;

    protected RecurrentLayer(PackedModel model, int layer)
    {
        Spec = (RecurrentSpec)model.Spec.Layers[layer];
        Bias = model.Bias(Spec).ToArray();
        InputProduct = MatrixProducts.Of(model, ModelTensors.Qualified(Spec, "weight_ih"), Spec.InputActivation);
        RecurrentProduct = MatrixProducts.Of(model, ModelTensors.Qualified(Spec, "weight_hh"), Spec.HiddenActivation);
        if (Spec.Projection is not null)
            Projection = MatrixProducts.Of(model, ModelTensors.Qualified(Spec, ModelTensors.Projection), Spec.InterlinkActivation);
        learnedRange = model.LearnedRange(Spec);
        if (Spec.NormalisesInput)
        {
            inputScale = model.Norm(Spec, "scale_x").ToArray();
            inputShift = model.Norm(Spec, "shift_x").ToArray();
        }

        if (Spec.NormalisesSums)
        {
            if (Spec.Cell == CellKind.Gru) throw new NotSupportedException($"{ModelTensors.Qualified(Spec, "weight_hh")}: the sums of a GRU are not normalised; expected an LSTM or an RNN.");
            sumGain = model.Norm(Spec, "gain_sum").ToArray();
        }

        if (!HasLayerNorm) return;
        inputGain = model.Norm(Spec, "gain_ih").ToArray();
        recurrentGain = model.Norm(Spec, "gain_hh").ToArray();
    }

    protected RecurrentSpec Spec { get; }

    /// <summary>One value a row: bias_ih + bias_hh, zeros without biases.</summary>
    protected float[] Bias { get; }

    protected MatrixProduct InputProduct { get; }

    protected MatrixProduct RecurrentProduct { get; }

    /// <summary>The projection of an LSTM; null where it has none.</summary>
    protected MatrixProduct? Projection { get; }

    protected int Hidden => Spec.Hidden;

    private bool HasLayerNorm => Spec.NormalisesGates;

    public static RecurrentLayer Of(PackedModel model, int layer) => ((RecurrentSpec)model.Spec.Layers[layer]).Cell switch
    {
        CellKind.Rnn => new RnnLayer(model, layer),
        CellKind.Lstm => new LstmLayer(model, layer),
        CellKind.Gru => new GruLayer(model, layer),
        CellKind cell => throw new NotSupportedException($"The cell {cell} has no generic form."),
    };

    public sealed override LayerState CreateState()
    {
        int rows = Spec.Gates * Spec.Hidden;
        RecurrentState state = new(Spec, learnedRange, rows * InputProduct.DotsPerRow, rows * RecurrentProduct.DotsPerRow)
        {
            ProjectionDots = new long[(Spec.Projection ?? 0) * (Projection?.DotsPerRow ?? 0)],
        };
        Reset(state);
        return state;
    }

    public sealed override void Reset(LayerState state)
    {
        RecurrentState s = (RecurrentState)state;
        s.Hidden.Values.AsSpan(0, Spec.StateSize).Fill(Spec.InitialHidden);
        s.Hidden.Code();
        s.Cell.AsSpan().Fill(Spec.CodesInitialCell ? s.Hidden.Values[0] : Spec.InitialState);
    }

    public sealed override void Step(CodedVector input, LayerState state)
    {
        RecurrentState s = (RecurrentState)state;
        if (HasLayerNorm || Spec.NormalisesSums) s.Preactivations.AsSpan().Clear();
        else Bias.CopyTo(s.Preactivations, 0);
        InputProduct.Accumulate(Spec.NormalisesInput ? Normalised(input, s) : input, 0, s.Preactivations, s.InputDots);
        if (HasLayerNorm) Normalise(s.Preactivations, inputGain);
        StepCell(s);
        s.Hidden.Code();
        if (s.Sum is not { } sum) return;
        for (int index = 0; index < sum.Length; index++) sum.Values[index] = input.Values[index] + s.Hidden.Values[index];
        sum.Code();
    }

    /// <summary>
    /// Adds the recurrent product to the pre-activations, which hold the input product and, without layer normalisation, the bias, and
    /// leaves the new hidden state, not yet coded, in place of the old one.
    /// </summary>
    protected abstract void StepCell(RecurrentState state);

    /// <summary>Adds U h, and behind layer normalisation the bias, to the pre-activations of some gates.</summary>
    /// <param name="vector">h, or r * h.</param>
    /// <param name="firstRow">First row of the gates.</param>
    /// <param name="rows">Rows of the gates.</param>
    /// <param name="state">The state whose pre-activations they are.</param>
    protected void AddRecurrent(CodedVector vector, int firstRow, int rows, RecurrentState state)
    {
        Span<float> pre = state.Preactivations.AsSpan(firstRow, rows);
        if (!HasLayerNorm)
        {
            RecurrentProduct.Accumulate(vector, firstRow, pre, state.RecurrentDots);
            if (Spec.NormalisesSums) NormaliseSums(pre, state);
            return;
        }

        Span<float> sums = state.RecurrentSums.AsSpan(0, rows);
        MultiplyNormalised(vector, firstRow, sums, state);
        for (int row = 0; row < rows; row++) pre[row] = pre[row] + sums[row] + Bias[firstRow + row];
    }

    private void NormaliseSums(Span<float> pre, RecurrentState state)
    {
        pre.CopyTo(state.RecurrentSums);
        Normalise(pre, sumGain);
        for (int row = 0; row < pre.Length; row++) pre[row] += Bias[row];
    }

    /// <summary>U h of some gates with <paramref name="bias"/> inside, for a gate that multiplies both.</summary>
    protected void MultiplyWithBias(CodedVector vector, int firstRow, ReadOnlySpan<float> bias, Span<float> sums, RecurrentState state)
    {
        if (!HasLayerNorm)
        {
            bias.CopyTo(sums);
            RecurrentProduct.Accumulate(vector, firstRow, sums, state.RecurrentDots);
            return;
        }

        MultiplyNormalised(vector, firstRow, sums, state);
        for (int row = 0; row < sums.Length; row++)
        {
            sums[row] += bias[row];
            state.Preactivations[firstRow + row] += Bias[firstRow + row];
        }
    }

    private void MultiplyNormalised(CodedVector vector, int firstRow, Span<float> sums, RecurrentState state)
    {
        sums.Clear();
        RecurrentProduct.Accumulate(vector, firstRow, sums, state.RecurrentDots);
        Normalise(sums, recurrentGain.AsSpan(firstRow));
    }

    private CodedVector Normalised(CodedVector input, RecurrentState state)
    {
        for (int index = 0; index < inputScale.Length; index++)
            state.NormalisedInput.Values[index] = MathF.FusedMultiplyAdd(input.Values[index], inputScale[index], inputShift[index]);
        state.NormalisedInput.Code();
        return state.NormalisedInput;
    }

    /// <summary>Layer normalisation of every gate, the sums of its units by sixteen partial sums.</summary>
    private void Normalise(Span<float> sums, ReadOnlySpan<float> gains)
    {
        for (int first = 0; first < sums.Length; first += Hidden)
        {
            float factor = LayerNorm.Standardise<Lanes32>(ref sums[first], Hidden, Spec.Deviation);
            for (int row = first; row < first + Hidden; row++) sums[row] = sums[row] * factor * gains[row];
        }
    }

    /// <summary>The sigmoid of a gate.</summary>
    protected float Gate(float x) => ScalarGates.Sigmoid(Spec.GateForm, Spec.Slope * x);

    /// <summary>The cell's non-linearity.</summary>
    protected float Activate(float x) => ScalarGates.Activate(Spec.Activation, Spec.GateForm, Spec.Slope * x);
}
