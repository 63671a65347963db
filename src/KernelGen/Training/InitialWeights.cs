using System.Collections.Generic;

namespace KernelGen.Training;

/// <summary>
/// How weights begin: uniform in a symmetric range, as in PyTorch's word_language_model. Biases of linear layers and peepholes begin at 0. Below
/// BalancedMean and BalancedMedian an embedding is uniform in [0, 1) and the forget gate of an LSTM, the gates of a GRU have bias 1 (He et al.).
/// </summary>
public sealed record InitialWeights
{
    /// <summary>Embeddings begin in ±this, above 0; those of balanced codes in [0, 1).</summary>
    public float EmbeddingRange { get; init; } = 0.1f;

    /// <summary>Linear layers begin in ±this, above 0.</summary>
    public float LinearRange { get; init; } = 0.1f;

    /// <summary>Recurrent layers begin in ±this; 0 for 1 / sqrt(Hidden).</summary>
    public float RecurrentRange { get; init; }

    /// <summary>What every range must be, and whether it is.</summary>
    internal IEnumerable<Setting> Settings =>
    [
        new(EmbeddingRange > 0 && float.IsFinite(EmbeddingRange), nameof(EmbeddingRange), EmbeddingRange, "a finite range above 0"),
        new(LinearRange > 0 && float.IsFinite(LinearRange), nameof(LinearRange), LinearRange, "a finite range above 0"),
        new(RecurrentRange >= 0 && float.IsFinite(RecurrentRange), nameof(RecurrentRange), RecurrentRange, "a finite range, 0 or more"),
    ];
}
