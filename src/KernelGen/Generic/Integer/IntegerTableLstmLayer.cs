using KernelGen.Formats;
using KernelGen.Integers;

namespace KernelGen.Generic;

/// <summary>The LSTM of <see cref="IntegerProfile.TensorFlowLite"/>: papers section 3.3 line by line, in its order f, g, i, c, o, h.</summary>
internal sealed class IntegerTableLstmLayer(PackedModel model, RecurrentConstants constants) : IntegerRecurrentLayer(model, constants)
{
    protected override void StepCell(IntegerLayerState state)
    {
        int[] pre = state.InputSums;
        for (int row = 0; row < pre.Length; row++) pre[row] = PreActivation(state, row);
        Constants.SumNorm?.Normalise(ref pre[0], Hidden);
        for (int unit = 0; unit < Hidden; unit++)
        {
            int forget = GateTable.Sigmoid.At(pre[Hidden + unit], BinaryPoint.PreActivationBits);
            int candidate = GateTable.Tanh.At(pre[2 * Hidden + unit], BinaryPoint.PreActivationBits);
            int input = GateTable.Sigmoid.At(pre[unit], BinaryPoint.PreActivationBits);
            long kept = Rounding.DivideByPower(forget * state.Cell[unit], BinaryPoint.GateBits);
            long added = Rounding.DivideByPower(input * candidate, Constants.AddedShift);
            int cell = To16(kept + added, ref state.Counts.Cell);
            state.Cell[unit] = (short)cell;
            int output = GateTable.Sigmoid.At(pre[3 * Hidden + unit], BinaryPoint.PreActivationBits);
            Code(state, unit, output * GateTable.Tanh.At(cell, Constants.CellBits));
        }
    }
}
