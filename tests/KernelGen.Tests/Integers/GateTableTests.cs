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
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void EveryInput_IsTheRealFunctionWithinAUnitOfTheOutput(int inputBits)
    {
        // What was measured, rounded up. 1 has no integer of 16 bits: where tanh comes near it, it is off by a whole unit.
        Assert.InRange(GreatestError(GateTable.Sigmoid, RealFunctions.Sigmoid, inputBits, short.MaxValue), 0.5, 0.55);
        Assert.InRange(GreatestError(GateTable.Tanh, RealFunctions.Tanh, inputBits, short.MaxValue - 1), 0.5, 0.72);
        Assert.InRange(GreatestError(GateTable.Tanh, RealFunctions.Tanh, inputBits, short.MaxValue), 0.5, 1);
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

    /// <summary>The greatest distance from the real function over all inputs whose gate is at most <paramref name="greatest"/>.</summary>
    private static double GreatestError(GateTable table, Func<double, double> real, int inputBits, int greatest) => Enumerable.Range(short.MinValue, 1 << 16)
        .Where(input => Math.Abs(table.At(input, inputBits)) <= greatest)
        .Max(input => Math.Abs(table.At(input, inputBits) - 32768 * real(Math.Clamp(Math.ScaleB(input, -inputBits), -8, 8))));
}
