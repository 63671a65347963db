using System;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Normalised gates on lanes against <see cref="IntegerNorm"/>, on every lane type.</summary>
public sealed class IntegerNormLanesTests
{
    private const int Gates = 3, Most = 1 << 30;

    [Theory]
    [InlineData(DeviationForm.Standard)]
    [InlineData(DeviationForm.MeanAbsolute)]
    public void GatesOfAnySize_AreNormalisedAsOneByOne(DeviationForm form)
    {
        var random = new Random(6);
        for (int units = 1; units <= 100; units++)
        {
            int magnitude = random.Next(30);
            Check(random, units, form, _ => random.Next(-Most, Most) >> magnitude, random.Next(4) * 1000L, 5 + random.Next(26));
        }
    }

    [Theory]
    [InlineData(DeviationForm.Standard)]
    [InlineData(DeviationForm.MeanAbsolute)]
    public void SumsAtTheEnds_AreNormalisedAsOneByOne(DeviationForm form)
    {
        var random = new Random(7);
        foreach (int units in (int[])[1, 15, 16, 17, 450, 2047])
        {
            // A gate of one value, one of both ends, one of a single value that is not zero.
            Check(random, units, form, gate => gate == 0 ? Most : gate == 1 ? (random.Next(2) == 0 ? -Most : Most) : 0, 0, 5);
            Check(random, units, form, gate => gate, 1L << 60, 30);
            Check(random, units, form, gate => random.Next(10) == 0 ? 1 : 0, 7, 15);
        }
    }

    private static void Check(Random random, int units, DeviationForm form, Func<int, int> sum, long epsilon, int gainBits)
    {
        int stride = (units + 15) / 16 * 16;
        int[] sums = new int[Gates * stride], gains = new int[sums.Length], expected = new int[sums.Length];
        for (int gate = 0; gate < Gates; gate++)
        {
            // What pads a gate is anything: it becomes zero.
            for (int unit = 0; unit < stride; unit++) sums[gate * stride + unit] = unit < units ? sum(gate) : random.Next();
            for (int unit = 0; unit < units; unit++) gains[gate * stride + unit] = random.Next(short.MinValue, short.MaxValue + 1);
            Span<int> own = expected.AsSpan(gate * stride, units);
            IntegerNorm.Normalise(sums.AsSpan(gate * stride, units), own, form, epsilon);
            for (int unit = 0; unit < units; unit++) own[unit] = IntegerNorm.Scale(own[unit], gains[gate * stride + unit], gainBits);
        }

        foreach (LaneWidth width in LaneTypes.All)
            Assert.Equal(expected, LaneDispatch.Run(width, new IntegerNormCase(sums, gains, Gates, units, stride, form, epsilon, gainBits)));
    }
}
