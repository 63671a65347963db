using System;
using System.Globalization;

namespace SpokenDigits.Recordings;

/// <summary>What tells a recording from all others; written digit_speaker_index, as 7_jackson_32.</summary>
/// <param name="Digit">The digit that is spoken, 0 to 9.</param>
/// <param name="Speaker">Who speaks; not empty.</param>
/// <param name="Index">Which of the speaker's recordings of the digit, from 0 on.</param>
internal readonly record struct RecordingName(int Digit, string Speaker, int Index)
{
    /// <summary>How many of every speaker's recordings of a digit, from the first on, are for tests alone (the split that the data set names).</summary>
    public const int TestIndices = 5;

    /// <summary>Whether the recording is never trained with.</summary>
    public bool IsTest => Index < TestIndices;

    /// <summary>Reads a name without its file's ending.</summary>
    /// <returns>Whether it is digit_speaker_index.</returns>
    public static bool TryParse(string text, out RecordingName name)
    {
        name = default;
        int first = text.IndexOf('_', StringComparison.Ordinal), last = text.LastIndexOf('_');
        if (first != 1 || last <= first + 1 || !char.IsAsciiDigit(text[0])) return false;
        if (!int.TryParse(text.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)) return false;
        name = new RecordingName(text[0] - '0', text[(first + 1)..last], index);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Digit}_{Speaker}_{Index}");
}
