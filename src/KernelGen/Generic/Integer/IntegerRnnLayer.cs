using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;

namespace KernelGen.Generic;

/// <summary>h' = tanh(W x + U h + b), coded.</summary>
internal sealed class IntegerRnnLayer(PackedModel model, RecurrentConstants constants, GateFunctions functions) : IntegerRecurrentLayer(model, constants)
{
    protected override void StepCell(IntegerLayerState state)
    {
        for (int unit = 0; unit < Hidden; unit++)
            Code(state, unit, functions.Tanh.At(PreActivation(state, unit)));
    }
}
