namespace SpokenDigits.Strings;

/// <summary>How recordings are joined into strings. Times are in samples, 8 a millisecond.</summary>
internal sealed record JoinSettings
{
    /// <summary>The most words of a string; the fewest is 1.</summary>
    public int MostWords { get; init; } = 7;

    /// <summary>The shortest silence before, between and after words, 20 ms.</summary>
    public int ShortestSilence { get; init; } = 160;

    /// <summary>The longest silence, 250 ms.</summary>
    public int LongestSilence { get; init; } = 2_000;

    /// <summary>
    /// Silence is faint noise of up to so many units of 16 bits, since no microphone gives zeros: their end would tell where words begin.
    /// </summary>
    public int NoisePeak { get; init; } = 8;
}
