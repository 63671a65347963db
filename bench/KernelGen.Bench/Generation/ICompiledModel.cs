using System;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Training;

namespace KernelGen.Bench.Generation;

/// <summary>
/// A model that was declared at run time, as its driver offers it: spans cannot pass through reflection. Public, since the driver is compiled into an
/// assembly of its own.
/// </summary>
public interface ICompiledModel
{
    /// <summary>The declaration, every default filled in.</summary>
    ModelSpec Spec { get; }

    /// <summary>Takes the weights; new streams begin.</summary>
    /// <param name="packed">Weights of <see cref="Spec"/>.</param>
    /// <param name="width">The lane type to run on.</param>
    /// <param name="steps">Most time steps of a <see cref="Run"/>, and the streams of a <see cref="StepMany"/>.</param>
    /// <param name="threads">Threads that share the rows of large matrices in a <see cref="Step"/>.</param>
    void Load(PackedModel packed, LaneWidth width, int steps, int threads = 1);

    /// <summary>The public Step of the emitted class.</summary>
    void Step(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>The public Run of the emitted class.</summary>
    void Run(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The public StepMany of the emitted class.</summary>
    void StepMany(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>A trainer of the model.</summary>
    /// <exception cref="NotSupportedException">The declaration has no [Training].</exception>
    FeatureTrainer CreateTrainer(TrainingOptions options);
}
