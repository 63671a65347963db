using System.Globalization;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Spells the non-linearity of an affine layer: as an expression of lanes, its derivative, and as an equation.</summary>
internal static class BendText
{
    /// <summary>f of <paramref name="argument"/>.</summary>
    public static string Of(LinearSpec layer, string argument) => layer.Activation switch
    {
        LinearActivation.None => argument,
        LinearActivation.Tanh or LinearActivation.Sigmoid => $"Gates.{layer.Activation}({argument})",
        _ => $"Activations.{layer.Activation}({argument}{Ceiling(layer)})",
    };

    /// <summary>The derivative of f by its argument where it gave <paramref name="result"/>.</summary>
    public static string Slope(LinearSpec layer, string result) => $"Slopes.{layer.Activation}({result}{Ceiling(layer)})";

    /// <summary>f of something in the words of an equation.</summary>
    public static string Equation(LinearSpec layer, string argument) => layer.Activation switch
    {
        LinearActivation.None => argument,
        LinearActivation.ClippedRelu => $"min(max(0, {argument}), {layer.Ceiling.ToString("R", CultureInfo.InvariantCulture)})",
        LinearActivation.HardTanh => $"min(max(-1, {argument}), 1)",
        LinearActivation.HardSigmoid => $"min(max(0, ({argument}) / 6 + 1 / 2), 1)",
        _ => $"{layer.Activation.ToString().ToLowerInvariant()}({argument})",
    };

    /// <summary>The clause of a layer's description; empty for the identity.</summary>
    public static string Clause(LinearSpec layer) => layer.Activation switch
    {
        LinearActivation.None => "",
        LinearActivation.ClippedRelu => $", relu up to {layer.Ceiling.ToString("R", CultureInfo.InvariantCulture)}",
        LinearActivation.HardTanh => ", hard tanh",
        LinearActivation.HardSigmoid => ", hard sigmoid",
        _ => $", {layer.Activation.ToString().ToLowerInvariant()}",
    };

    private static string Ceiling(LinearSpec layer) => layer.Activation == LinearActivation.ClippedRelu ? $", {Literals.Float(layer.Ceiling)}" : "";
}
