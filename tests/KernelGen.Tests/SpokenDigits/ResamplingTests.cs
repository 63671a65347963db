using System;
using System.Linq;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Sounds at another rate.</summary>
public sealed class ResamplingTests
{
    private const int Rate = 22_050, Amplitude = 8_000;

    [Theory]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void ToneBelowBothHalves_StaysAsItIs(double hertz)
    {
        short[] resampled = Resampling.Of(MadeUp.Tone(hertz, Rate, Rate, Amplitude), Rate, Recording.Rate);
        short[] expected = MadeUp.Tone(hertz, Recording.Rate, Recording.Rate, Amplitude);
        Assert.Equal(expected.Length, resampled.Length);
        Assert.InRange(Middle(resampled).Zip(Middle(expected), static (left, right) => Math.Abs(left - right)).Max(), 0, Amplitude / 100);
    }

    [Fact]
    public void ToneAboveHalfTheNewRate_IsTakenOut() => Assert.InRange(
        Middle(Resampling.Of(MadeUp.Tone(6_000, Rate, Rate, Amplitude), Rate, Recording.Rate)).Max(static sample => Math.Abs((int)sample)), 0, Amplitude / 100);

    [Fact]
    public void SameRate_ChangesNothing() => Assert.Equal([3, 1, 4], Resampling.Of([3, 1, 4], 8_000, 8_000));

    /// <summary>Without the ends, where half of the neighbours are missing.</summary>
    private static short[] Middle(short[] samples) => samples[100..^100];
}
