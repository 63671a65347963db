extern alias generator;

using System;
using System.Collections.Generic;
using System.Linq;
using generator::KernelGen.Generator.Planning;
using ActivationSpec = generator::KernelGen.Spec.ActivationSpec;
using Family = generator::KernelGen.Spec.KernelFamily;
using Method = generator::KernelGen.Quantizer;
using WeightSpec = generator::KernelGen.Spec.WeightSpec;

namespace KernelGen.Bench.Kernels;

/// <summary>A product of affine codes, y = b + W x.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="WeightBits">Bits a weight.</param>
/// <param name="ActivationBits">Bits an activation.</param>
/// <param name="Minimum">Least activation; the greatest is 1.</param>
internal sealed record KernelCase(int Rows, int Columns, int WeightBits, int ActivationBits, int Minimum)
{
    /// <summary>The formats that differ in what kernels do, or in which of them there are.</summary>
    private static readonly (int WeightBits, int ActivationBits, int Minimum)[] formats =
    [
        (1, 2, 0), (1, 8, 0), (2, 2, 0), (2, 2, -1), (2, 4, 0), (2, 8, 0), (3, 3, 0), (3, 3, -1), (4, 2, 0), (4, 4, 0), (4, 4, -1), (4, 8, -1), (5, 5, 0),
        (6, 6, -1), (8, 4, 0), (8, 8, 0),
    ];

    /// <summary>The kernels that can serve it.</summary>
    public IReadOnlyList<Family> Families => IntegerKernels.Admissible(Weights, Input);

    /// <summary>Its size and format.</summary>
    public string Name => FormattableString.Invariant($"{Rows} x {Columns}, {WeightBits}/{ActivationBits} from {Minimum}");

    /// <summary>Multiply-adds of a call.</summary>
    public double MultiplyAdds => (double)Rows * Columns;

    /// <summary>Its declaration.</summary>
    public string Declaration => FormattableString.Invariant(
        $"[QuantizedLinear(Input = {Columns}, Outputs = {Rows}, WBits = {WeightBits}, InputABits = {ActivationBits}, InputMinimum = {Minimum}, Quantizer = Quantizer.Uniform)]");

    private WeightSpec Weights => new(Method.Uniform, WeightBits);

    private ActivationSpec Input => ActivationSpec.Affine(ActivationBits, Minimum, 1);

    /// <summary>Every format in each of the sizes.</summary>
    public static IReadOnlyList<KernelCase> Of(IReadOnlyList<(int Rows, int Columns)> sizes) =>
    [
        .. from size in sizes
           from format in formats
           select new KernelCase(size.Rows, size.Columns, format.WeightBits, format.ActivationBits, format.Minimum),
    ];

    /// <summary>The kernel that the planner takes by costs.</summary>
    public Family Chosen(KernelCosts costs) => PlanBy(costs).Layout.Family;

    /// <summary>The work of one call by a kernel.</summary>
    public double[] Counts(Family family) => KernelCounts.Of(PlanBy(KernelCosts.Fitted with { Taken = family }));

    private MatrixPlan PlanBy(KernelCosts costs) => MatrixPlanner.Plan(
        new Product("Product", "weight", 0, "y = b + W x", 1, Rows, Columns, Weights, Input, "Bias"), rowBlock: null, costs);
}
