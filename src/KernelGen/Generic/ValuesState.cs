using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>The outputs of a layer without a matrix, and the frames that it remembers where it stacks them.</summary>
internal sealed class ValuesState(LayerSpec spec, int remembered = 0) : LayerState
{
    public override CodedVector Output { get; } = new(spec.OutputActivation, spec.OutputSize);

    /// <summary>Values of time steps before, the oldest first.</summary>
    public float[] Frames { get; } = new float[remembered];

    public override void CopyTo(LayerState other)
    {
        ValuesState destination = (ValuesState)other;
        Output.CopyTo(destination.Output);
        Frames.CopyTo(destination.Frames, 0);
    }
}
