using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What the three cells share: two matrices, a folded bias, and a hidden state that is coded after each step.</summary>
internal abstract class RecurrentLayer : GenericLayer
{
    private readonly float? learnedRange;

    protected RecurrentLayer(PackedModel model, int layer)
    {
        Spec = (RecurrentSpec)model.Spec.Layers[layer];
        Bias = model.Bias(Spec).ToArray();
        InputProduct = MatrixProducts.Of(model, ModelTensors.Qualified(Spec, "weight_ih"), Spec.InputActivation);
        RecurrentProduct = MatrixProducts.Of(model, ModelTensors.Qualified(Spec, "weight_hh"), Spec.HiddenActivation);
        learnedRange = model.LearnedRange(Spec);
    }

    protected RecurrentSpec Spec { get; }

    /// <summary>One value a row: bias_ih + bias_hh, zeros without biases.</summary>
    protected float[] Bias { get; }

    protected MatrixProduct InputProduct { get; }

    protected MatrixProduct RecurrentProduct { get; }

    protected int Hidden => Spec.Hidden;

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
        RecurrentState state = new(Spec, learnedRange, rows * InputProduct.DotsPerRow, rows * RecurrentProduct.DotsPerRow);
        Reset(state);
        return state;
    }

    public sealed override void Reset(LayerState state)
    {
        RecurrentState s = (RecurrentState)state;
        s.Hidden.Values.AsSpan(0, Hidden).Fill(Spec.InitialState);
        s.Hidden.Code();
        s.Cell.AsSpan().Fill(Spec.CodesInitialCell ? s.Hidden.Values[0] : Spec.InitialState);
    }

    public sealed override void Step(CodedVector input, LayerState state)
    {
        RecurrentState s = (RecurrentState)state;
        Bias.CopyTo(s.Preactivations, 0);
        InputProduct.Accumulate(input, 0, s.Preactivations, s.InputDots);
        StepCell(s);
        s.Hidden.Code();
    }

    /// <summary>
    /// Adds the recurrent product to the pre-activations, which hold bias and input product, and leaves the new hidden state,
    /// not yet coded, in place of the old one.
    /// </summary>
    protected abstract void StepCell(RecurrentState state);

    protected float Activate(float x) => ScalarGates.Activate(Spec.Activation, x);
}
