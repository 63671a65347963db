using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>What is decided of an integer-only network beside its layers: the pieces of its gates, and whether it counts.</summary>
/// <param name="Sigmoid">The pieces of the sigmoid.</param>
/// <param name="Tanh">The pieces of the tanh.</param>
/// <param name="CountsSaturation">Whether cells count what they hold to the ends of its range.</param>
internal sealed record IntegerPlan(PiecewisePlan Sigmoid, PiecewisePlan Tanh, bool CountsSaturation)
{
    /// <summary>The plan of a network; null where it is not integer-only.</summary>
    public static IntegerPlan? Of(IntegerSpec? spec)
    {
        if (spec is null) return null;
        var functions = new GateFunctions(spec);
        return new IntegerPlan(
            PiecewisePlan.Of("Sigmoid", "1 / (1 + e^-x)", functions.Sigmoid, RealFunctions.Sigmoid),
            PiecewisePlan.Of("Tanh", "tanh(x)", functions.Tanh, RealFunctions.Tanh),
            spec.CountsSaturation);
    }
}
