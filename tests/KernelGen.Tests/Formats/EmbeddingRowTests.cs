using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Rows of packed embeddings as operands of a product.</summary>
public sealed class EmbeddingRowTests
{
    [Theory]
    [InlineData(Quantizer.BalancedMean, 1, 7)]
    [InlineData(Quantizer.BalancedMean, 3, 29)]
    [InlineData(Quantizer.BalancedMean, 4, 32)]
    [InlineData(Quantizer.BalancedMean, 7, 13)]
    [InlineData(Quantizer.Alternating, 1, 16)]
    [InlineData(Quantizer.Alternating, 2, 29)]
    [InlineData(Quantizer.Alternating, 4, 5)]
    public void Integers_AreThoseOfTheActivationFormat(Quantizer quantizer, int bits, int size)
    {
        (QuantizedMatrix matrix, ActivationSpec activation) = Embedding(quantizer, bits, size);
        int stride = size + 11;
        byte[] integers = Enumerable.Repeat((byte)9, matrix.Planes * stride).ToArray();
        float[] coefficients = new float[matrix.Planes];
        int[] totals = new int[matrix.Planes];
        float[] values = new float[size + 3];
        for (int row = 0; row < matrix.Rows; row++)
        {
            EmbeddingRow.Expand(matrix, row, integers, stride, coefficients, totals);
            EmbeddingRow.ExpandFloats(matrix, row, values);
            for (int plane = 0; plane < matrix.Planes; plane++)
            {
                int[] found = integers[(plane * stride)..((plane + 1) * stride)].Select(item => (int)(sbyte)item).ToArray();
                int[] expected = Enumerable.Range(0, size).Select(column => activation.IntegerOf(matrix.Code(plane, row, column))).ToArray();
                Assert.Equal([.. expected, .. new int[11]], found);
                Assert.Equal(expected.Sum(), totals[plane]);
                Assert.Equal(matrix.HasFixedLevels ? activation.Scale : matrix.Alpha(plane, row), coefficients[plane]);
            }

            for (int column = 0; column < size; column++)
            {
                Assert.Equal(matrix.Value(row, column), values[column]);
                if (matrix.HasFixedLevels) Assert.Equal(coefficients[0] * (sbyte)integers[column], values[column]);
            }

            Assert.Equal(new float[3], values[size..]);
        }
    }

    [Fact]
    public void EightBits_TakeWords()
    {
        (QuantizedMatrix matrix, ActivationSpec activation) = Embedding(Quantizer.BalancedMean, 8, 13);
        short[] words = Enumerable.Repeat((short)9, 16).ToArray();
        int total = EmbeddingRow.Expand(matrix, 4, words, out float coefficient);
        int[] expected = Enumerable.Range(0, 13).Select(column => activation.IntegerOf(matrix.Code(0, 4, column))).ToArray();
        Assert.Equal([.. expected, 0, 0, 0], words.Select(word => (int)word));
        Assert.Equal(expected.Sum(), total);
        Assert.Equal(AffineCode.Of(activation).Scale, coefficient);
        Assert.Throws<ArgumentException>(() => EmbeddingRow.Expand(matrix, 4, new byte[16], 16, new float[1], new int[1]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    public void MoreThanNineBits_TakeTwoWords(int bits)
    {
        (QuantizedMatrix matrix, ActivationSpec activation) = Embedding(Quantizer.BalancedMean, bits, 13);
        short[] low = Enumerable.Repeat((short)9, 16).ToArray(), high = [.. low];
        int total = EmbeddingRow.Expand(matrix, 4, low, high, out float coefficient);
        int[] expected = Enumerable.Range(0, 13).Select(column => activation.IntegerOf(matrix.Code(0, 4, column))).ToArray();
        Assert.Equal([.. expected, 0, 0, 0], low.Zip(high, (least, most) => 256 * most + least));
        Assert.All(low, word => Assert.InRange(word, 0, 255));
        Assert.Equal(expected.Sum(), total);
        Assert.Equal(AffineCode.Of(activation).Scale, coefficient);
        Assert.Throws<ArgumentException>(() => EmbeddingRow.Expand(matrix, 4, new short[16], out _));
    }

    [Theory]
    [InlineData(Quantizer.BalancedMean)]
    [InlineData(Quantizer.Alternating)]
    public void LookingUpARow_AllocatesNothing(Quantizer quantizer)
    {
        (QuantizedMatrix matrix, _) = Embedding(quantizer, 2, 29);
        byte[] integers = new byte[64];
        float[] coefficients = new float[2], values = new float[32];
        int[] totals = new int[2];
        for (int round = 0; round < 2; round++)
        {
            Allocations.Settle();
            long before = Allocations.OfThisThread();
            EmbeddingRow.Expand(matrix, 3, integers, 32, coefficients, totals);
            EmbeddingRow.ExpandFloats(matrix, 3, values);
            if (round == 1) Assert.Equal(before, Allocations.OfThisThread());
        }
    }

    [Fact]
    public void MatrixWithoutSuchIntegers_IsRefused()
    {
        QuantizedMatrix weights = WeightLayoutTests.Matrix(3, 4, new WeightSpec(Quantizer.BalancedMean, 4));
        Assert.Throws<ArgumentException>(() => EmbeddingRow.Expand(weights, 0, new byte[16], 16, new float[1], new int[1]));
        Assert.Throws<ArgumentException>(() => EmbeddingRow.Expand(weights, 0, new short[16], out _));
    }

    private static (QuantizedMatrix Matrix, ActivationSpec Activation) Embedding(Quantizer quantizer, int bits, int size)
    {
        ModelSpec spec = Models.Language(quantizer, bits, size: size);
        return (PackedModel.Pack(spec, Models.Weights(spec)).Matrix("embedding.weight"), spec.Embedding!.OutputActivation);
    }
}
