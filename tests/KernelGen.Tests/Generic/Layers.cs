using KernelGen.Spec;

namespace KernelGen.Tests.Generic;

/// <summary>Layer specs with the defaults that most tests want: nameless, float, tanh, with biases.</summary>
internal static class Layers
{
    public static readonly WeightSpec FloatWeights = new(Quantizer.FullPrecision, 32);

    public static RecurrentSpec Recurrent(
        CellKind cell,
        int input,
        int hidden,
        WeightSpec? weights = null,
        ActivationSpec? inputs = null,
        ActivationSpec? states = null,
        CellActivation activation = CellActivation.Tanh,
        ResetGate reset = ResetGate.After,
        bool bias = true,
        int index = 0,
        string name = "") => new(
            name,
            index,
            cell,
            input,
            hidden,
            inputs ?? ActivationSpec.Float,
            weights ?? FloatWeights,
            weights ?? FloatWeights,
            states ?? ActivationSpec.Float,
            activation,
            reset,
            bias);
}
