using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace SpokenDigits.Models;

/// <summary>
/// What the generator writes for every model that reads features, as an interface: a class that names it can be trained and tested by one
/// piece of code. Its members are the emitted ones; there is nothing to implement.
/// </summary>
internal interface IEmittedModel<TSelf, TState, TWorkspace> : IDisposable
    where TSelf : IEmittedModel<TSelf, TState, TWorkspace>
{
    static abstract ModelSpec Spec { get; }

    static abstract TSelf Of(PackedModel packed);

    TState CreateState(int threads = 1);

    TWorkspace CreateWorkspace(int steps = 32, int threads = 1);

    void Run(ReadOnlySpan<float> inputs, TState state, Span<float> outputs, TWorkspace workspace);
}
