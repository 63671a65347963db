using System.Collections.Generic;
using KernelGen.Spec;
using KernelGen.Text;

namespace LanguageModel;

/// <summary>What became of one model.</summary>
internal sealed record ModelResult
{
    /// <summary>Its name in the table.</summary>
    public required string Title { get; init; }

    /// <summary>The declaration, every default filled in.</summary>
    public required ModelSpec Spec { get; init; }

    /// <summary>The title of the model whose weights it began with, or null.</summary>
    public string? Start { get; init; }

    /// <summary>Updates of its own weights; those of the model it began with come on top.</summary>
    public required long Updates { get; init; }

    /// <summary>Tokens it was trained on itself.</summary>
    public required long Tokens { get; init; }

    /// <summary>Seconds of training, evaluation left out.</summary>
    public required double TrainingSeconds { get; init; }

    /// <summary>Mean training loss of a token, in nats, over equal stretches of the run.</summary>
    public required IReadOnlyList<double> Curve { get; init; }

    /// <summary>Validation perplexity after each epoch.</summary>
    public required IReadOnlyList<double> EpochPerplexities { get; init; }

    /// <summary>Validation of the training graph.</summary>
    public required Evaluation Graph { get; init; }

    /// <summary>Validation of the packed model through the emitted kernels.</summary>
    public required Evaluation Packed { get; init; }

    /// <summary>Test of the packed model, once, at the end; null for the small models of the smoke figure.</summary>
    public required Evaluation? Test { get; init; }

    /// <summary>Bytes of the saved file, vocabulary included.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Microseconds of one streaming step of the emitted model, one thread.</summary>
    public required double StepMicroseconds { get; init; }

    /// <summary>Microseconds of the same step in the generic runtime.</summary>
    public required double GenericMicroseconds { get; init; }

    /// <summary>Median of the paired ratios generic / emitted.</summary>
    public required double GenericRatio { get; init; }

    /// <summary>Packed bytes by counting.</summary>
    public PackedSize Size => PackedSize.Of(Spec);

    /// <summary>Bytes of the float twin over the packed bytes.</summary>
    public double Compression => PackedSize.FloatTwin(Spec) / (double)Size.Bytes;
}
