using System;
using System.Linq;
using KernelGen.Bench.Peers;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>What is written for other runtimes: messages and codes.</summary>
public sealed class PeerFilesTests
{
    [Fact]
    public void Messages_AreInTheWireFormat()
    {
        ProtoWriter inner = new ProtoWriter().Integer(1, 150);

        byte[] bytes = new ProtoWriter().Message(3, inner).Text(2, "testing").Float(5, 1).Raw(9, new[] { 1f }).ToArray();

        byte[] expected =
        [
            0x1a, 3, 0x08, 0x96, 0x01,
            0x12, 7, .. "testing"u8,
            0x2d, 0, 0, 0x80, 0x3f,
            0x4a, 4, 0, 0, 0x80, 0x3f,
        ];
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void BlockCodes_LieNearTheWeights(int bits)
    {
        const int rows = 3, columns = 200, block = 128;
        Random random = new(5);
        float[] weights = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.5f)];

        BlockCodes codes = BlockCodes.Of(weights, rows, columns, bits, block);

        Assert.Equal(2, codes.Blocks);
        int zero = 1 << (bits - 1);
        for (int i = 0; i < weights.Length; i++)
        {
            int row = i / columns, column = i % columns, at = (row * codes.Blocks * block + column) * bits;
            float scale = codes.Scales[row * codes.Blocks + column / block];
            float value = scale * ((codes.Packed[at / 8] >> (at % 8) & ((1 << bits) - 1)) - zero);

            // Levels lie a step apart; beyond the last one on either side a value of greatest magnitude lies up to 1 + 0.6 * 2^(bits - 1) steps.
            bool isWithin = weights[i] / scale >= -zero - 0.5f && weights[i] / scale <= zero - 0.5f;
            Assert.InRange(Math.Abs(value - weights[i]) / Math.Abs(scale), 0, isWithin ? 0.501f : 1 + 0.6f * zero);
        }
    }

    [Fact]
    public void ByteCodes_UseTheirWholeRange()
    {
        float[] row = [0.5f, -2, 1];
        float scale = ByteCodes.ScaleOf(row);

        Assert.Equal([32, -127, 64], row.Select(value => (int)ByteCodes.Of(value, scale)));
    }
}
