using System;

namespace KernelGen.Arithmetic;

/// <summary>
/// Random numbers as a pure function of (seed, stream, position): the counter-based generator Threefry-4x32 with 20 rounds
/// (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"). Its whole state is a position, so
/// that a checkpoint saves one number; different streams are independent.
/// </summary>
public sealed class CounterRandom
{
    private readonly uint[] words = new uint[4];
    private ulong block = ulong.MaxValue;

    /// <summary>The numbers of <paramref name="stream"/> under <paramref name="seed"/>, from the first on.</summary>
    public CounterRandom(ulong seed, ulong stream)
    {
        Seed = seed;
        Stream = stream;
    }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The stream.</summary>
    public ulong Stream { get; }

    /// <summary>How many 32-bit words were drawn; may be set.</summary>
    public ulong Position { get; set; }

    /// <summary>The next 32 bits.</summary>
    public uint NextBits()
    {
        ulong wanted = Position / 4;
        if (wanted != block)
        {
            Threefry.Block(Seed, Stream, wanted, 0, words);
            block = wanted;
        }
        return words[Position++ & 3];
    }

    /// <summary>A float in [0, 1), a multiple of 2^-24.</summary>
    public float NextFloat() => (NextBits() >> 8) * (1f / (1 << 24));

    /// <summary>A float in [<paramref name="minimum"/>, <paramref name="maximum"/>], the upper end only by rounding.</summary>
    public float NextFloat(float minimum, float maximum) =>
        MathF.FusedMultiplyAdd(NextFloat(), maximum - minimum, minimum);

    /// <summary>An integer in [0, <paramref name="bound"/>), every one as likely as any other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInteger(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // Values below 2^32 mod bound would make small results likelier: drawn again.
        uint least = (uint)(0x1_0000_0000UL % (uint)bound);
        uint bits;
        do bits = NextBits(); while (bits < least);
        return (int)(bits % (uint)bound);
    }

    /// <summary>Fills with floats drawn one after another from [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    public void Fill(Span<float> values, float minimum, float maximum)
    {
        foreach (ref float value in values) value = NextFloat(minimum, maximum);
    }

    /// <summary>Puts the values into a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextInteger(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}
