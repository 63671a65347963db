using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Generic;

/// <summary>The non-linearities of one value; sigmoid and tanh are the shared definitions on the lane type of 32 bits.</summary>
internal static class ScalarGates
{
    public static float Sigmoid(GateForm form, float x) => form switch
    {
        GateForm.Fast => FastGates.Sigmoid(x),
        GateForm.Hard => Activate(LinearActivation.HardSigmoid, 0, x),
        _ => Gates.Sigmoid(x),
    };

    /// <summary>The non-linearity of an affine layer.</summary>
    public static float Activate(LinearActivation activation, float ceiling, float x)
    {
        float result = 0;
        Lanes32.StoreF32(Activations.Apply(activation, ceiling, Lanes32.BroadcastF32(x)), ref result, 0);
        return result;
    }

    /// <summary>The cell's non-linearity; gates are always sigmoid.</summary>
    public static float Activate(CellActivation activation, GateForm form, float x) => activation switch
    {
        CellActivation.Tanh when form == GateForm.Fast => FastGates.Tanh(x),
        CellActivation.Tanh when form == GateForm.Hard => Activate(LinearActivation.HardTanh, 0, x),
        CellActivation.Tanh => Gates.Tanh(x),
        CellActivation.Sigmoid => Sigmoid(form, x),
        CellActivation.Relu => x > 0 ? x : 0,
        _ => throw new ArgumentOutOfRangeException(
            nameof(activation), activation, "A spec names its activation: tanh, sigmoid or relu."),
    };
}
