using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the quantizer reaches the bits.</summary>
internal static class BitsRules
{
    /// <summary>What is wrong with the bits of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (Refuses(layer.Method, layer.WeightBits)) yield return Finding("WBits", layer.WeightBits);

        if (!layer.IsRecurrent) yield break;

        if (Refuses(layer.Method, layer.HiddenBits)) yield return Finding("ABits", layer.HiddenBits);
        if (Refuses(layer.Method, layer.FeatureBits)) yield return Finding("InputABits", layer.FeatureBits);

        // Activations may be of one bit. Recurrent weights of one bit make gradients explode unless a normalisation
        // stands inside the recurrence (Hou et al. 2019: perplexity 8247 against 88), and no layer has one yet.
        if (layer.WeightBits == 1)
        {
            yield return new Finding(
                RuleIds.OneBitRecurrentWeights, FindingPlace.Layer(index, "WBits"), layer.AttributeName);
        }

        Finding Finding(string argument, int bits) => new(
            RuleIds.BitsOutOfRange,
            FindingPlace.Layer(index, argument),
            argument,
            Limits.Show(bits),
            $"Quantizer.{layer.Method}",
            Range(layer.Method));
    }

    private static bool Refuses(Quantizer method, int bits) => bits != 32 && (bits < 1 || bits > Most(method));

    private static int Most(Quantizer method) => method switch
    {
        Quantizer.BalancedMean => 8,
        Quantizer.Alternating => 4,
        _ => 0,
    };

    private static string Range(Quantizer method) => method switch
    {
        Quantizer.BalancedMean => "1 to 8 or 32 (float)",
        Quantizer.Alternating => "1 to 4 or 32 (float)",
        _ => "32 (float) only; for fewer bits name another quantizer",
    };
}
