using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>The few functions of a plain network.</summary>
internal static class PlainMath
{
    public static double Sigmoid(GateForm form, double value) => form switch
    {
        GateForm.Fast => FastGates.Sigmoid((float)value),
        GateForm.Hard => Math.Clamp(value / 6 + 0.5, 0, 1),
        _ => 1 / (1 + Math.Exp(-value)),
    };

    public static double Bend(CellActivation activation, GateForm form, double value) => activation switch
    {
        CellActivation.Sigmoid => Sigmoid(form, value),
        CellActivation.Relu => Math.Max(0, value),
        _ when form == GateForm.Fast => FastGates.Tanh((float)value),
        _ when form == GateForm.Hard => Math.Clamp(value, -1, 1),
        _ => Math.Tanh(value),
    };

    /// <summary>The derivative of the sigmoid where it gave <paramref name="result"/>.</summary>
    public static double SigmoidSlope(GateForm form, double result) =>
        form != GateForm.Hard ? result * (1 - result) : result > 0 && result < 1 ? 1 / 6.0 : 0;

    /// <summary>The derivative of the non-linearity where it gave <paramref name="result"/>.</summary>
    public static double Slope(CellActivation activation, GateForm form, double result) => activation switch
    {
        CellActivation.Sigmoid => SigmoidSlope(form, result),
        CellActivation.Relu => result > 0 ? 1 : 0,
        _ when form == GateForm.Hard => Math.Abs(result) < 1 ? 1 : 0,
        _ => 1 - result * result,
    };

    public static double Bend(LinearSpec layer, double value) => layer.Activation switch
    {
        LinearActivation.Tanh => Math.Tanh(value),
        LinearActivation.Sigmoid => Sigmoid(GateForm.Precise, value),
        LinearActivation.Relu => Math.Max(0, value),
        LinearActivation.ClippedRelu => Math.Clamp(value, 0, layer.Ceiling),
        LinearActivation.HardTanh => Math.Clamp(value, -1, 1),
        LinearActivation.HardSigmoid => Math.Clamp(value / 6 + 0.5, 0, 1),
        _ => value,
    };

    public static double Slope(LinearSpec layer, double value) => layer.Activation switch
    {
        LinearActivation.Tanh => 1 - Math.Tanh(value) * Math.Tanh(value),
        LinearActivation.Sigmoid => Sigmoid(GateForm.Precise, value) * Sigmoid(GateForm.Precise, -value),
        LinearActivation.Relu => value > 0 ? 1 : 0,
        LinearActivation.ClippedRelu => value > 0 && value < layer.Ceiling ? 1 : 0,
        LinearActivation.HardTanh => Math.Abs(value) < 1 ? 1 : 0,
        LinearActivation.HardSigmoid => Math.Abs(value) < 3 ? 1 / 6.0 : 0,
        _ => 1,
    };

    /// <summary>The values that the codes of <paramref name="values"/> stand for.</summary>
    public static double[] Code(ActivationSpec activation, double[] values)
    {
        if (activation.Format == NumberFormat.Float) return values;
        float[] coded = [.. values.Select(value => (float)value)];
        if (activation.Format == NumberFormat.Affine)
            AffineActivation.Quantize<Lanes32>(ref coded[0], coded.Length, AffineCode.Of(activation));
        else
            BinaryActivation.Quantize<Lanes32>(ref coded[0], coded.Length, activation.Bits, activation.OnLineMethod);
        return [.. coded.Select(value => (double)value)];
    }
}
