using System;

namespace KernelGen.Training;

/// <summary>Training cannot go on: says at which update, what was found and what was expected.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>Says what happened.</summary>
    public TrainingException(string message)
        : base(message)
    {
    }
}
