using System.Linq;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.Quantization;
using Xunit;

namespace KernelGen.Tests.Lanes;

/// <summary>Partial sums of float activations, on every lane type as written out here.</summary>
public sealed class FloatTablesTests
{
    public static TheoryData<LaneWidth, Quantizer, int, int> Cases
    {
        get
        {
            TheoryData<LaneWidth, Quantizer, int, int> cases = [];
            foreach (LaneWidth width in LaneTypes.All)
            {
                foreach (int columns in new[] { 1, 2, 3, 4, 5, 18, 31 })
                {
                    cases.Add(width, Quantizer.Alternating, 2, columns);
                    cases.Add(width, Quantizer.BalancedMean, 2, columns);
                    cases.Add(width, Quantizer.LearnedStep, 2, columns);
                    cases.Add(width, Quantizer.DenseShift, 2, columns);
                    cases.Add(width, Quantizer.SignSparseShift, 3, columns);
                    cases.Add(width, Quantizer.Exponential, 4, columns);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Entries_AreSumsOfProductsByTwos(LaneWidth width, Quantizer quantizer, int bits, int columns)
    {
        WeightSpec weights = new(quantizer, bits);
        float[] x = RandomRows.Gaussian(columns + 3, 5);
        int storage = weights.PlaneBits == 3 ? 4 : weights.PlaneBits, group = 4 / storage, groups = (columns + group - 1) / group;

        float[] tables = LaneDispatch.Run(width, new Case(CodeLevels.Of(weights), x, columns, groups));

        for (int index = 0; index < tables.Length; index++)
        {
            float[] products = [.. Enumerable.Range(0, group).Select(column => Product(index / 16, index % 16, column))];
            float expected = group switch { 1 => products[0], 2 => products[0] + products[1], _ => products[0] + products[1] + (products[2] + products[3]) };
            Assert.Equal(expected, tables[index]);
        }

        float Product(int place, int entry, int column)
        {
            int at = (place * group) + column, code = (entry >> (storage * column)) & ((1 << weights.PlaneBits) - 1);
            float level = weights.Format == NumberFormat.PowerOfTwo ? weights.Exponents().IntegerOf(code, bits) : (2 * code) - weights.Zero2;
            return level * (at < columns ? x[at] : 0);
        }
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Integers_GiveTheTablesOfTheirFloats(LaneWidth width)
    {
        foreach (int columns in new[] { 1, 16, 35 })
        {
            sbyte[] integers = [.. Enumerable.Range(0, columns).Select(index => (sbyte)((37 * index) % 31 - 15))];
            CodeLevels levels = CodeLevels.Of(new WeightSpec(Quantizer.DenseShift, 2));
            int groups = (columns + 1) / 2;
            float[] expected = LaneDispatch.Run(width, new Case(levels, [.. integers.Select(integer => (float)integer)], columns, groups));
            Assert.Equal(expected, LaneDispatch.Run(width, new IntegerCase(levels, integers, groups)));
        }
    }

    [Fact]
    public void CodesOfManyBits_HaveNoLevels() =>
        Assert.Throws<System.ArgumentException>(() => CodeLevels.Of(new WeightSpec(Quantizer.BalancedMean, 3)));

    private sealed record Case(CodeLevels Levels, float[] X, int Columns, int Groups) : ILaneJob<float[]>
    {
        public float[] Run<T>()
            where T : struct, ILanes<T>
        {
            float[] tables = new float[16 * Groups];
            FloatTables.Build<T>(Levels, ref X[0], Columns, ref tables[0]);
            return tables;
        }
    }

    private sealed record IntegerCase(CodeLevels Levels, sbyte[] Integers, int Groups) : ILaneJob<float[]>
    {
        public float[] Run<T>()
            where T : struct, ILanes<T>
        {
            float[] tables = new float[16 * Groups];
            FloatTables.Build<T, sbyte>(Levels, ref Integers[0], Integers.Length, ref tables[0]);
            return tables;
        }
    }
}
