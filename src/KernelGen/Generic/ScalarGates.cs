using System;
using KernelGen.Arithmetic;

namespace KernelGen.Generic;

/// <summary>The non-linearities of one value; sigmoid and tanh are the shared definitions on the lane type of 32 bits.</summary>
internal static class ScalarGates
{
    public static float Sigmoid(GateForm form, float x) => form == GateForm.Fast ? FastGates.Sigmoid(x) : Gates.Sigmoid(x);

    /// <summary>The cell's non-linearity; gates are always sigmoid.</summary>
    public static float Activate(CellActivation activation, GateForm form, float x) => activation switch
    {
        CellActivation.Tanh => form == GateForm.Fast ? FastGates.Tanh(x) : Gates.Tanh(x),
        CellActivation.Sigmoid => Sigmoid(form, x),
        CellActivation.Relu => x > 0 ? x : 0,
        _ => throw new ArgumentOutOfRangeException(
            nameof(activation), activation, "A spec names its activation: tanh, sigmoid or relu."),
    };
}
