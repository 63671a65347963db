using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the biases can be quantized as named.</summary>
internal static class BiasRules
{
    /// <summary>What is wrong with the quantized biases of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (!layer.NamesBiases) yield break;
        string argument = layer.BiasQuantizer is null ? "BiasWBits" : "BiasQuantizer";
        QuantizerMethod method = QuantizerMethod.Of(layer.BiasMethod);
        if (layer.Bias == false)
        {
            yield return MethodRules.Unfit(
                index, argument, "A layer without biases", "quantized biases", $"Bias = true, or {argument} left out");
        }
        else if (layer.ProductNorm == ProductNorm.Batch)
        {
            yield return MethodRules.Unfit(
                index, argument, "A layer with ProductNorm.Batch", "quantized biases, since it is folded into them", $"{argument} left out, or ProductNorm.Layer");
        }
        else if (!method.CodesBiases)
        {
            yield return MethodRules.Unfit(
                index,
                argument,
                $"Quantizer.{layer.BiasMethod}",
                "biases",
                "BiasQuantizer to be Binarization, Ternarization, PowerOfTwoTernarization, Exponential or FixedPoint, or FullPrecision for one float bias a gate");
        }
        else if (BitsRules.RefusesWeights(method, layer.BiasBits))
        {
            yield return new Finding(
                RuleIds.BitsOutOfRange,
                FindingPlace.Layer(index, layer.BiasWBits is null ? "BiasQuantizer" : "BiasWBits"),
                "BiasWBits",
                Limits.Show(layer.BiasBits),
                $"Quantizer.{layer.BiasMethod}",
                BitsRules.Range(method.LeastBits, method.MostBits));
        }
        else if (layer.BiasBits == 32 && layer.BiasMethod != Quantizer.FullPrecision)
        {
            yield return MethodRules.Unfit(
                index, argument, $"Quantizer.{layer.BiasMethod}", "float biases", $"BiasWBits = {Limits.Show(method.LeastBits)}");
        }
    }
}
