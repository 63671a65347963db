using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the layers without a matrix stand where they mean something, and say what they can do; the frames of convolutions are among them.</summary>
internal static class ValuesRules
{
    /// <summary>What is wrong with the layers of a class that have no matrix.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        for (int index = 0; index < declaration.Layers.Count; index++)
        {
            LayerDeclaration layer = declaration.Layers[index];
            if (layer.Kind is LayerKind.FrameStacking or LayerKind.Convolution)
            {
                if (WhyNotStrided(declaration, index) is { } stride) yield return Unfit("Stride", stride);
                else if (layer.Kind == LayerKind.Convolution && WhyNotConvolved(layer) is { } kernel) yield return Unfit("Kernel", kernel);
                else if (layer.Kind == LayerKind.Convolution && WhyNotCentred(layer) is { } padding) yield return Unfit("Padding", padding);
                else if (layer.Kind == LayerKind.FrameStacking && WhyNotStacked(layer) is { } frames) yield return Unfit("Frames", frames);
            }

            if (!layer.IsOfValues) continue;
            if (WhyMisplaced(declaration.Layers, index) is { } misplaced) yield return Unfit(null, misplaced);
            if (layer.Kind == LayerKind.Dropout && !(layer.Rate >= 0 && layer.Rate < 1))
            {
                string stated = layer.Rate is { } rate ? $"is {Limits.Show(rate)}" : "is left out";
                yield return Unfit("Rate", $"Rate {stated}, and it must lie from 0 to below 1");
            }

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

    private static string? WhyNotStrided(ClassDeclaration declaration, int index)
    {
        if (declaration.Layers[index].Stride is not { } stride) return null;
        if (stride < 1) return $"Stride is {Limits.Show(stride)}, and it must be at least 1, at which every time step has an output";
        long product = declaration.StrideOf(index + 1);
        return stride > 1 && product > Limits.TrainingExtent
            ? $"the strides up to here multiply to {Limits.Show(product)}, and a model has at most {Limits.Show(Limits.TrainingExtent)} time steps for an output"
            : null;
    }

    private static string? WhyNotStacked(LayerDeclaration layer)
    {
        int least = layer.Stride > 1 ? 1 : 2;
        if (layer.Frames is not { } stated || stated < least)
            return $"Frames is {(layer.Frames is { } frames ? Limits.Show(frames) : "left out")}, and a stack has at least {least}{(layer.Frames == 1 ? ", or 1 with a Stride" : "")}";
        return WhyTooLarge(layer.Entering, stated);
    }

    private static string? WhyNotConvolved(LayerDeclaration layer) => layer.Kernel is not { } kernel || kernel < 1
        ? $"Kernel is {(layer.Kernel is { } stated ? Limits.Show(stated) : "left out")}, and it must be at least 1"
        : WhyTooLarge(layer.Entering, kernel);

    private static string? WhyNotCentred(LayerDeclaration layer)
    {
        (int kernel, int stride) = (layer.Kernel ?? 0, layer.Stride ?? 1);
        return layer.Padding == ConvolutionPadding.Centred && (kernel < stride || (kernel - stride) % 2 != 0)
            ? $"a kernel of {Limits.Show(kernel)} time steps cannot be centred on {(stride == 1 ? "one" : Limits.Show(stride))}; Kernel must exceed Stride by an even number, or Padding be Causal"
            : null;
    }

    private static string? WhyTooLarge(int? size, int frames)
    {
        if (size is not { } values || (long)values * frames <= Limits.Units) return null;
        return $"{Limits.Show(frames)} frames of {Limits.Show(values)} values are {Limits.Show((long)values * frames)}, and a layer puts out at most {Limits.Show(Limits.Units)}";
    }
}
