using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>What is decided of an integer-only network beside its layers: how its gates are computed, and whether it counts.</summary>
/// <param name="Functions">The pieces of sigmoid and tanh; empty where gates are computed from tables.</param>
/// <param name="CountsSaturation">Whether cells count what they hold to the ends of its range.</param>
internal sealed record IntegerPlan(EquatableArray<PiecewisePlan> Functions, bool CountsSaturation)
{
    /// <summary>Whether gates are computed from tables.</summary>
    public bool TakesTables => Functions.Count == 0;

    /// <summary>The plan of a network; null where it is not integer-only.</summary>
    public static IntegerPlan? Of(IntegerSpec? spec)
    {
        if (spec is null) return null;
        if (spec.TakesTables) return new IntegerPlan(new EquatableArray<PiecewisePlan>([]), spec.CountsSaturation);
        var functions = new GateFunctions(spec);
        return new IntegerPlan(
            new EquatableArray<PiecewisePlan>(
            [
                PiecewisePlan.Of("Sigmoid", "1 / (1 + e^-x)", functions.Sigmoid, RealFunctions.Sigmoid),
                PiecewisePlan.Of("Tanh", "tanh(x)", functions.Tanh, RealFunctions.Tanh),
            ]),
            spec.CountsSaturation);
    }
}
