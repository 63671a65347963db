using System;

namespace KernelGen.Generic;

/// <summary>What one layer carries from step to step, and its scratch.</summary>
internal abstract class LayerState
{
    /// <summary>What the layer put out at the last step.</summary>
    public abstract CodedVector Output { get; }

    /// <summary>The integer dot products of the last step with the layer's input.</summary>
    public long[] InputDots { get; protected init; } = [];

    /// <summary>The integer dot products of the last step with the hidden state; recurrent layers only.</summary>
    public long[] RecurrentDots { get; protected init; } = [];

    /// <summary>Copies what the next step depends on, not the scratch.</summary>
    public abstract void CopyTo(LayerState other);
}
