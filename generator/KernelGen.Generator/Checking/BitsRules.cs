using System;
using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the quantizer reaches the bits.</summary>
internal static class BitsRules
{
    /// <summary>What is wrong with the bits of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        QuantizerMethod method = QuantizerMethod.Of(layer.Method);
        if (!method.IsForActivationsOnly && RefusesWeights(method, layer.WeightBits)) yield return Weights("WBits", layer.WeightBits, layer.Method);

        if (layer.Kind == LayerKind.Embedding) yield break;
        QuantizerMethod activations = QuantizerMethod.Of(layer.ActivationMethod);
        if (Refuses(1, activations.MostActivationBits, layer.FeatureBits)) yield return Activations("InputABits", layer.FeatureBits, 1, activations.MostActivationBits);
        if (Refuses(1, activations.MostActivationBits, layer.OutputBits)) yield return Activations("OutputABits", layer.OutputBits, 1, activations.MostActivationBits);
        if (!layer.IsRecurrent) yield break;

        if (layer is not { InputQuantizer: null, InputWBits: null }
            && !QuantizerMethod.Of(layer.InputMethod).IsForActivationsOnly
            && RefusesWeights(QuantizerMethod.Of(layer.InputMethod), layer.InputWeightBits))
        {
            string argument = layer.InputWBits is null ? "InputQuantizer" : "InputWBits";
            yield return Weights("InputWBits", layer.InputWeightBits, layer.InputMethod) with { Place = FindingPlace.Layer(index, argument) };
        }

        int least = activations.HiddenBits ?? (layer.LearnsRange ? activations.LeastActivationBits : 1);
        int most = activations.HiddenBits ?? activations.MostActivationBits;
        if (Refuses(least, most, layer.HiddenBits)) yield return Activations("ABits", layer.HiddenBits, least, most);

        // Activations may be of one bit. Recurrent weights of one bit make gradients explode unless a normalisation
        // stands inside the recurrence (Hou et al. 2019: perplexity 8247 against 88).
        bool isNormalised = layer.WeightNorm == true || layer.ProductNorm is not (null or ProductNorm.None);
        if (layer.WeightBits == 1 && !isNormalised && !RefusesWeights(method, 1))
        {
            yield return new Finding(
                RuleIds.OneBitRecurrentWeights, FindingPlace.Layer(index, "WBits"), layer.AttributeName);
        }

        Finding Weights(string argument, int bits, Quantizer quantizer) => Finding(
            argument, bits, quantizer, Range(QuantizerMethod.Of(quantizer).LeastBits, QuantizerMethod.Of(quantizer).MostBits));

        Finding Activations(string argument, int bits, int fewest, int greatest) =>
            Finding(argument, bits, layer.ActivationMethod, Range(fewest, greatest));

        Finding Finding(string argument, int bits, Quantizer quantizer, string range) => new(
            RuleIds.BitsOutOfRange,
            FindingPlace.Layer(index, argument),
            argument,
            Limits.Show(bits),
            $"Quantizer.{quantizer}",
            range);
    }

    /// <summary>Whether weights cannot have so many bits by a method.</summary>
    public static bool RefusesWeights(QuantizerMethod method, int bits) => Refuses(method.LeastBits, method.MostBits, bits);

    private static bool Refuses(int least, int most, int bits) => bits != 32 && (bits < least || bits > most);

    /// <summary>The bits that there are, for a message.</summary>
    public static string Range(int least, int most)
    {
        if (most == 0) return "32 (float) only; for fewer bits name another quantizer";
        return FormattableString.Invariant(least == most ? $"{least} or 32 (float)" : (FormattableString)$"{least} to {most} or 32 (float)");
    }
}
