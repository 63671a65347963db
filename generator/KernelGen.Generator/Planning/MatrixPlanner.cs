using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>Chooses the kernel of a matrix and proves how long its narrow sums may run.</summary>
internal static class MatrixPlanner
{
    private const int MostTileRegisters = 4;
    private const int RowsOfFullRegister = 16;

    /// <summary>Up to here, sums of integers are exact in floats.</summary>
    private const int GreatestExact = 1 << 24;

    /// <summary>Rows of a block of full tiles.</summary>
    public const int WholeBlock = MostTileRegisters * RowsOfFullRegister;

    /// <summary>Plans one product.</summary>
    /// <param name="product">What is multiplied.</param>
    /// <param name="rowBlock">Rows of a block where another product or method of the layer asks for so many; null takes those that the kernel does best with.</param>
    /// <param name="costs">What kernels cost.</param>
    public static MatrixPlan Plan(Product product, int? rowBlock, KernelCosts costs)
    {
        IReadOnlyList<KernelChoice> compared = Compare(product, costs);
        if (compared.Count == 0)
        {
            (KernelFamily only, string why) = OnlyKernel(product);
            return Plan(product, only, rowBlock) with { Reason = why };
        }

        KernelChoice taken = costs.Choose(compared);
        return Plan(product, taken.Family, rowBlock) with
        {
            Reason = IntegerKernels.Reason(taken, compared, product.Weights, product.Input),
            Compared = new EquatableArray<KernelChoice>([taken, .. compared.Where(other => other != taken).OrderBy(other => other.Wide)]),
        };
    }

    /// <summary>Whether the kernel of a product looks up tables, 64 rows a register.</summary>
    public static bool LooksUp(Product product, KernelCosts costs) =>
        Compare(product, costs) is { Count: > 0 } compared && costs.Choose(compared).Family == KernelFamily.Lookup;

    /// <summary>
    /// What the admissible kernels of a product cost, each in blocks of its own, so that the choice does not hang on what the rest of the layer asks for; none
    /// where costs decide nothing, <see cref="OnlyKernel"/>.
    /// </summary>
    private static IReadOnlyList<KernelChoice> Compare(Product product, KernelCosts costs) =>
        [.. IntegerKernels.Admissible(product.Weights, product.Input).Select(family => costs.Of(Plan(product, family, rowBlock: null)))];

    /// <summary>The product by one kernel, the reason left open.</summary>
    private static MatrixPlan Plan(Product product, KernelFamily family, int? rowBlock)
    {
        int rows = product.Gates * Multiples.RoundUp(product.GateRows, RowsOfFullRegister);
        int block = rowBlock ?? (family == KernelFamily.Lookup ? WholeBlock : Math.Min(WholeBlock, rows));
        var layout = new LayoutDescriptor(
            family,
            product.Gates,
            product.GateRows,
            product.Columns,
            LayoutDescriptor.PlanesOf(family, product.Weights),
            LayoutDescriptor.StorageBitsOf(family, product.Weights.PlaneBits),
            block);
        int stepsPerFlush = StepsPerFlush(layout, product.Weights, product.Input);
        return new MatrixPlan(
            product.Name,
            product.Tensor,
            product.FirstRow,
            product.Equation,
            product.Weights,
            product.Input,
            layout,
            stepsPerFlush,
            RunsPerFlush(layout, product.Input, stepsPerFlush),
            TileRegisters(family, block, MatrixPlan.MultipliesMagnitudes(product.Weights, product.Input)),
            product.Bias,
            Reason: "");
    }

    private static int TileRegisters(KernelFamily family, int block, bool multipliesMagnitudes) => family switch
    {
        KernelFamily.Lookup => 1,

        // Registers of 256 bits at most, so that a tile is the whole block: of half a block every other line of the cache would be read.
        KernelFamily.DotBytes when multipliesMagnitudes => 2 * GreatestDivisor(block / RowsOfFullRegister),

        // A sum of 64 bits takes three registers, and shifting takes more than multiplying.
        KernelFamily.ShiftsByIntegers => block % (2 * RowsOfFullRegister) == 0 ? 2 : 1,
        _ => GreatestDivisor(block / RowsOfFullRegister),
    };

