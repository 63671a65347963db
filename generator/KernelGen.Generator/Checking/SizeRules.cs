using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the sizes are there, positive and not absurdly large.</summary>
internal static class SizeRules
{
    /// <summary>What is wrong with the sizes of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        int most = layer.Kind == LayerKind.Linear ? Limits.Vocabulary : Limits.Units;
        if (!layer.IsOfValues && OutOfRange(layer.Units, most)) yield return Finding(layer.UnitsArgument, layer.Units, most);

        if (layer.Kind == LayerKind.Embedding)
        {
            if (OutOfRange(layer.Vocabulary, Limits.Vocabulary))
            {
                yield return Finding("Vocabulary", layer.Vocabulary, Limits.Vocabulary);
            }
        }
        else if (layer.Kind is not (LayerKind.LogSoftmax or LayerKind.Dropout) && InputIsWrong(layer, index))
        {
            yield return Finding("Input", layer.Input, Limits.Units);
        }

        if (layer.Cycles is not null && OutOfRange(layer.Cycles, WeightSpec.MostCycles)) yield return Finding("Cycles", layer.Cycles, WeightSpec.MostCycles);

        Finding Finding(string argument, int? value, int limit) => new(
            RuleIds.SizeOutOfRange,
            FindingPlace.Layer(index, argument),
            argument,
            layer.AttributeName,
            value is { } number ? Limits.Show(number) : "left out",
            Limits.Show(limit));
    }

    // 0 is "left out": a recurrent layer then takes Hidden, and a later layer what the one before puts out. Behind
    // another layer a positive Input is judged by whether it agrees, not by its size.
    private static bool InputIsWrong(LayerDeclaration layer, int index)
    {
        if (index > 0 || layer.Kind == LayerKind.Attention) return layer.Input < 0;
        return layer.Input is null or 0 ? !layer.IsRecurrent : OutOfRange(layer.Input, Limits.Units);
    }

    private static bool OutOfRange(int? value, int limit) => value is not { } number || number < 1 || number > limit;
}
