using System;
using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether some weights of a layer have what an argument chooses: drawn codes, cycles, a clip, the scope of a scale.</summary>
internal static class ChoiceRules
{
    /// <summary>The choices of a layer that nothing in it has.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (layer.Stochastic == true && !AnyHas(static weights => weights.Bits != 32 && weights.Method.HasStochasticForm))
            yield return None("Stochastic", "stochastic codes", "Binarization, Ternarization, Exponential, RecurrentBinary or RecurrentTernary with 1, 2 or up to 7 bits");
        if (layer.Cycles is not null && !AnyHas(static weights => weights.HasCycles))
            yield return None("Cycles", "cycles", "Alternating with 1 to 4 bits");
        if (layer.Clip is not null && !AnyHas(static weights => weights.HasClip))
            yield return None("Clip", "a clip that can be left out", "BalancedMean with 1 to 16 bits");
        if (layer.Scale is null or ScaleScope.Default) yield break;
        const string scale = "a choice of its scale";
        if (layer.WeightNorm == true)
            yield return MethodRules.Unfit(index, "Scale", "A normalised row", scale, "WeightNorm or Scale left out");
        else if (!AnyHas(static weights => weights.HasScaleScope))
            yield return None("Scale", scale, "Uniform, BalancedEqual, BinaryWeight, TernaryWeight or LearnedStep with WBits below 32");

        Finding None(string argument, string purpose, string expected) => MethodRules.Unfit(
            index, argument, layer.WeightBits == 32 ? "A float weight" : $"Quantizer.{layer.Method}", purpose, expected);

        // Biases have no cycles, clip or scope: what is said of them here is whether they are drawn.
        bool AnyHas(Func<WeightSpec, bool> has) => has(new WeightSpec(layer.Method, layer.WeightBits))
            || has(new WeightSpec(layer.InputMethod, layer.InputWeightBits))
            || (layer.NamesBiases && has(new WeightSpec(layer.BiasMethod, layer.BiasBits)));
    }
}
