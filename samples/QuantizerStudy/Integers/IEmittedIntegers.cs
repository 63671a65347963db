using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace QuantizerStudy.Integers;

/// <summary>What the generator writes for every integer-only model of tokens, as an interface; there is nothing to implement.</summary>
internal interface IEmittedIntegers<TSelf, TState>
    where TSelf : IEmittedIntegers<TSelf, TState>
{
    static abstract ModelSpec Spec { get; }

    static abstract TSelf Of(PackedModel packed);

    double OutputUnit { get; }

    TState CreateState(int threads = 1);

    void Step(int token, TState state, Span<int> output);
}
