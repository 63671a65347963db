using System;

namespace SpokenDigits.Recognition;

/// <summary>What tells at every step of a sound which part of which digit is spoken.</summary>
internal interface IRecogniser : IDisposable
{
    /// <summary>Bytes of the packed model.</summary>
    long PackedBytes { get; }

    /// <summary>Reads a whole sound.</summary>
    /// <param name="features">[steps, step size], as <see cref="Features.FeatureExtractor"/> makes them.</param>
    /// <param name="logProbabilities">Takes [steps, <see cref="DigitLabels.Classes"/>]; a step's may all be off by the same amount, as logits are.</param>
    void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities);
}
