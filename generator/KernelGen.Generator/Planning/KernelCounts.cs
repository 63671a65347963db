using System;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>How often a kernel does what has a price.</summary>
internal static class KernelCounts
{
    /// <summary>Codes of more bytes are taken to come from the second cache: the first one of every machine holds about so many.</summary>
    private const long NearBytes = 32 << 10;

    /// <summary>Kinds of work.</summary>
    public static int Length { get; } = Enum.GetValues(typeof(KernelWork)).Length;

    /// <summary>The work of one call for one vector, by <see cref="KernelWork"/>. Padding counts as what it is multiplied as.</summary>
    /// <param name="plan">A product of integers that one of the compared kernels serves.</param>
    public static double[] Of(MatrixPlan plan)
    {
        LayoutDescriptor layout = plan.Layout;
        double rows = (double)layout.PaddedRows / KernelCosts.UnitRows, columns = (double)layout.PaddedColumns / KernelCosts.UnitColumns;
        double[] counts = new double[Length];
        if (layout.Family == KernelFamily.Lookup) CountLookups(plan, rows, columns, counts);
        else CountProducts(plan, rows, columns, counts);
        counts[(int)KernelWork.FarByte] = layout.Bytes > NearBytes ? layout.Bytes : 0;
        counts[(int)KernelWork.Vector] = columns;
        counts[(int)KernelWork.Call] = 1;
        return counts;
    }

    private static void CountLookups(MatrixPlan plan, double rows, double columns, double[] counts)
    {
        int sums = plan.Layout.Planes * plan.TableStreams;
        counts[(int)KernelWork.Lookup] = sums * rows * columns;
        counts[(int)KernelWork.PlaneLoad] = plan.Layout.Planes * rows * columns;
        counts[(int)KernelWork.Widening] = sums * plan.Runs * rows;
        counts[(int)KernelWork.LookupEnd] = plan.SumPlanes * plan.TableStreams * rows;
        counts[(int)KernelWork.Table] = plan.TableStreams * columns;
    }

    private static void CountProducts(MatrixPlan plan, double rows, double columns, double[] counts)
    {
        KernelFamily family = plan.Layout.Family;
        int sums = plan.Layout.Planes * plan.Input.Planes;
        counts[(int)Multiplying(family)] = sums * rows * columns;
        counts[(int)KernelWork.Magnitudes] = plan.TakesMagnitudes ? sums * rows * columns : 0;
        counts[(int)KernelWork.Extraction] = plan.Layout.StorageBits < 8 ? sums * rows * columns : 0;
        counts[(int)KernelWork.Flush] = sums * (plan.Runs + plan.DotRuns) * rows;
        counts[(int)KernelWork.ProductEnd] = sums * rows;
        counts[(int)KernelWork.Words] = family == KernelFamily.PairBytes ? 0 : columns;
    }

    private static KernelWork Multiplying(KernelFamily family) => family switch
    {
        KernelFamily.PairBytes => KernelWork.BytePairs,
        KernelFamily.DotBytes => KernelWork.ByteDots,
        KernelFamily.PairWords => KernelWork.WordPairs,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "A kernel of integer products is expected: others have no prices."),
    };
}
