using System;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Threading;

namespace KernelGen;

/// <summary>Argument checks of emitted models: each says what was wrong, where, and what was expected.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelArguments
{
    private const uint Exponents = 0x7F80_0000;

    /// <summary>Requires a span of exactly <paramref name="expected"/> values.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static void RequireLength<T>(Span<T> values, long expected, string name) => RequireLength((ReadOnlySpan<T>)values, expected, name);

    /// <inheritdoc cref="RequireLength{T}(Span{T}, long, string)"/>
    public static void RequireLength<T>(ReadOnlySpan<T> values, long expected, string name)
    {
        if (values.Length != expected) throw OtherLength(expected, values.Length, name);
    }

    /// <summary>Requires a token from 0 to <paramref name="vocabulary"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token outside.</exception>
    public static void RequireToken(int token, int vocabulary, string name) =>
        RequireTokens(new ReadOnlySpan<int>(in token), vocabulary, name);

    /// <summary>Requires tokens from 0 to <paramref name="vocabulary"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token outside; the message says which and where.</exception>
    public static void RequireTokens(ReadOnlySpan<int> tokens, int vocabulary, string name)
    {
        for (int index = 0; index < tokens.Length; index++)
        {
            if ((uint)tokens[index] < (uint)vocabulary) continue;
            throw new ArgumentOutOfRangeException(
                name,
                tokens[index],
                string.Create(CultureInfo.InvariantCulture, $"Token {tokens[index]} at position {index}: expected 0 to {vocabulary - 1}."));
        }
    }

    /// <summary>Requires <paramref name="steps"/> time steps of <paramref name="size"/> finite values.</summary>
    /// <exception cref="ArgumentException">Another length, or a value that is NaN or infinite.</exception>
    public static void RequireFeatures(ReadOnlySpan<float> values, int size, int steps, string name)
    {
        if (values.Length != (long)size * steps) throw OtherLength((long)size * steps, values.Length, name);
        if (!AreFinite(values)) throw NotFinite(values, name);
    }

    /// <summary>Requires <paramref name="steps"/> time steps of <paramref name="size"/> codes.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static void RequireFeatures(ReadOnlySpan<sbyte> codes, int size, int steps, string name) => RequireLength(codes, (long)size * steps, name);

    /// <summary>Requires whole time steps of <paramref name="size"/> codes and returns their number.</summary>
    /// <exception cref="ArgumentException">A length that is no multiple of the size.</exception>
    public static int RequireSteps(ReadOnlySpan<sbyte> codes, int size, string name)
    {
        (int steps, int rest) = Math.DivRem(codes.Length, size);
        if (rest != 0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {codes.Length} codes; expected whole time steps of {size}."), name);
        return steps;
    }

    /// <summary>Requires whole time steps of <paramref name="size"/> finite values and returns their number.</summary>
    /// <exception cref="ArgumentException">A length that is no multiple of the size, or a value that is NaN or infinite.</exception>
    public static int RequireSteps(ReadOnlySpan<float> values, int size, string name)
    {
        (int steps, int rest) = Math.DivRem(values.Length, size);
        if (rest != 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Expected a multiple of {size} values, found {values.Length}."), name);
        }

        RequireFeatures(values, size, steps, name);
        return steps;
    }

    /// <summary>Requires at least a stride of time steps, of which one output is made.</summary>
    /// <exception cref="ArgumentException">Fewer.</exception>
    public static void RequireStride(int steps, int stride, string name)
    {
        if (steps >= stride) return;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {steps} time steps; expected at least {stride}, the stride of the model: fewer make no output."), name);
    }

    /// <summary>Requires a whole sequence of 1 to <paramref name="most"/> time steps.</summary>
    /// <exception cref="ArgumentException">None, or more.</exception>
    public static void RequireSequence(int steps, int most, string name)
    {
        if (steps >= 1 && steps <= most) return;
        throw new ArgumentException(
            steps == 0
                ? "The sequence is empty; expected at least one time step."
                : string.Create(CultureInfo.InvariantCulture, $"The sequence has {steps} time steps; the workspace takes {most} at most."),
            name);
    }

    /// <summary>Requires a source of 1 to <paramref name="most"/> time steps.</summary>
    /// <exception cref="ArgumentException">None, or more.</exception>
    public static void RequireSource(int steps, int most, string name) => RequireSource(steps, most, stride: 1, name);

    /// <summary>Requires a source of <paramref name="stride"/>, those of the encoder, to <paramref name="most"/> time steps.</summary>
    /// <exception cref="ArgumentException">Fewer, or more.</exception>
    public static void RequireSource(int steps, int most, int stride, string name)
    {
        if (steps > 0) RequireStride(steps, stride, name);
        if (steps >= 1 && steps <= most) return;
        throw new ArgumentException(
            steps == 0
                ? "The source is empty; expected at least one time step."
                : string.Create(CultureInfo.InvariantCulture, $"The source has {steps} time steps; expected {most} at most, the SourceSteps of the decoder."),
            name);
    }

    /// <summary>Requires a number of threads: 0, for one a processor, to <see cref="WorkerTeam.MaximumThreads"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public static void RequireThreads(int threads, string name)
    {
        if (threads is >= 0 and <= WorkerTeam.MaximumThreads) return;
        throw new ArgumentOutOfRangeException(
            name,
            threads,
            string.Create(CultureInfo.InvariantCulture, $"Threads are {threads}; expected 1 to {WorkerTeam.MaximumThreads}, or 0 for one a processor."));
    }

    /// <summary>Whether no exponent is that of NaN and infinities. It is asked at every step, so that it takes whole vectors and is compiled at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        int index = 0;
        if (bits.Length >= Vector<uint>.Count)
        {
            Vector<uint> exponents = new(Exponents);
            for (; index <= bits.Length - Vector<uint>.Count; index += Vector<uint>.Count)
                if (Vector.EqualsAny(new Vector<uint>(bits[index..]) & exponents, exponents)) return false;
        }

        for (; index < bits.Length; index++)
            if ((bits[index] & Exponents) == Exponents) return false;
        return true;
    }

    /// <summary>What refuses the state of a stream that is missing, or stands twice in a call, or in that of another thread.</summary>
    public static ArgumentException UnusableState(int stream, bool isMissing, string name) => new(
        string.Create(CultureInfo.InvariantCulture, $"The state of stream {stream} {(isMissing ? "is null" : "stands in the call twice, or in another thread's")}: expected a state of its own for every stream."),
        name);

    // Apart, since what only composes a message would otherwise set up its locals in every check that passes.
    private static ArgumentException OtherLength(long expected, int found, string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Expected {expected} values, found {found}."), name);

    private static ArgumentException NotFinite(ReadOnlySpan<float> values, string name)
    {
        int index = 0;
        while (float.IsFinite(values[index])) index++;
        return new(string.Create(CultureInfo.InvariantCulture, $"Value {values[index]} at position {index}: expected finite values."), name);
    }
}
