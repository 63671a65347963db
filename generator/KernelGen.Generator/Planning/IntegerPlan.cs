using System.Collections.Generic;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>What is decided of an integer-only network beside its layers: how its gates are computed, and whether it counts.</summary>
/// <param name="Functions">The pieces of sigmoid and tanh, and of the exponential where there is attention; empty where gates are computed from tables.</param>
/// <param name="CountsSaturation">Whether cells count what they hold to the ends of its range.</param>
internal sealed record IntegerPlan(EquatableArray<PiecewisePlan> Functions, bool CountsSaturation)
{
    /// <summary>Whether gates are computed from tables.</summary>
    public bool TakesTables => Functions.Count == 0;

    /// <summary>The plan of a network; null where it is not integer-only.</summary>
    public static IntegerPlan? Of(ModelSpec model)
    {
        if (model.Integer is not { } spec) return null;
        if (spec.TakesTables) return new IntegerPlan(new EquatableArray<PiecewisePlan>([]), spec.CountsSaturation);
        var functions = new GateFunctions(spec);
        List<PiecewisePlan> pieces =
        [
            PiecewisePlan.Of("Sigmoid", "1 / (1 + e^-x) of pre-activations", functions.Sigmoid, RealFunctions.Sigmoid, FixedPointGrid.Gates),
            PiecewisePlan.Of("Tanh", "tanh(x) of pre-activations", functions.Tanh, RealFunctions.Tanh, FixedPointGrid.Gates),
        ];
        if (model.Attention is not null)
        {
            var exponential = IntegerFunction.Of(RealFunctions.Exponential, FixedPointGrid.BelowMaximum, spec.Pieces, spec.Placement);
            pieces.Add(PiecewisePlan.Of("Exponential", "e^x of what scores lie below their greatest", exponential, RealFunctions.Exponential, FixedPointGrid.BelowMaximum));
        }

        return new IntegerPlan(new EquatableArray<PiecewisePlan>([.. pieces]), spec.CountsSaturation);
    }
}
