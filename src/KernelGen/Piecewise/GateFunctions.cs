using KernelGen.Spec;

namespace KernelGen.Piecewise;

/// <summary>The piecewise-linear functions of the cells of a network: from pre-activations with 12 bits behind the point to gates with 15.</summary>
public sealed class GateFunctions
{
    /// <summary>The functions that a network's spec asks for.</summary>
    public GateFunctions(IntegerSpec spec)
    {
        Sigmoid = IntegerFunction.Of(RealFunctions.Sigmoid, FixedPointGrid.Gates, spec.Pieces, spec.Placement);
        Tanh = IntegerFunction.Of(RealFunctions.Tanh, FixedPointGrid.Gates, spec.Pieces, spec.Placement);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public IntegerFunction Sigmoid { get; }

    /// <summary>The hyperbolic tangent.</summary>
    public IntegerFunction Tanh { get; }
}
