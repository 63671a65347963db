using System;

namespace KernelGen;

/// <summary>
/// Asks for a nested <c>Trainer</c>: truncated back-propagation through time for exactly this model, or through whole sequences for <see cref="Loss.Ctc"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>The loss; required. It says what the outputs mean, and so what targets the trainer takes.</summary>
    public Loss Loss { get; set; }

    /// <summary>Streams trained together; 20 by default.</summary>
    public int Batch { get; set; } = 20;

    /// <summary>Time steps of truncated back-propagation, for <see cref="Loss.Ctc"/> those of the longest sequence; 35 by default.</summary>
    public int Steps { get; set; } = 35;
}
