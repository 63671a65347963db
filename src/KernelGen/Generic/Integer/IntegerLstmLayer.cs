using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;

namespace KernelGen.Generic;

/// <summary>
/// c' = f c + i g, h' = o tanh(c'); gates of 16 bits with 15 behind the point, c of 16 bits in units of a power of two, h coded (papers section 3.3, without
/// its tables).
/// </summary>
internal sealed class IntegerLstmLayer(PackedModel model, RecurrentConstants constants, GateFunctions functions) : IntegerRecurrentLayer(model, constants)
{
    protected override void StepCell(IntegerLayerState state)
    {
        for (int unit = 0; unit < Hidden; unit++)
        {
            int input = functions.Sigmoid.At(PreActivation(state, unit));
            int forget = functions.Sigmoid.At(PreActivation(state, Hidden + unit));
            int candidate = functions.Tanh.At(PreActivation(state, 2 * Hidden + unit));
            int output = functions.Sigmoid.At(PreActivation(state, 3 * Hidden + unit));
            long kept = Rounding.ShiftRight(forget * state.Cell[unit], BinaryPoint.GateBits);
            long added = Rounding.ShiftRight(input * candidate, Constants.AddedShift);
            int cell = To16(kept + added, ref state.Counts.Cell);
            state.Cell[unit] = (short)cell;
            int bent = functions.Tanh.At(Rounding.To16(Rounding.Shift(cell, Constants.BentRight - Constants.BentLeft)));
            Code(state, unit, output * bent);
        }
    }
}
