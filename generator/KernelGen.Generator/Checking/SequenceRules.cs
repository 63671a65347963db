using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the layers make a sequence, and each agrees with the one before.</summary>
internal static class SequenceRules
{
    /// <summary>What is wrong with the sequence.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        for (int i = 1; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (declaration.Before(i) is not { } before) continue;
            if (layer.Kind == LayerKind.Embedding)
            {
                yield return new Finding(RuleIds.MisplacedEmbedding, FindingPlace.Layer(i), Limits.Show(i + 1));
            }
            else if (layer.Input is { } input and not 0 && before.Leaving is { } units && input != units)
            {
                yield return new Finding(
                    RuleIds.ContradictingInput, FindingPlace.Layer(i, "Input"), Limits.Show(input), Limits.Show(units));
            }
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            int entering = declaration.Before(i) is null ? 32 : BitsOut(declaration.Layers, i - 1);
            if (declaration.Layers[i] is { Kind: LayerKind.Linear, ABits: { } bits and not 0 } && bits != entering)
            {
                yield return new Finding(
                    RuleIds.ContradictingActivationBits,
                    FindingPlace.Layer(i, "ABits"),
                    Limits.Show(bits),
                    Limits.Show(entering));
            }
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            int entering = declaration.Before(i) is null ? declaration.Layers[i].FeatureBits : BitsOut(declaration.Layers, i - 1);
            if (declaration.Layers[i].InputNorm != true || entering == 32) continue;
            yield return MethodRules.Unfit(
                i,
                "InputNorm",
                FormattableString.Invariant($"An input of {entering} bits"),
                "batch normalisation",
                i == 0 ? "InputABits left out, so that features enter as floats" : "a layer before it that puts out floats");
        }

        if (declaration.Layers.All(layer => layer.Kind == LayerKind.Embedding || (layer.IsOfValues && layer.Kind != LayerKind.LayerNorm)))
        {
            yield return new Finding(RuleIds.NothingToCompute, FindingPlace.Class, declaration.Name);
        }
    }

    private static int BitsOut(EquatableArray<LayerDeclaration> layers, int index) => layers[index].Kind switch
    {
        LayerKind.Embedding => layers[index].WeightBits,
        LayerKind.Dropout when index > 0 => BitsOut(layers, index - 1),
        _ => layers[index].HandedOnBits,
    };
}
