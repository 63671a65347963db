using System;

namespace SpokenDigits.Recordings;

/// <summary>One spoken digit.</summary>
/// <param name="Name">Who says which digit.</param>
/// <param name="Samples">PCM of 16 bits, mono, <see cref="Rate"/> samples a second.</param>
internal sealed record Recording(RecordingName Name, ReadOnlyMemory<short> Samples)
{
    /// <summary>Samples a second of every recording.</summary>
    public const int Rate = 8_000;
}
