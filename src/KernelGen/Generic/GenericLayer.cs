namespace KernelGen.Generic;

/// <summary>One layer of an interpreted model: immutable, shared by all its states.</summary>
internal abstract class GenericLayer
{
    /// <summary>A state before the first step.</summary>
    public abstract LayerState CreateState();

    /// <summary>Sets <paramref name="state"/> back to before the first step.</summary>
    public abstract void Reset(LayerState state);

    /// <summary>One time step: reads <paramref name="input"/>, leaves the result in <see cref="LayerState.Output"/>.</summary>
    public abstract void Step(CodedVector input, LayerState state);
}
