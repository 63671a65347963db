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
    // are measured without AVX-VNNI.
    private static readonly (KernelWork Work, double Wide, double Narrow)[] fitted =
    [
        (KernelWork.Lookup, 2394, 4885),
        (KernelWork.PlaneLoad, 1509, 1684),
        (KernelWork.Widening, 228, 299),
        (KernelWork.LookupEnd, 6986, 11647),
        (KernelWork.Table, 9646, 9475),
        (KernelWork.BytePairs, 17266, 12036),
        (KernelWork.ByteDots, 20686, 44175),
        (KernelWork.WordPairs, 34993, 43765),
        (KernelWork.Extraction, 785, 9406),
        (KernelWork.Flush, 1057, 5321),
        (KernelWork.ProductEnd, 408, 2691),
        (KernelWork.FarByte, 0, 5.12),
        (KernelWork.Words, 0, 0),
        (KernelWork.Vector, 3695, 27673),
        (KernelWork.Call, 42919, 0),
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
