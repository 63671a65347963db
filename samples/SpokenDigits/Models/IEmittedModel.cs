using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace SpokenDigits.Models;

/// <summary>
/// What the generator writes for every model that reads features from both ends, as an interface: a class that names it can be trained and tested by one
/// piece of code. Its members are the emitted ones; there is nothing to implement.
/// </summary>
internal interface IEmittedModel<TSelf, TWorkspace> : IDisposable
    where TSelf : IEmittedModel<TSelf, TWorkspace>
{
    static abstract ModelSpec Spec { get; }

    static abstract TSelf Of(PackedModel packed);

    TWorkspace CreateWorkspace(int steps, int threads = 1);

    void Run(ReadOnlySpan<float> inputs, Span<float> outputs, TWorkspace workspace);
}
