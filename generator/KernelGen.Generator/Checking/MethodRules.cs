using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether a method has a rule for what it is named for.</summary>
internal static class MethodRules
{
    /// <summary>What is wrong with the methods of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        QuantizerMethod method = QuantizerMethod.Of(layer.Method);
        if (layer.Kind == LayerKind.Embedding && layer.WeightBits != 32 && !method.CodesEmbedding)
        {
            yield return new Finding(
                RuleIds.MethodDoesNotFit,
                FindingPlace.Layer(index, layer.Quantizer is null ? "WBits" : "Quantizer"),
                $"Quantizer.{layer.Method}",
                "an embedding",
                "BalancedMean, Alternating, Greedy or Refined, or leave WBits out");
        }

        if (layer.Stochastic == true && !Draws(layer.Method, layer.WeightBits) && !Draws(layer.InputMethod, layer.InputWeightBits))
        {
            yield return new Finding(
                RuleIds.MethodDoesNotFit,
                FindingPlace.Layer(index, "Stochastic"),
                layer.WeightBits == 32 ? "A float weight" : $"Quantizer.{layer.Method}",
                "stochastic codes",
                "Binarization, Ternarization, RecurrentBinary or RecurrentTernary with 1 or 2 bits");
        }

        if (layer.ActivationQuantizer is { } activations
            && activations is not (Quantizer.BalancedMean or Quantizer.Uniform or Quantizer.Alternating or Quantizer.FullPrecision))
        {
            yield return new Finding(
                RuleIds.MethodDoesNotFit,
                FindingPlace.Layer(index, "ActivationQuantizer"),
                $"Quantizer.{activations}",
                "activations",
                "BalancedMean, Uniform or Alternating");
        }
    }

    private static bool Draws(Quantizer quantizer, int bits) => bits != 32 && QuantizerMethod.Of(quantizer).HasStochasticForm;
}
