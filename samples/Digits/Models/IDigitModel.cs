using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace Digits.Models;

/// <summary>What the generator writes for every model of features, as an interface; there is nothing to implement.</summary>
internal interface IDigitModel<TSelf, TState, TWorkspace> : IDisposable
    where TSelf : IDigitModel<TSelf, TState, TWorkspace>
    where TState : IDisposable
    where TWorkspace : IDisposable
{
    static abstract ModelSpec Spec { get; }

    static abstract TSelf Pack(TensorSet floatWeights);

    TState CreateState(int threads = 1);

    TWorkspace CreateWorkspace(int steps = 32, int threads = 1);

    void Step(ReadOnlySpan<float> input, TState state, Span<float> output);

    void Run(ReadOnlySpan<float> inputs, TState state, Span<float> outputs, TWorkspace workspace);
}
