using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>The outputs of an affine layer and the integers behind them; nothing that a next step depends on.</summary>
internal sealed class LinearState : LayerState
{
    public LinearState(LinearSpec spec, int inputDots)
    {
        Output = new CodedVector(spec.OutputActivation, spec.Outputs);
        InputDots = new long[inputDots];
    }

    public override CodedVector Output { get; }

    public override void CopyTo(LayerState other) => Output.CopyTo(other.Output);
}
