using System.Collections.Generic;
using System.Linq;
using SpokenDigits.Recordings;

namespace SpokenDigits.Strings;

/// <summary>A string of digits that one speaker says.</summary>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Recordings">The recordings it is joined of, in order.</param>
/// <param name="Samples">PCM of 16 bits, mono, <see cref="Recording.Rate"/> samples a second.</param>
internal sealed record Utterance(string Speaker, IReadOnlyList<RecordingName> Recordings, short[] Samples)
{
    /// <summary>What is said, digit by digit.</summary>
    public IEnumerable<int> Digits => Recordings.Select(static name => name.Digit);
}
