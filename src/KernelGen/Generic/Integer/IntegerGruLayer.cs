using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;

namespace KernelGen.Generic;

/// <summary>
/// h' = n + z (h - n) with n = tanh(W x + b + r (U h + c)); gates and h of 16 bits with 15 behind the point, beside which h is coded for the products.
/// </summary>
internal sealed class IntegerGruLayer(PackedModel model, RecurrentConstants constants, GateFunctions functions) : IntegerRecurrentLayer(model, constants)
{
    protected override void StepCell(IntegerLayerState state)
    {
        for (int unit = 0; unit < Hidden; unit++)
        {
            int reset = functions.Sigmoid.At(PreActivation(state, unit));
            int update = functions.Sigmoid.At(PreActivation(state, Hidden + unit));
            int row = 2 * Hidden + unit;
            int recurrent = To16(state.RecurrentSums[row] + (Constants.CandidateBias.Length == 0 ? 0 : Constants.CandidateBias[unit]), ref state.Counts.PreActivations);
            long candidatePre = state.InputSums[row] + Constants.Bias[row] + Rounding.ShiftRight(reset * recurrent, BinaryPoint.GateBits);
            int candidate = functions.Tanh.At(To16(candidatePre, ref state.Counts.PreActivations));
            int hidden = candidate + (int)Rounding.ShiftRight(update * (state.Cell[unit] - candidate), BinaryPoint.GateBits);
            state.Cell[unit] = (short)hidden;
            Code(state, unit, hidden);
        }
    }
}
