using System;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Quantization;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Layouts read back by the formulas of the descriptor's comment.</summary>
public sealed class WeightLayoutTests
{
    public static TheoryData<KernelFamily, Quantizer, int, int, int> Cases
    {
        get
        {
            TheoryData<KernelFamily, Quantizer, int, int, int> cases = [];
            foreach ((int gateRows, int columns) in new[] { (5, 7), (16, 32), (21, 45) })
            {
                for (int bits = 1; bits <= 8; bits++)
                {
                    cases.Add(KernelFamily.CodesByFloat, Quantizer.BalancedMean, bits, gateRows, columns);
                    cases.Add(KernelFamily.PairBytes, Quantizer.BalancedMean, bits, gateRows, columns);
                    cases.Add(KernelFamily.PairWords, Quantizer.BalancedMean, bits, gateRows, columns);
                    cases.Add(KernelFamily.Lookup, Quantizer.BalancedMean, bits, gateRows, columns);
                    cases.Add(KernelFamily.DotBytes, Quantizer.BalancedMean, bits, gateRows, columns);
                    if (bits <= 4) cases.Add(KernelFamily.FloatLookup, Quantizer.BalancedMean, bits, gateRows, columns);
                }

                foreach (KernelFamily family in Enum.GetValues<KernelFamily>())
                    if (family is not (KernelFamily.WideByFloat or KernelFamily.WideByIntegers)) cases.Add(family, Quantizer.Alternating, 3, gateRows, columns);
                for (int bits = 9; bits <= 16; bits++)
                {
                    cases.Add(KernelFamily.WideByFloat, Quantizer.BalancedMean, bits, gateRows, columns);
                    cases.Add(KernelFamily.WideByIntegers, Quantizer.Uniform, bits, gateRows, columns);
                }

                cases.Add(KernelFamily.WideByIntegers, Quantizer.Uniform, 7, gateRows, columns);
                cases.Add(KernelFamily.WideByIntegers, Quantizer.Uniform, 8, gateRows, columns);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryCode_LiesWhereTheDescriptorSays(KernelFamily family, Quantizer quantizer, int bits, int gateRows, int columns)
    {
        const int FirstRow = 2;
        WeightSpec weights = new(quantizer, bits);
        QuantizedMatrix matrix = Matrix(FirstRow + 3 * gateRows, columns, weights);
        int storage = LayoutDescriptor.StorageBitsOf(family, weights.PlaneBits);
        int planes = family == KernelFamily.FloatRows ? 1 : LayoutDescriptor.PlanesOf(family, weights);
        LayoutDescriptor layout = new(family, 3, gateRows, columns, planes, storage, 64);
        byte[] laid = Enumerable.Repeat((byte)0xEE, (int)layout.Bytes).ToArray();
        WeightLayout.Lay(layout, matrix, laid, FirstRow);
        for (int plane = 0; plane < planes; plane++)
        {
            bool[] used = new bool[layout.PaddedRows];
            for (int row = 0; row < layout.Rows; row++)
            {
                used[layout.PaddedRow(row)] = true;
                for (int column = 0; column < layout.PaddedColumns; column++)
                {
                    float found = Read(layout, laid, plane, layout.PaddedRow(row), column);
                    float expected = column >= columns ? 0
                        : family == KernelFamily.FloatRows ? matrix.Value(FirstRow + row, column)
                        : bits > 8 ? (matrix.Code(0, FirstRow + row, column) >> (8 * plane)) & byte.MaxValue
                        : family == KernelFamily.Lookup ? (matrix.Code(plane / weights.PlaneBits, FirstRow + row, column) >> (plane % weights.PlaneBits)) & 1
                        : family == KernelFamily.DotBytes ? (byte)(matrix.Code(plane, FirstRow + row, column) - (bits == 8 ? 128 : 0))
                        : matrix.Code(plane, FirstRow + row, column);
                    Assert.Equal(expected, found);
                }
            }

            foreach (int row in Enumerable.Range(0, layout.PaddedRows).Where(row => !used[row]))
            {
                for (int column = 0; column < layout.PaddedColumns; column++) Assert.Equal(0, Read(layout, laid, plane, row, column));
            }
        }
    }

    [Theory]
    [InlineData(Quantizer.BalancedMean, 3)]
    [InlineData(Quantizer.Alternating, 2)]
    public void CoefficientsAndBiases_ArePaddedAsTheRows(Quantizer quantizer, int bits)
    {
        WeightSpec weights = new(quantizer, bits);
        QuantizedMatrix matrix = Matrix(12, 9, weights);
        LayoutDescriptor layout = new(KernelFamily.PairBytes, 3, 4, 9, weights.Planes, LayoutDescriptor.StorageBitsOf(KernelFamily.PairBytes, weights.PlaneBits), 64);
        float[] alpha = Enumerable.Repeat(9f, weights.Planes * layout.PaddedRows).ToArray();
        float[] bias = Enumerable.Repeat(9f, layout.PaddedRows).ToArray();
        float[] given = RandomRows.Gaussian(12, 3);
        WeightLayout.LayAlpha(layout, matrix, alpha);
        WeightLayout.LayBias(layout, given, bias);
        for (int padded = 0; padded < layout.PaddedRows; padded++)
        {
            int row = padded / 16 * 4 + padded % 16;
            bool used = padded < 48 && padded % 16 < 4;
            Assert.Equal(used ? given[row] : 0, bias[padded]);
            for (int plane = 0; plane < weights.Planes; plane++)
            {
                Assert.Equal(used ? matrix.Alpha(plane, row) : 0, alpha[plane * layout.PaddedRows + padded]);
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(5)]
    public void Corrections_AreTheZeroPointTimesTheSumsOfSignedBytes(int bits)
    {
        QuantizedMatrix matrix = Matrix(12, 9, new WeightSpec(Quantizer.BalancedMean, bits));
        LayoutDescriptor layout = new(KernelFamily.DotBytes, 3, 4, 9, 1, 8, 48);
        int[] corrections = Enumerable.Repeat(7, layout.PaddedRows).ToArray();
        WeightLayout.LayRowSums(layout, matrix, -255, corrections);
        for (int padded = 0; padded < layout.PaddedRows; padded++)
        {
            int row = padded / 16 * 4 + padded % 16;
            int sum = padded % 16 < 4 ? Enumerable.Range(0, 9).Sum(column => matrix.Code(0, row, column) - (bits == 8 ? 128 : 0)) : 0;
            Assert.Equal(-255 * sum, corrections[padded]);
        }

        Assert.Throws<ArgumentException>(() => WeightLayout.LayRowSums(layout, matrix, 255, new int[5]));
    }

    [Fact]
    public void LayoutThatDoesNotFit_IsRefused()
    {
        QuantizedMatrix matrix = Matrix(12, 9, new WeightSpec(Quantizer.BalancedMean, 4));
        LayoutDescriptor layout = new(KernelFamily.PairBytes, 3, 4, 9, 1, 4, 64);
        byte[] room = new byte[layout.Bytes];
        foreach (LayoutDescriptor wrong in new[] { layout with { Columns = 8 }, layout with { Gates = 4 }, layout with { Planes = 2 }, layout with { StorageBits = 8 } })
        {
            Assert.Contains("does not fit", Assert.Throws<ArgumentException>(() => WeightLayout.Lay(wrong, matrix, room)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => WeightLayout.Lay(layout, matrix, room.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => WeightLayout.Lay(layout, matrix, room, 1));
        Assert.Throws<ArgumentException>(() => WeightLayout.LayAlpha(layout, matrix, new float[5]));
        Assert.Throws<ArgumentException>(() => WeightLayout.LayBias(layout, new float[11], new float[100]));
        Assert.Throws<ArgumentException>(() => WeightLayout.LayBias(layout, new float[12], new float[5]));
    }

    internal static QuantizedMatrix Matrix(int rows, int columns, WeightSpec weights)
    {
        ModelSpec spec = new("One", new EquatableArray<LayerSpec>(new LinearSpec("", columns, rows, ActivationSpec.Float, weights, false)));
        return PackedModel.Pack(spec, Models.Weights(spec)).Matrix("weight");
    }

    /// <summary>The descriptor's comment as arithmetic, element by element.</summary>
    private static float Read(LayoutDescriptor layout, byte[] laid, int plane, int paddedRow, int column)
    {
        int block = paddedRow / layout.RowBlock;
        int inBlock = paddedRow % layout.RowBlock;
        int codesAByte = layout.Family is KernelFamily.FloatRows ? 1 : 8 / layout.StorageBits;
        int planeBytes = (int)layout.PlaneBytes;
        int step = column / layout.ColumnsPerStep;
        int cell = ((block * layout.ColumnSteps) + step) * layout.RowBlock + inBlock;
        switch (layout.Family)
        {
            case KernelFamily.FloatRows:
                return MemoryMarshal.Cast<byte, float>(laid)[cell];
            case KernelFamily.CodesByFloat or KernelFamily.WideByFloat or KernelFamily.ShiftsByFloat or KernelFamily.ShiftsByIntegers:
                return Bits(laid[plane * planeBytes + cell], column % codesAByte * layout.StorageBits, layout.StorageBits);
            case KernelFamily.FloatLookup:
                int bit = column % layout.ColumnsPerStep * layout.StorageBits;
                return Bits(laid[plane * planeBytes + 4 * cell + bit / 8], bit % 8, layout.StorageBits);
            case KernelFamily.DotBytes when layout.StorageBits == 8:
                int two = (((block * layout.ColumnSteps) + step) * 2) + (column % 8 / 4);
                return laid[plane * planeBytes + 4 * (two * layout.RowBlock + inBlock) + column % 4];
            case KernelFamily.PairBytes or KernelFamily.DotBytes:
                int inStep = column % (4 * codesAByte);
                return Bits(laid[plane * planeBytes + 4 * cell + inStep % 4], inStep / 4 * layout.StorageBits, layout.StorageBits);
            case KernelFamily.PairWords or KernelFamily.WideByIntegers:
                return laid[plane * planeBytes + 2 * cell + column % 2];
            default:
                int three = (((block * layout.ColumnSteps) + step) * 3) + (column % 24 / 8);
                return Bits(laid[plane * planeBytes + three * layout.RowBlock + inBlock], column % 8, 1);
        }
    }

    private static int Bits(byte value, int start, int count) => (value >> start) & ((1 << count) - 1);
}
