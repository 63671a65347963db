using System;

namespace SpokenDigits.Recordings;

/// <summary>
/// Takes samples at another rate: each is a sum of its neighbours under a sinc whose cut-off is half of the lower rate, faded out by a Hann
/// window (Smith, "Digital Audio Resampling", 2002, in its direct form).
/// </summary>
internal static class Resampling
{
    /// <summary>Zeros of the sinc on either side.</summary>
    private const int Zeros = 16;

    /// <summary>The same sound with <paramref name="toRate"/> samples a second in place of <paramref name="fromRate"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    public static short[] Of(ReadOnlySpan<short> samples, int fromRate, int toRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fromRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toRate);
        if (fromRate == toRate) return samples.ToArray();
        short[] resampled = new short[(int)((long)samples.Length * toRate / fromRate)];
        double cutoff = Math.Min(1, (double)toRate / fromRate), reach = Zeros / cutoff;
        for (int index = 0; index < resampled.Length; index++)
        {
            double sum = Around(samples, (double)index * fromRate / toRate, cutoff, reach);
            resampled[index] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return resampled;
    }

    private static double Around(ReadOnlySpan<short> samples, double time, double cutoff, double reach)
    {
        int first = Math.Max(0, (int)Math.Ceiling(time - reach)), last = Math.Min(samples.Length - 1, (int)Math.Floor(time + reach));
        double sum = 0;
        for (int index = first; index <= last; index++)
        {
            double distance = time - index;
            double window = 0.5 + (0.5 * Math.Cos(Math.PI * distance / reach));
            sum += samples[index] * cutoff * Sinc(cutoff * distance) * window;
        }

        return sum;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
