using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>What the integers of a network stand for.</summary>
public static class IntegerUnits
{
    /// <summary>What an output of 1 stands for: a unit of the last product, or a step of the codes that leave.</summary>
    /// <exception cref="WeightFormatException">A range has collapsed; names the tensor.</exception>
    public static double OfOutputs(PackedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        int last = model.Spec.Layers.Count - 1;
        return model.Spec.Layers[last] is LinearSpec { OutputCodes.IsObserved: false } ? LinearConstants.UnitOf(model, last) : CodeRange.Of(model, model.Spec.Layers[last]).Step;
    }
}
