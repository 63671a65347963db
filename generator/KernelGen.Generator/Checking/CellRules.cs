using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the non-linearity, its slope or ceiling, the form it is computed in and the coding of raw features fit.</summary>
internal static class CellRules
{
    /// <summary>What is wrong with the cell of a recurrent layer, and with the coding of the features of any layer that takes them.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (layer.Kind == LayerKind.Embedding) yield break;

        if (layer.IsRecurrent && layer.Cell == CellActivation.Relu && WhyReluDoesNotFit(layer) is { } why)
        {
            yield return new Finding(
                RuleIds.UnboundedActivation, FindingPlace.Layer(index, "Activation"), layer.AttributeName, why);
        }

        if (layer.IsAffine && WhyOutputsHaveNoRange(layer) is { } unbounded)
            yield return new Finding(RuleIds.UnboundedActivation, FindingPlace.Layer(index, "OutputABits"), layer.AttributeName, unbounded);

        if (layer.Ceiling is { } ceiling && WhyCeilingIsInvalid(layer, ceiling) is { } wrongCeiling)
            yield return new Finding(RuleIds.InvalidCeiling, FindingPlace.Layer(index, "Ceiling"), Limits.Show(ceiling), wrongCeiling);

        if (layer.Slope is { } slope && WhySlopeIsInvalid(layer, slope) is { } wrong)
            yield return new Finding(RuleIds.InvalidSlope, FindingPlace.Layer(index, "Slope"), Limits.Show(slope), wrong);

        if (layer.Gates is GateForm.Fast or GateForm.Hard && layer.Cell == CellActivation.Relu)
        {
            yield return new Finding(
                RuleIds.UnusedGateForm, FindingPlace.Layer(index, "Gates"), $"GateForm.{layer.Gates}", "a layer of relu computes no sigmoid and no tanh");
        }

        if (WhyFeaturesAreNotCoded(index) is { } noFeatures && layer.InputABits is not null)
        {
            yield return Unused("InputABits", noFeatures);
        }

        if ((WhyFeaturesAreNotCoded(index) ?? WhyRangeIsNotUsed(layer)) is { } noRange)
        {
            if (layer.InputMinimum is not null) yield return Unused("InputMinimum", noRange);
            if (layer.InputMaximum is not null) yield return Unused("InputMaximum", noRange);
        }
        else if (WhyRangeIsInvalid(layer.InputMinimum ?? -1, layer.InputMaximum ?? 1, "InputMinimum", "InputMaximum") is { } invalid)
        {
            yield return new Finding(
                RuleIds.InvalidInputRange,
                FindingPlace.Layer(index, layer.InputMaximum is null ? "InputMinimum" : "InputMaximum"),
                Limits.Show(layer.InputMinimum ?? -1),
                Limits.Show(layer.InputMaximum ?? 1),
                invalid);
        }

        Finding Unused(string argument, string why) =>
            new(RuleIds.UnusedInputCoding, FindingPlace.Layer(index, argument), argument, why);
    }

    private static string? WhyReluDoesNotFit(LayerDeclaration layer)
    {
        if (layer.Kind != LayerKind.Rnn) return "only a vanilla RNN can use it";
        return layer.HiddenBits != 32 && !IsFoundOnLine(layer) && !layer.LearnsRange
            ? $"Quantizer.{layer.ActivationMethod} codes the hidden state over a fixed range, and relu has no upper bound"
            : null;
    }

    private static string? WhyOutputsHaveNoRange(LayerDeclaration layer)
    {
        if (layer.OutputBits == 32 || IsFoundOnLine(layer) || LinearSpec.RangeOf(layer.Bending, layer.CeilingOrUsual) is not null) return null;
        return $"Quantizer.{layer.ActivationMethod} codes the outputs over a fixed range, and LinearActivation.{layer.Bending} has none; ClippedRelu, Tanh, Sigmoid and the hard forms do, "
            + "and Alternating, Greedy and Refined need none";
    }

    private static string? WhyCeilingIsInvalid(LayerDeclaration layer, float ceiling)
    {
        if (layer.Bending != LinearActivation.ClippedRelu) return "only LinearActivation.ClippedRelu has one, leave it out";
        return !(ceiling >= Limits.LeastRange && ceiling <= Limits.GreatestRange) ? "it must lie between 1e-30 and 1e30" : null;
    }

    private static string? WhySlopeIsInvalid(LayerDeclaration layer, float slope)
    {
        if (!(slope > 0) || float.IsInfinity(slope)) return "it must be a finite number above 0";
        return layer.Cell == CellActivation.Relu && slope != 1 ? "relu is no function that it stands in, leave it out" : null;
    }

    private static string? WhyFeaturesAreNotCoded(int index) =>
        index > 0 ? "the layer before already codes what enters" : null;

    private static string? WhyRangeIsNotUsed(LayerDeclaration layer)
    {
        if (layer.FeatureBits == 32) return "features enter as floats, since InputABits is 32";
        return IsFoundOnLine(layer) ? $"Quantizer.{layer.ActivationMethod} uses no fixed range" : null;
    }

    private static bool IsFoundOnLine(LayerDeclaration layer) =>
        QuantizerMethod.Of(layer.ActivationMethod).Activations == NumberFormat.BinaryCode;

    /// <summary>Why affine codes cannot have a range that two arguments state; null where they can.</summary>
    public static string? WhyRangeIsInvalid(float minimum, float maximum, string least, string greatest)
    {
        if (float.IsNaN(minimum) || float.IsInfinity(minimum) || float.IsNaN(maximum) || float.IsInfinity(maximum))
        {
            return "both ends must be finite";
        }

        if (minimum > 0 || maximum <= 0) return $"it must hold zero, with {least} at most 0 and {greatest} above 0";
        return (double)maximum - minimum is < Limits.LeastRange or > Limits.GreatestRange
            ? "its width must lie between 1e-30 and 1e30"
            : null;
    }
}
