using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>y = x - log(sum of e^x).</summary>
internal sealed class LogSoftmaxLayer(LogSoftmaxSpec spec) : GenericLayer
{
    public override LayerState CreateState() => new ValuesState(spec);

    public override void Reset(LayerState state)
    {
    }

    public override void Step(CodedVector input, LayerState state) =>
        Softmax.Log<Lanes32>(in input.Values[0], ref state.Output.Values[0], spec.Size);
}
