using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>The kernels of products of small integers: which are proved exact for a product, and why.</summary>
internal static class IntegerKernels
{
    /// <summary>The most bits of a code whose planes may look up tables: more planes cost more than products of bytes on every lane type.</summary>
    private const int MostLookupBits = 4;

    /// <summary>
    /// The families whose sums are proved exact; none where the product is not one of codes by integers that fit 32 bits, so that there is nothing
    /// to compare.
    /// </summary>
    public static IReadOnlyList<KernelFamily> Admissible(WeightSpec weights, ActivationSpec input)
    {
        if (weights.Format is not (NumberFormat.Affine or NumberFormat.BinaryCode) || input.Format == NumberFormat.Float) return [];

        // Signs are added, whatever the activations: that nothing is multiplied is what methods of one-bit planes are for.
        if (weights.PlaneBits == 1) return [KernelFamily.Lookup];
        if (weights.JoinsSums(input)) return [];
        List<KernelFamily> families = [];
        if (weights.PlaneBits <= MostLookupBits) families.Add(KernelFamily.Lookup);
        if (input.FitsBytes && GreatestPair(weights, input) <= short.MaxValue) families.Add(KernelFamily.PairBytes);
        if (input is { Format: NumberFormat.Affine, Bits: <= 8 }) families.Add(KernelFamily.DotBytes);
        families.Add(KernelFamily.PairWords);
        return families;
    }

    /// <summary>The greatest magnitude of two products that are summed.</summary>
    public static int GreatestPair(WeightSpec weights, ActivationSpec input) => 2 * weights.Zero2 * input.MaximumInteger;

    /// <summary>Why a family is exact, and why it was taken among those compared.</summary>
    public static string Reason(KernelChoice taken, IReadOnlyList<KernelChoice> compared, WeightSpec weights, ActivationSpec input) =>
        compared.Count == 1 ? Proof(taken.Family, weights, input) : $"{Proof(taken.Family, weights, input)}; {Rank(taken, compared)}";

    private static string Proof(KernelFamily family, WeightSpec weights, ActivationSpec input) => family switch
    {
        KernelFamily.Lookup =>
            $"one-bit planes against {(input.TableDigits == 1 ? "small integers" : $"integers of {input.TableDigits} digits")}: several columns a table entry, no multiplication",
        KernelFamily.PairBytes => $"a pair of products is at most {GreatestPair(weights, input)} and fits 16 bits",
        KernelFamily.DotBytes => "codes of activations are unsigned bytes: four products in 32 bits, or pairs of them or of their magnitudes in 16",
        _ => $"a pair of byte products may reach {GreatestPair(weights, input)}: 32-bit sums",
    };

    private static string Rank(KernelChoice taken, IReadOnlyList<KernelChoice> compared)
    {
        bool onWide = compared.All(other => taken.Wide <= other.Wide), onNarrow = compared.All(other => taken.Narrow <= other.Narrow);
        return (onWide, onNarrow) switch
        {
            (true, true) => "cheapest on every lane type",
            (true, false) => "cheapest on 512 bits",
            (false, true) => "near the cheapest on 512 bits, cheapest on 256",
            _ => "near the cheapest on 512 bits, cheapest of such on 256",
        };
    }
}
