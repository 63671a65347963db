using System;
using KernelGen.Arithmetic;

namespace KernelGen.Generic;

/// <summary>The non-linearities of one value; sigmoid and tanh are the shared definitions on the lane type of 32 bits.</summary>
internal static class ScalarGates
{
    public static float Sigmoid(float x) => Gates.Sigmoid(x);

    /// <summary>The cell's non-linearity; gates are always sigmoid.</summary>
    public static float Activate(CellActivation activation, float x) => activation switch
    {
        CellActivation.Tanh => Gates.Tanh(x),
        CellActivation.Sigmoid => Gates.Sigmoid(x),
        CellActivation.Relu => x > 0 ? x : 0,
        _ => throw new ArgumentOutOfRangeException(
            nameof(activation), activation, "A spec names its activation: tanh, sigmoid or relu."),
    };
}
