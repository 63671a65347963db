extern alias generator;

using System;
using generator::KernelGen.Generator.Planning;
using KernelGen.Lanes;
using Family = generator::KernelGen.Spec.KernelFamily;

namespace KernelGen.Bench.Kernels;

/// <summary>What a kernel took.</summary>
/// <param name="Case">The product.</param>
/// <param name="Family">The kernel.</param>
/// <param name="Width">The lane type.</param>
/// <param name="Picoseconds">Time of a call.</param>
internal sealed record KernelTime(KernelCase Case, Family Family, LaneWidth Width, double Picoseconds)
{
    /// <summary>Picoseconds a multiply-add.</summary>
    public double PerMultiplyAdd => Picoseconds / Case.MultiplyAdds;

    /// <summary>The work of a call.</summary>
    public double[] Counts { get; } = Case.Counts(Family);

    /// <summary>Picoseconds a multiply-add by prices.</summary>
    public double Predicted(KernelCosts costs) => Prices(costs).Of(Counts) / Case.MultiplyAdds;

    /// <summary>The share of the measured time by which prices are wrong.</summary>
    public double Error(KernelCosts costs) => Math.Abs(Predicted(costs) / PerMultiplyAdd - 1);

    private KernelPrices Prices(KernelCosts costs) => Width == LaneWidth.Vector512 ? costs.Wide : costs.Narrow;
}
