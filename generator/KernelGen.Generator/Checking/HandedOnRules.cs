using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether what a recurrent layer hands on, where it is not what its cell puts out, can be made and coded.</summary>
internal static class HandedOnRules
{
    /// <summary>What is wrong with the projection of a layer, and with the range of its codes.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (!layer.IsRecurrent) yield break;
        if (layer is { Projection: { } values, Units: { } units } && (values < 1 || values >= units))
            yield return Unfit("Projection", $"Projection is {Limits.Show(values)}, and it must lie from 1 to below Hidden, {Limits.Show(units)}");
        if (layer is { Projection: not null, DrawsLevels: true, HiddenBits: not 32 })
            yield return Unfit("ActivationQuantizer", $"Quantizer.{layer.ActivationMethod} draws levels for values from -1 to 1, and what a projection makes has no bounds; name Alternating, Greedy, Refined, LearnedStep or LearnedClip, or a method with a stated range");
        else foreach ((string argument, string why) in RangeRules.Check(layer, layer.HiddenBits, "ABits", WhyNoRangeIsRead(layer)))
            yield return Unfit(argument, why);

        Finding Unfit(string argument, string why) => new(RuleIds.HandedOnDoesNotFit, FindingPlace.Layer(index, argument), layer.AttributeName, why);
    }

    private static string? WhyNoRangeIsRead(LayerDeclaration layer)
    {
        if (layer.Projection is null) return "the cell bounds h, since there is no Projection";
        return layer.LearnsRange ? $"Quantizer.{layer.ActivationMethod} learns the range" : null;
    }
}
