using System;

namespace KernelGen.Generic;

/// <summary>One layer of an interpreted integer-only model: immutable, shared by all its states.</summary>
internal abstract class IntegerLayer
{
    /// <summary>A state before the first step.</summary>
    public abstract IntegerLayerState CreateState();

    /// <summary>Sets a state back to before the first step.</summary>
    public virtual void Reset(IntegerLayerState state)
    {
    }

    /// <summary>One time step: reads codes, leaves the result in the state.</summary>
    public abstract void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state);
}
