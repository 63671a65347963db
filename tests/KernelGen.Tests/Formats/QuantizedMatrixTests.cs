using System;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Quantization;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>The canonical form.</summary>
public sealed class QuantizedMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(16)]
    public void Codes_AreAStreamWithTheFirstInTheLowestBits(int bits)
    {
        const int Rows = 3, Columns = 11;
        Random random = new(bits);
        byte[] stream = new byte[(Rows * Columns * bits + 7) / 8];
        int[] codes = new int[Rows * Columns];
        for (int index = 0; index < codes.Length; index++)
        {
            codes[index] = random.Next(1 << bits);
            for (int bit = 0; bit < bits; bit++)
            {
                int position = index * bits + bit;
                stream[position / 8] |= (byte)((codes[index] >> bit & 1) << (position % 8));
            }
        }

        QuantizedMatrix matrix = QuantizedMatrix.OfAffineCodes(
            new TensorSpec("w", Rows, Columns), new WeightSpec(Quantizer.BalancedMean, bits), stream, new RowScale("s", 0, 2, 1), new RowScale("t", 2, 1, 3));
        ushort[] row = new ushort[Columns];
        for (int r = 0; r < Rows; r++)
        {
            matrix.CopyCodes(0, r, row);
            for (int c = 0; c < Columns; c++)
            {
                Assert.Equal(codes[r * Columns + c], row[c]);
                Assert.Equal(codes[r * Columns + c], matrix.Code(0, r, c));
                int levels = (1 << bits) - 1;
                double expected = (r == 2 ? 3 : 1) * (row[c] / (double)levels - 0.5);
                Assert.Equal(expected, matrix.Value(r, c), 1e-6);
            }
        }

        Assert.Equal(stream, matrix.Codes.ToArray());
    }

    [Fact]
    public void CodesAboveTheGreatestLevel_AreRefused()
    {
        // Fixed point of 4 bits has the levels -7 to 7, codes 0 to 14; row 1, column 0 is the second byte's high nibble.
        TensorSpec tensor = new("w", 2, 3);
        WeightSpec fixedPoint = new(Quantizer.FixedPoint, 4);
        byte[] greatest = [0xEE, 0xEE, 0xEE], above = [0xEE, 0xFE, 0xEE];

        Assert.Equal(14, Of(greatest).Code(0, 1, 0));
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => Of(above));
        Assert.Contains("15 in row 1, column 0", refused.Message);
        Assert.Contains("0 to 14", refused.Message);

        QuantizedMatrix Of(byte[] codes) => fixedPoint.Scales == ScaleKind.Row
            ? QuantizedMatrix.OfScaledRows(tensor, fixedPoint, codes, [1, 1])
            : QuantizedMatrix.OfAffineCodes(tensor, fixedPoint, codes, new RowScale("s", 0, 2, 1));
    }

    [Fact]
    public void WrongParts_AreRefused()
    {
        TensorSpec tensor = new("w", 2, 3);
        WeightSpec affine = new(Quantizer.BalancedMean, 2), binary = new(Quantizer.Alternating, 2), floats = new(Quantizer.FullPrecision, 32);
        RowScale scale = new("s", 0, 2, 1);
        Refuse("w.codes", () => QuantizedMatrix.OfAffineCodes(tensor, affine, new byte[1], scale));
        Refuse("w.codes", () => QuantizedMatrix.OfAffineCodes(tensor, affine, [0, 0x10], scale));
        Refuse("w.codes", () => QuantizedMatrix.OfAffineCodes(tensor, affine with { Bits = 13 }, new byte[9], scale));
        Refuse("w.codes", () => QuantizedMatrix.OfAffineCodes(tensor, affine with { Bits = 13 }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40], scale));
        Refuse("s", () => QuantizedMatrix.OfAffineCodes(tensor, affine with { Bits = 16 }, new byte[12], scale with { Scale = 1e-35f }));
        Refuse("w.codes", () => QuantizedMatrix.OfFixedLevels(tensor, affine, [0, 0x10]));
        Refuse("w.codes", () => QuantizedMatrix.OfScaledRows(tensor, binary, [0x40, 0], new float[4]));
        Refuse("w", () => QuantizedMatrix.OfScaledRows(tensor, binary, new byte[2], new float[3]));
        Refuse("w.coefficients", () => QuantizedMatrix.OfScaledRows(tensor, binary, new byte[2], [0, 1, float.NaN, 1]));
        Refuse("w", () => QuantizedMatrix.OfAffineCodes(tensor, affine, new byte[2], scale with { Rows = 1 }));
        Refuse("w", () => QuantizedMatrix.OfAffineCodes(tensor, affine, new byte[2], scale, scale));
        Refuse("s", () => QuantizedMatrix.OfAffineCodes(tensor, affine, new byte[2], scale with { Scale = float.PositiveInfinity }));
        Refuse("w", () => QuantizedMatrix.OfAffineCodes(tensor, binary, new byte[2], scale));
        Refuse("w", () => QuantizedMatrix.OfFloats(tensor, floats, new float[5]));
        Refuse("w", () => QuantizedMatrix.OfFloats(tensor, floats, [0, 0, 0, 0, 0, float.NaN]));
    }

    [Fact]
    public void PlaceOutsideTheMatrix_IsRefused()
    {
        QuantizedMatrix matrix = QuantizedMatrix.OfScaledRows(
            new TensorSpec("w", 2, 3), new WeightSpec(Quantizer.Alternating, 2), new byte[2], new float[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Code(2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Code(0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Code(0, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Alpha(0, -1));
        QuantizedMatrix wide = QuantizedMatrix.OfAffineCodes(
            new TensorSpec("w", 2, 3), new WeightSpec(Quantizer.BalancedMean, 9), new byte[7], new RowScale("s", 0, 2, 1));
        Assert.Throws<InvalidOperationException>(() => wide.CopyCodes(0, 0, new byte[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.DequantizeRow(2, new float[3]));
    }

    private static void Refuse(string subject, Func<QuantizedMatrix> make) =>
        Assert.Equal(subject, Assert.Throws<WeightFormatException>(make).Subject);
}
