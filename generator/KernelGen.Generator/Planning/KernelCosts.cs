using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>
/// What kernels cost on two lane types, and the rule by which one is taken. A model has one layout for all machines, so that both lane types have a say.
/// </summary>
/// <param name="Wide">Prices on 512 bits.</param>
/// <param name="Narrow">Prices on 256 bits.</param>
internal sealed record KernelCosts(KernelPrices Wide, KernelPrices Narrow)
{
    /// <summary>Rows and columns of the unit of work: a register of rows in the widest lookup kernel, and one of its steps.</summary>
    public const int UnitRows = 64, UnitColumns = 24;

    /// <summary>Up to this ratio two kernels count as equally fast on 512 bits, and 256 bits decide: prices are not known better.</summary>
    public const double Near = 1.1;

    // Picoseconds on 512 and on 256 bits, fitted by `bench -- kernels`, which prints these lines. 256 bits stand for the processors that have no more: they
    // are measured without AVX-VNNI. Those of dots and magnitudes on 256 bits were measured on Zen 4, the former scaled by the other prices of both machines; 512 bits have
    // AVX-VNNI here, so that magnitudes cost nothing there.
    private static readonly (KernelWork Work, double Wide, double Narrow)[] fitted =
    [
        (KernelWork.Lookup, 1474, 2990),
        (KernelWork.PlaneLoad, 1233, 2144),
        (KernelWork.Widening, 351, 468),
        (KernelWork.LookupEnd, 7126, 9524),
        (KernelWork.Table, 8202, 9901),
        (KernelWork.BytePairs, 12438, 14265),
        (KernelWork.ByteDots, 13898, 15300),
        (KernelWork.Magnitudes, 0, 6400),
        (KernelWork.WordPairs, 24767, 36564),
        (KernelWork.Extraction, 1211, 5228),
        (KernelWork.Flush, 0, 2169),
        (KernelWork.ProductEnd, 6306, 6756),
        (KernelWork.FarByte, 0.2, 0),
        (KernelWork.Words, 1333, 0),
        (KernelWork.Vector, 7165, 14897),
        (KernelWork.Call, 15814, 10836),
    ];

    /// <summary>The costs that models are planned by.</summary>
    public static KernelCosts Fitted { get; } = new(
        new KernelPrices([.. fitted.OrderBy(price => price.Work).Select(price => price.Wide)]),
        new KernelPrices([.. fitted.OrderBy(price => price.Work).Select(price => price.Narrow)]));

    /// <summary>The family that is taken wherever it is admissible, whatever it costs: for measurements. Null takes by cost.</summary>
    public KernelFamily? Taken { get; init; }

    /// <summary>What the kernel of a plan costs.</summary>
    public KernelChoice Of(MatrixPlan plan)
    {
        double[] counts = KernelCounts.Of(plan);
        return new KernelChoice(plan.Layout.Family, Wide.Of(counts) / plan.MultiplyAdds, Narrow.Of(counts) / plan.MultiplyAdds);
    }

    /// <summary>The kernel to take: of those that are nearly the cheapest on 512 bits the cheapest on 256.</summary>
    /// <param name="compared">All that can serve a product, one at least.</param>
    public KernelChoice Choose(IReadOnlyList<KernelChoice> compared)
    {
        if (compared.FirstOrDefault(choice => choice.Family == Taken) is { } taken) return taken;
        double bound = Near * compared.Min(choice => choice.Wide);
        return compared.Where(choice => choice.Wide <= bound).OrderBy(choice => choice.Narrow).ThenBy(choice => choice.Wide).First();
    }
}