    /// <summary>The registers of a tile, so that whole tiles fill a block of <paramref name="registers"/>.</summary>
    private static int GreatestDivisor(int registers)
    {
        int divisor = Math.Min(registers, MostTileRegisters);
        while (registers % divisor != 0) divisor--;
        return divisor;
    }

    /// <summary>The kernel of a product that <see cref="IntegerKernels"/> knows none for, and why.</summary>
    private static (KernelFamily Family, string Reason) OnlyKernel(Product product)
    {
        (WeightSpec weights, ActivationSpec input) = (product.Weights, product.Input);
        if (weights.Format == NumberFormat.Float) return (KernelFamily.FloatRows, "float weights");
        if (input.Format == NumberFormat.Float && weights.LooksUpFloats)
            return (KernelFamily.FloatLookup, "float activations: four bits of codes look up what they add, no multiplication");
        if (weights.Format == NumberFormat.PowerOfTwo)
        {
            if (weights.LooksUpFloats && input.WordParts == 1 && weights.GreatestSum(product.Columns, input) <= GreatestExact)
                return (KernelFamily.FloatLookup, $"powers of two by integers: four bits of codes look up what they add, sums up to {GreatestExact} are exact in floats");

            return input.Format == NumberFormat.Float
                ? (KernelFamily.ShiftsByFloat, "powers of two by float activations: exponents are added, no multiplication")
                : (KernelFamily.ShiftsByIntegers, "powers of two by integers: shifts, no multiplication");
        }

        if (input.Format == NumberFormat.Float)
        {
            if (weights.PlaneBits > 8) return (KernelFamily.WideByFloat, "float activations: the two bytes of a code are joined in registers");
            return (KernelFamily.CodesByFloat, "float activations: codes are expanded in registers");
        }

        return (
            KernelFamily.WideByIntegers,
            $"sums of bytes by words of at most {input.GreatestWord} fit 32 bits for {weights.MostColumns(input)} columns and are joined in 64");
    }

    /// <summary>
    /// The greatest number of runs of byte sums whose total cannot have left 16 bits. A column adds a digit or nothing, and a bit is 1 at
    /// most.
    /// </summary>
    private static int RunsPerFlush(LayoutDescriptor layout, ActivationSpec input, int stepsPerFlush)
    {
        if (layout.Family != KernelFamily.Lookup) return 0;
        int columns = stepsPerFlush == 0 ? layout.ColumnsPerStep / 2 : layout.ColumnsPerStep * stepsPerFlush;
        return short.MaxValue / (columns * input.GreatestTableDigit);
    }

    /// <summary>The greatest number of inner steps after which no narrow sum can have left its range.</summary>
    private static int StepsPerFlush(LayoutDescriptor layout, WeightSpec weights, ActivationSpec input)
    {
        switch (layout.Family)
        {
            case KernelFamily.PairBytes:
                int pairsPerStep = 8 / layout.StorageBits;
                return Even(layout.ColumnSteps, short.MaxValue / IntegerKernels.GreatestPair(weights, input) / pairsPerStep);
            case KernelFamily.Lookup:
                return Even(layout.ColumnSteps, byte.MaxValue / (layout.ColumnsPerStep * input.TableSpread));
            default:
                return 0;
        }
    }

    /// <summary>
    /// Splits <paramref name="steps"/> into the fewest runs of at most <paramref name="most"/> and makes them as even as
    /// can be. No step means that one holds more than fits: the sums are then widened within it.
    /// </summary>
    private static int Even(int steps, int most)
    {
        if (most == 0) return 0;
        int runs = (steps + most - 1) / most;
        return (steps + runs - 1) / runs;
    }
}
