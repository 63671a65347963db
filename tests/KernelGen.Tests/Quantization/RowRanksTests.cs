using System;
using System.Linq;
using KernelGen.Quantization;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Ranks of a row.</summary>
public sealed class RowRanksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(300)]
    [InlineData(2048)]
    public void Digits_SortAsComparisonsDo_EqualWeightsByColumn(int count)
    {
        foreach (float[] row in RandomRows.Kinds(count))
        {
            ulong[] keys = new ulong[count];
            RowRanks.WriteKeys(ref row[0], keys);
            RowRanks.SortByDigits(keys, new ulong[count]);
            int[] expected = [.. Enumerable.Range(0, count).OrderBy(column => row[column] + 0f)];
            Assert.Equal(expected, keys.Select(key => (int)(uint)key));
        }
    }

    [Fact]
    public void ExtremeWeights_AreInOrder()
    {
        float[] row = [float.MaxValue, -float.Epsilon, 0f, float.MinValue, float.Epsilon, -0f, 1];
        ulong[] keys = new ulong[row.Length];
        RowRanks.WriteKeys(ref row[0], keys);
        RowRanks.SortByDigits(keys, new ulong[row.Length]);
        Assert.Equal([3, 1, 2, 5, 4, 6, 0], keys.Select(key => (int)(uint)key));
    }
}
