using System;

namespace KernelGen.Bench.Baselines;

/// <summary>A float recurrent layer that holds its own state.</summary>
internal interface IFloatCell
{
    /// <summary>The hidden state; the length is a multiple of 16, padding holds no meaning.</summary>
    ref float Hidden { get; }

    /// <summary>Moves on by one time step.</summary>
    void Step(ReadOnlySpan<float> input);
}
