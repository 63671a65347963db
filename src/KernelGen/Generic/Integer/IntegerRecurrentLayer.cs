using System;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What the three integer-only cells share: two products of codes, each requantized or normalised to pre-activations, and h, which is coded.</summary>
internal abstract class IntegerRecurrentLayer(PackedModel model, RecurrentConstants constants) : IntegerLayer
{
    private readonly IntegerMatrix inputWeights = new(model.Matrix(ModelTensors.Qualified(constants.Spec, "weight_ih")));
    private readonly bool counts = model.Spec.Integer is { CountsSaturation: true };
    private readonly IntegerMatrix recurrentWeights = new(model.Matrix(ModelTensors.Qualified(constants.Spec, "weight_hh")));

    protected RecurrentConstants Constants { get; } = constants;

    /// <summary>Whether the layer hands on x + h by itself: of a pair both stand side by side first.</summary>
    private bool AddsAlone => Constants.Spec is { Residual: true, Direction: LayerDirection.Only };

    protected int Hidden => Constants.Spec.Hidden;

    /// <summary>The layer at a place of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The place.</param>
    /// <param name="functions">The pieces of gates; null where they are computed from tables.</param>
    public static IntegerRecurrentLayer Of(PackedModel model, int layer, GateFunctions? functions)
    {
        var constants = new RecurrentConstants(model, layer);
        if (functions is null)
        {
            return constants.Spec is { Cell: CellKind.Lstm, NormalisesGates: false }
                ? new IntegerTableLstmLayer(model, constants)
                : throw new NotSupportedException(
                    $"{ModelTensors.Qualified(constants.Spec, "weight_hh")}: the profile {model.Spec.Integer!.Profile} has LSTMs alone, without normalisation or with that of sums.");
        }

        if (constants.SumNorm is not null)
            throw new NotSupportedException($"{ModelTensors.Qualified(constants.Spec, "weight_hh")}: sums are normalised in the profile {IntegerProfile.TensorFlowLite} alone.");

        return constants.Spec.Cell switch
        {
            CellKind.Rnn => new IntegerRnnLayer(model, constants, functions),
            CellKind.Lstm => new IntegerLstmLayer(model, constants, functions),
            CellKind.Gru => new IntegerGruLayer(model, constants, functions),
            CellKind cell => throw new NotSupportedException($"The cell {cell} has no integer-only form."),
        };
    }

    public sealed override IntegerLayerState CreateState()
    {
        RecurrentSpec spec = Constants.Spec;
        var state = new IntegerLayerState(spec.Hidden, spec.Cell == CellKind.Rnn ? 0 : spec.Hidden, spec.Gates * spec.Hidden, AddsAlone);
        Reset(state);
        return state;
    }

    public sealed override void Reset(IntegerLayerState state)
    {
        Array.Fill(state.Codes, (sbyte)Constants.Hidden.Limit(0));
        state.Cell.AsSpan().Clear();
    }

    public sealed override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
    {
        Multiply(inputWeights, Constants.Input, input, state.InputSums);
        Multiply(recurrentWeights, Constants.Recurrent, state.Codes, state.RecurrentSums);
        StepCell(state);
        if (AddsAlone) Add(input, state.Codes, state.HandedOn);
    }

    /// <summary>The codes of what a residual layer hands on.</summary>
    /// <param name="entering">The codes that enter.</param>
    /// <param name="hidden">Those of h, of a pair both side by side.</param>
    /// <param name="sums">Receives as many.</param>
    public void Add(ReadOnlySpan<sbyte> entering, ReadOnlySpan<sbyte> hidden, Span<sbyte> sums)
    {
        for (int index = 0; index < sums.Length; index++) sums[index] = (sbyte)Constants.Sum.Apply(entering[index], hidden[index]);
    }

    /// <summary>From the summands of pre-activations to the new codes of h.</summary>
    protected abstract void StepCell(IntegerLayerState state);

    /// <summary>The pre-activation of a row, 16 bits: both summands, and behind normalisation the bias.</summary>
    protected int PreActivation(IntegerLayerState state, int row) =>
        To16(state.InputSums[row] + state.RecurrentSums[row] + Constants.Bias[row], ref state.Counts.PreActivations);

    /// <summary>The nearest integer of 16 bits, counted where the model counts.</summary>
    protected int To16(long value, ref SaturationCount count)
    {
        Count(value, short.MinValue, short.MaxValue, ref count);
        return Rounding.To16(value);
    }

    /// <summary>Codes the new h of a unit.</summary>
    /// <param name="state">Where the code goes.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="hidden">h as the cell has it.</param>
    protected void Code(IntegerLayerState state, int unit, int hidden)
    {
        Recoding toHidden = Constants.ToHidden;
        Count((long)toHidden.ToSteps.Apply(hidden) + toHidden.Zero, toHidden.Least, toHidden.Greatest, ref state.Counts.Hidden);
        state.Codes[unit] = (sbyte)toHidden.Apply(hidden);
    }

    private void Count(long value, int least, int greatest, ref SaturationCount count)
    {
        if (counts) count = count.Plus(1, value < least ? 1 : 0, value > greatest ? 1 : 0);
    }

    private void Multiply(IntegerMatrix matrix, ProductConstants product, ReadOnlySpan<sbyte> vector, int[] summands)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            summands[row] = product.Starts[row] + matrix.Product(row, vector);
            if (product.Gains.Length == 0) summands[row] = product.ToPreActivations.Apply(summands[row]);
        }

        if (product.Gains.Length == 0) return;
        for (int first = 0; first < matrix.Rows; first += Hidden)
        {
            Span<int> gate = summands.AsSpan(first, Hidden);
            IntegerNorm.Normalise(gate, gate, Constants.Form, product.Epsilon);
            for (int unit = 0; unit < Hidden; unit++) gate[unit] = IntegerNorm.Scale(gate[unit], product.Gains[first + unit], product.GainBits);
        }
    }
}
