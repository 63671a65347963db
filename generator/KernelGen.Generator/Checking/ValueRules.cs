using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether every enum value is a defined one: C# lets any number be cast to an enum.</summary>
internal static class ValueRules
{
    /// <summary>The undefined values of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        string?[] names = ["Quantizer", "InputQuantizer", "BiasQuantizer", "ActivationQuantizer", "Scale", "Activation", "Activation", "Gates", "Reset", "ProductNorm", "Score", "Padding"];
        Enum?[] values = [layer.Quantizer, layer.InputQuantizer, layer.BiasQuantizer, layer.ActivationQuantizer, layer.Scale, layer.Activation, layer.LinearActivation, layer.Gates, layer.Reset, layer.ProductNorm, layer.Score, layer.Padding];
        return names.Zip(values, (name, value) => Check(FindingPlace.Layer(index, name), value)).SelectMany(found => found);
    }

    /// <summary>The undefined values of the training attribute.</summary>
    public static IEnumerable<Finding> Check(TrainingDeclaration training) =>
        Check(FindingPlace.Training("Loss"), training.Loss);

    private static IEnumerable<Finding> Check(FindingPlace place, Enum? value)
    {
        if (value is null || Enum.IsDefined(value.GetType(), value)) yield break;
        yield return new Finding(
            RuleIds.UndefinedValue,
            place,
            place.Argument!,
            value.ToString("D"),
            value.GetType().Name,
            string.Join(", ", Enum.GetNames(value.GetType())));
    }
}
