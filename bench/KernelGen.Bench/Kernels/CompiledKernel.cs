extern alias generator;

using System.Collections.Generic;
using System.Linq;
using generator::KernelGen.Generator;
using generator::KernelGen.Generator.Planning;
using KernelGen.Bench.Generation;
using Family = generator::KernelGen.Spec.KernelFamily;

namespace KernelGen.Bench.Kernels;

/// <summary>A product by one of the kernels that can serve it, compiled.</summary>
internal sealed record CompiledKernel(KernelCase Case, Family Family, CompiledModel Model)
{
    /// <summary>The families that are compared.</summary>
    public static IReadOnlyList<Family> Families { get; } = [Family.Lookup, Family.PairBytes, Family.DotBytes, Family.PairWords];

    /// <summary>Every kernel of every case, each compiled by a generator that takes it.</summary>
    public static IReadOnlyList<CompiledKernel> Compile(IReadOnlyList<KernelCase> cases) =>
    [
        .. Families.SelectMany(family =>
        {
            KernelCase[] served = [.. cases.Where(one => one.Families.Contains(family))];
            IReadOnlyList<CompiledModel> models = CompiledModels.Compile(
                [.. served.Select(one => one.Declaration)], new KernelGenerator(KernelCosts.Fitted with { Taken = family }));
            return served.Zip(models, (one, model) => new CompiledKernel(one, family, model));
        }),
    ];

    /// <summary>The word for a family in a narrow table.</summary>
    public static string Label(Family family) => family switch
    {
        Family.Lookup => "lookup",
        Family.PairBytes => "pairs of bytes",
        Family.DotBytes => "dots of bytes",
        _ => "pairs of words",
    };
}
