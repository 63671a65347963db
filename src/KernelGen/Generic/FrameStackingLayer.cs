using System;
using KernelGen.Arithmetic;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>The values of the last time steps side by side, coded together where the spec says so.</summary>
internal sealed class FrameStackingLayer(FrameStackingSpec spec) : GenericLayer
{
    public override LayerState CreateState() => new ValuesState(spec, spec.Remembered);

    public override void Reset(LayerState state) => Array.Clear(((ValuesState)state).Frames);

    /// <summary>Takes a time step at which nothing leaves.</summary>
    public void Pass(CodedVector input, LayerState state) => FrameStack.Pass(((ValuesState)state).Frames, input.Values.AsSpan(0, spec.Input));

    public override void Step(CodedVector input, LayerState state)
    {
        FrameStack.Push(((ValuesState)state).Frames, input.Values.AsSpan(0, spec.Input), state.Output.Values.AsSpan(0, spec.OutputSize));
        state.Output.Code();
    }
}
