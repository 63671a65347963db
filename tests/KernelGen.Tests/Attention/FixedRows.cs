using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Training;

namespace KernelGen.Tests.Attention;

/// <summary>A graph whose outputs are given: what stands for an encoder, or for a decoder, around one attention.</summary>
internal sealed class FixedRows<TLanes> : TrainingGraph<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly MatrixBuffer outputs, gradient;

    public FixedRows(int batch, int steps, int size)
        : base(new ModelSpec("Rows", new EquatableArray<LayerSpec>()), new TrainingSpec(KernelGen.Loss.None, batch, steps), LaneWidth.Scalar32, threads: 1) =>
        (outputs, gradient) = (new(batch * steps, size), new(batch * steps, size));

    public override MatrixView Outputs => outputs.Rows(0, WindowRows);

    public override MatrixView OutputsGradient => gradient.Rows(0, WindowRows);

    public MatrixBuffer Rows => outputs;

    public MatrixBuffer Gradient => gradient;

    public override void Forward()
    {
    }

    public override void Backward()
    {
    }

    protected override void LayOut()
    {
    }
}
