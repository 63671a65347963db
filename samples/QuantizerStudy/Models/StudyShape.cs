namespace QuantizerStudy.Models;

/// <summary>What all models of the study share. A row of the embedding, like all but the recurrent layer's matrices, stays float.</summary>
internal static class StudyShape
{
    /// <summary>Tokens: the most frequent characters, and one for all others.</summary>
    public const int Characters = 128;

    /// <summary>Length of a character's row in the embedding.</summary>
    public const int Embedding = 64;

    /// <summary>Units of the recurrent layer.</summary>
    public const int Hidden = 128;

    /// <summary>Streams trained together.</summary>
    public const int Batch = 32;

    /// <summary>Time steps of truncated back-propagation.</summary>
    public const int Steps = 50;
}
