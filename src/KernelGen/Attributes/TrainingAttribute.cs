using System;

namespace KernelGen;

/// <summary>Asks for a nested <c>Trainer</c>: truncated back-propagation through time for exactly this model.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>The loss; required.</summary>
    public Loss Loss { get; set; }

    /// <summary>Streams trained together; 20 by default.</summary>
    public int Batch { get; set; } = 20;

    /// <summary>Time steps of truncated back-propagation; 35 by default.</summary>
    public int Steps { get; set; } = 35;
}
