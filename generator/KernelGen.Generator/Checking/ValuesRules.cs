using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the layers without a matrix stand where they mean something, and say what they can do.</summary>
internal static class ValuesRules
{
    /// <summary>What is wrong with the layers of a class that have no matrix.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        for (int index = 0; index < declaration.Layers.Count; index++)
        {
            LayerDeclaration layer = declaration.Layers[index];
            if (!layer.IsOfValues) continue;
            if (WhyMisplaced(declaration.Layers, index) is { } misplaced) yield return Unfit(null, misplaced);
            if (layer.Kind == LayerKind.Dropout && !(layer.Rate >= 0 && layer.Rate < 1))
            {
                string stated = layer.Rate is { } rate ? $"is {Limits.Show(rate)}" : "is left out";
                yield return Unfit("Rate", $"Rate {stated}, and it must lie from 0 to below 1");
            }

            if (layer.Kind == LayerKind.FrameStacking && WhyNotStacked(layer) is { } frames) yield return Unfit("Frames", frames);
            foreach ((string argument, string why) in RangeRules.Check(layer, layer.OutputBits, "OutputABits", whyNotRead: null)) yield return Unfit(argument, why);

            Finding Unfit(string? argument, string why) => new(RuleIds.LayerDoesNotFit, FindingPlace.Layer(index, argument), layer.AttributeName, why);
        }
    }

    private static string? WhyMisplaced(EquatableArray<LayerDeclaration> layers, int index)
    {
        bool isFirst = index == 0, isLast = index == layers.Count - 1;
        return layers[index].Kind switch
        {
            LayerKind.LogSoftmax when !isLast => "nothing reads log probabilities; it can only be the last layer",
            LayerKind.LogSoftmax when isFirst => "there is no layer whose outputs are logits; it must stand behind one",
            LayerKind.Dropout when isFirst || isLast => "it drops what one layer hands to the next; it must stand between two",
            LayerKind.Dropout when layers[index - 1].Kind == LayerKind.Dropout => "the place has dropout already; leave one of them out",
            LayerKind.Dropout when layers[index + 1].Kind == LayerKind.LogSoftmax => "log probabilities are part of no training, so that what enters them is not dropped; leave it out",
            _ => null,
        };
    }

    private static string? WhyNotStacked(LayerDeclaration layer)
    {
        if (layer.Frames is not >= 2) return $"Frames is {(layer.Frames is { } frames ? Limits.Show(frames) : "left out")}, and a stack has at least 2";
        if (layer.Entering is not { } size || (long)size * layer.Frames.Value <= Limits.Units) return null;
        return $"{Limits.Show(layer.Frames.Value)} frames of {Limits.Show(size)} values are {Limits.Show((long)size * layer.Frames.Value)}, and a layer puts out at most {Limits.Show(Limits.Units)}";
    }
}
