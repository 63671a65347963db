using System;
using System.Numerics;

namespace SpokenDigits.Features;

/// <summary>
/// The discrete Fourier transform of real samples by the fast algorithm of Cooley and Tukey (1965): even and odd samples are the real and imaginary
/// parts of a complex signal of half the length, whose transform holds those of both. An object holds tables and memory; it serves one thread at a time and
/// allocates nothing once made.
/// </summary>
internal sealed class RealTransform
{
    private static readonly Complex minusHalfI = new(0, -0.5);

    private readonly Complex[] values, turns, halfTurns;

    /// <summary>A transform of <paramref name="size"/> samples, a power of two from 4 on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another size.</exception>
    public RealTransform(int size)
    {
        if (size < 4 || !BitOperations.IsPow2(size))
            throw new ArgumentOutOfRangeException(nameof(size), size, "Expected a power of two from 4 on.");
        Size = size;
        values = new Complex[size / 2];
        turns = Turns(size / 4, size / 2);
        halfTurns = Turns((size / 2) + 1, size);
    }

    /// <summary>Samples that are transformed.</summary>
    public int Size { get; }

    /// <summary>Frequencies of the transform, from 0 to half of the rate; the others mirror them.</summary>
    public int Bins => (Size / 2) + 1;

    /// <summary>X[k] = sum over n of x[n] e^(-2 pi i k n / <see cref="Size"/>), for the <see cref="Bins"/> first k.</summary>
    /// <param name="samples">[<see cref="Size"/>].</param>
    /// <param name="spectrum">Takes [<see cref="Bins"/>].</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public void Forward(ReadOnlySpan<double> samples, Span<Complex> spectrum)
    {
        if (samples.Length != Size) throw new ArgumentException(FormattableString.Invariant($"Expected {Size} samples, found {samples.Length}."), nameof(samples));
        if (spectrum.Length != Bins) throw new ArgumentException(FormattableString.Invariant($"Expected {Bins} bins, found {spectrum.Length}."), nameof(spectrum));
        int half = values.Length;
        int bits = BitOperations.Log2((uint)half);
        for (int index = 0; index < half; index++)
            values[Reversed(index, bits)] = new Complex(samples[2 * index], samples[(2 * index) + 1]);
        for (int length = 2; length <= half; length *= 2) Combine(length);

        // Even and odd samples are real: the transform of the one is the part of V that mirrors to its conjugate, that of the other the rest.
        for (int bin = 0; bin <= half; bin++)
        {
            Complex here = values[bin % half], mirrored = Complex.Conjugate(values[(half - bin) % half]);
            Complex even = 0.5 * (here + mirrored), odd = minusHalfI * (here - mirrored);
            spectrum[bin] = even + (halfTurns[bin] * odd);
        }
    }

    /// <summary>Makes transforms of <paramref name="length"/> values of those of their even and odd halves, which lie one after the other.</summary>
    private void Combine(int length)
    {
        int half = length / 2, stride = values.Length / length;
        for (int start = 0; start < values.Length; start += length)
        {
            for (int bin = 0; bin < half; bin++)
            {
                Complex even = values[start + bin], odd = turns[bin * stride] * values[start + half + bin];
                values[start + bin] = even + odd;
                values[start + half + bin] = even - odd;
            }
        }
    }

    /// <summary>The first <paramref name="count"/> powers of e^(-2 pi i / <paramref name="size"/>).</summary>
    private static Complex[] Turns(int count, int size)
    {
        Complex[] turns = new Complex[count];
        for (int index = 0; index < count; index++) turns[index] = Complex.FromPolarCoordinates(1, -2 * Math.PI * index / size);
        return turns;
    }

    private static int Reversed(int index, int bits)
    {
        int reversed = 0;
        for (int bit = 0; bit < bits; bit++) reversed |= ((index >> bit) & 1) << (bits - 1 - bit);
        return reversed;
    }
}
