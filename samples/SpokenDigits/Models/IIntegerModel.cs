using System;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;

namespace SpokenDigits.Models;

/// <summary>What the generator writes for every integer-only model that reads features from both ends, as an interface. Its members are the emitted ones.</summary>
internal interface IIntegerModel<TSelf, TWorkspace> : IDisposable
    where TSelf : IIntegerModel<TSelf, TWorkspace>
{
    static abstract ModelSpec Spec { get; }

    static abstract TSelf Of(PackedModel packed);

    double OutputUnit { get; }

    CodeRange Features { get; }

    TWorkspace CreateWorkspace(int steps, int threads = 1);

    void Run(ReadOnlySpan<sbyte> inputs, Span<int> outputs, TWorkspace workspace);
}
