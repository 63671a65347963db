using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether what a recurrent layer hands on, where it is not what its cell puts out, can be made and coded.</summary>
internal static class HandedOnRules
{
    /// <summary>The residual layers of a class that cannot add what enters them.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        for (int index = 0; index < declaration.Layers.Count; index++)
        {
            LayerDeclaration layer = declaration.Layers[index];
            int entering = SpecFilling.InputOf(layer, declaration.Before(index));
            if (layer is { IsRecurrent: true, Residual: true, Leaving: { } leaving } && entering != 0 && entering != leaving)
            {
                yield return Unfit(
                    layer,
                    index,
                    "Residual",
                    $"Residual adds what enters, {Limits.Show(entering)} values, to what the layer makes of it, {Limits.Show(leaving)}, and they must be as many");
            }
        }
    }

    /// <summary>What is wrong with the projection of a layer, with the codes of its sum, and with stated ranges.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        if (!layer.IsRecurrent) yield break;
        if (layer is { Projection: { } values, Units: { } units } && (values < 1 || values >= units))
            yield return Unfit(layer, index, "Projection", $"Projection is {Limits.Show(values)}, and it must lie from 1 to below Hidden, {Limits.Show(units)}");
        if (layer.OutputABits is not null && layer.Residual != true)
            yield return Unfit(layer, index, "OutputABits", "OutputABits has no effect: the layer hands on h, which has ABits, since it is not Residual");
        if (layer is { Projection: not null, DrawsLevels: true, HiddenBits: not 32 })
        {
            yield return Unfit(
                layer,
                index,
                "ActivationQuantizer",
                $"Quantizer.{layer.ActivationMethod} draws levels for values from -1 to 1, and what a projection makes has no bounds; name Alternating, Greedy, Refined, LearnedStep or LearnedClip, or a method with a stated range");
            yield break;
        }

        bool isOfSum = layer is { Residual: true, StatesHidden: false };
        IEnumerable<(string, string)> ranges = RangeRules.Check(
            layer,
            isOfSum ? layer.HandedOnBits : layer.HiddenBits,
            isOfSum && layer.OutputABits is not null ? "OutputABits" : "ABits",
            isOfSum || layer.StatesHidden ? null : WhyNoRangeIsRead(layer),
            follows: isOfSum);
        foreach ((string argument, string why) in ranges) yield return Unfit(layer, index, argument, why);
    }

    /// <summary>The sums of a complete model that affine codes have no range for.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration, ModelSpec model)
    {
        foreach ((int index, LayerSpec layer) in DeclaredLayers.Of(model))
        {
            if (layer is not RecurrentSpec { Residual: true, ResidualCodes: { Format: NumberFormat.Affine, Minimum: 0, Maximum: 0 } }) continue;
            LayerDeclaration declared = declaration.Layers[index];
            string state = declared.StatesHidden ? "give what enters affine codes over a range, or OutputABits = 32" : "state OutputMinimum and OutputMaximum, or OutputABits = 32";
            yield return Unfit(
                declared,
                index,
                "Residual",
                $"Quantizer.{declared.ActivationMethod} codes the sum over a fixed range, and none follows, since what enters and h have not both affine codes over ranges that are known; {state}, or name Alternating, Greedy or Refined, which need none");
        }
    }

    private static string? WhyNoRangeIsRead(LayerDeclaration layer)
    {
        if (layer.Projection is null) return "the cell bounds h, since there is no Projection";
        return layer.LearnsRange ? $"Quantizer.{layer.ActivationMethod} learns the range" : null;
    }

    private static Finding Unfit(LayerDeclaration layer, int index, string argument, string why) =>
        new(RuleIds.HandedOnDoesNotFit, FindingPlace.Layer(index, argument), layer.AttributeName, why);
}
