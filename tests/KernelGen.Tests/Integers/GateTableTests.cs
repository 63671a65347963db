using System;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Piecewise;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Gates from tables against the real functions, over all inputs of 16 bits.</summary>
public sealed class GateTableTests
{
    [Fact]
    public void GoldenValues_AreThoseOfTheReference()
    {
        Assert.InRange(GateTable.Sigmoid.At(4096, 12), 23954, 23956);
        Assert.InRange(GateTable.Tanh.At(4096, 12), 24955, 24957);
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 1)]
    [InlineData(12, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 1)]
    public void EveryInput_IsTheRealFunctionWithinAUnit(int inputBits, double bound)
    {
        // In units of the output; 1 itself has no integer of 16 bits, so that the greatest tanh is 32767.
        Assert.InRange(GreatestError(GateTable.Tanh, RealFunctions.Tanh, inputBits), 0.5, bound);
        Assert.InRange(GreatestError(GateTable.Sigmoid, RealFunctions.Sigmoid, inputBits), 0.5, bound);
    }

    [Fact]
    public void Inputs_NeverMakeAGateFall()
    {
        for (int bits = GateTable.LeastInputBits; bits <= GateTable.MostInputBits; bits++)
        {
            foreach (GateTable table in (GateTable[])[GateTable.Sigmoid, GateTable.Tanh])
            {
                int[] gates = [.. Enumerable.Range(short.MinValue, 1 << 16).Select(input => table.At(input, bits))];
                for (int index = 1; index < gates.Length; index++) Assert.True(gates[index] >= gates[index - 1], $"{bits} bits, input {short.MinValue + index}");
            }
        }
    }

    [Fact]
    public void Vectors_AreReplacedOneByOne()
    {
        int[] values = [short.MinValue, -4096, -1, 0, 1, 4096, short.MaxValue, 77], expected = [.. values.Take(7).Select(value => GateTable.Tanh.At(value, 11)), 77];
        GateTable.Tanh.Apply(ref values[0], 7, 11);
        Assert.Equal(expected, values);
    }

    private static double GreatestError(GateTable table, Func<double, double> real, int inputBits) => Enumerable.Range(short.MinValue, 1 << 16)
        .Max(input => Math.Abs(table.At(input, inputBits) - 32768 * real(Math.Clamp(Math.ScaleB(input, -inputBits), -8, 8))));
}
