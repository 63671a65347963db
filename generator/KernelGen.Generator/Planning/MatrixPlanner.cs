using System;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>Chooses the kernel of a matrix and proves how long its narrow sums may run.</summary>
internal static class MatrixPlanner
{
    private const int MostTileRegisters = 4;
    private const int RowsOfFullRegister = 16;

    /// <summary>Up to here, sums of integers are exact in floats.</summary>
    private const int GreatestExact = 1 << 24;

    /// <summary>The most bits of a code whose planes, each of which looks up tables, are faster than products of bytes.</summary>
    private const int MostLookupBits = 3;

    /// <summary>Rows of a block of full tiles.</summary>
    public const int WholeBlock = MostTileRegisters * RowsOfFullRegister;

    /// <summary>Plans one product.</summary>
    /// <param name="product">What is multiplied.</param>
    /// <param name="rowBlock">Rows of a block where another product or method of the layer asks for so many; null takes 64, fewer only where there are fewer.</param>
    public static MatrixPlan Plan(Product product, int? rowBlock)
    {
        (KernelFamily family, string reason) = Choose(product);
        int rows = product.Gates * Multiples.RoundUp(product.GateRows, RowsOfFullRegister);
        int block = rowBlock ?? Math.Min(WholeBlock, rows);
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
            TileRegisters(family, block),
            product.Bias,
            reason);
    }

    /// <summary>Whether the kernel of a product looks up tables, 64 rows a register.</summary>
    public static bool LooksUp(Product product) => Choose(product).Family == KernelFamily.Lookup;

    private static int TileRegisters(KernelFamily family, int block) => family switch
    {
        KernelFamily.Lookup => 1,

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

    private static (KernelFamily Family, string Reason) Choose(Product product)
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

        if (LooksUp(weights, input))
        {
            string integers = input.TableDigits == 1 ? "small integers" : $"integers of {input.TableDigits} digits";
            return (KernelFamily.Lookup, $"one-bit planes against {integers}: several columns a table entry, no multiplication");
        }

        if (weights.JoinsSums(input))
        {
            return (
                KernelFamily.WideByIntegers,
                $"sums of bytes by words of at most {input.GreatestWord} fit 32 bits for {weights.MostColumns(input)} columns and are joined in 64");
        }

        int greatestCode = weights.Zero2;
        int pair = 2 * greatestCode * input.MaximumInteger;
        if (input.MaximumInteger <= sbyte.MaxValue && pair <= short.MaxValue)
            return (KernelFamily.PairBytes, $"a pair of products is at most {pair} and fits 16 bits");
        return input is { Format: NumberFormat.Affine, Bits: <= 8 }
            ? (KernelFamily.DotBytes, $"a pair of products may reach {pair}, beyond 16 bits: codes of activations are unsigned bytes, four products in 32 bits")
            : (KernelFamily.PairWords, $"a pair of byte products may reach {pair}, beyond 16 bits: 32-bit sums");
    }

    /// <summary>Codes of one bit always; of two to four where the planes cost less than pairs of products.</summary>
    private static bool LooksUp(WeightSpec weights, ActivationSpec input)
    {
        if (weights.PlaneBits == 1) return true;
        return weights.PlaneBits <= MostLookupBits && input.TableDigits == 1;
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
                int pair = 2 * weights.Zero2 * input.MaximumInteger;
                int pairsPerStep = 8 / layout.StorageBits;
                return Even(layout.ColumnSteps, short.MaxValue / pair / pairsPerStep);
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
