using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>h' = tanh(W x + U h + b).</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class TrainedIntegerRnn<TLanes>(TrainingGraph graph, IntegerCellParts<TLanes> parts) : TrainedIntegerCell<TLanes>(graph, parts)
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    private protected override float CellUnit => 1;

    /// <inheritdoc/>
    private protected override void Step(int row, ref int sums, ref int products)
    {
        IntegerGates.Add<TLanes>(ref sums, ref products, Stride);
        Tanh.Apply(ref sums, Stride, ref Outputs[row], ref Derivatives[row]);
        Code(row, ref sums, BinaryPoint.GateBits);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveOptimization)]
    private protected override void StepBack(int row)
    {
        ref float outputs = ref Outputs[row];
        ref float derivatives = ref Derivatives[row];
        ref float hiddenGradient = ref HiddenGradient[Streams + row];
        ref float sumsGradient = ref SumsGradient[row];
        (TLanes least, TLanes greatest) = HiddenEnds;
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes dh = Inside(TLanes.LoadF32(ref hiddenGradient, j), TLanes.LoadF32(ref outputs, j), least, greatest);
            TLanes.StoreF32(TLanes.MultiplyF32(dh, TLanes.LoadF32(ref derivatives, j)), ref sumsGradient, j);
        }
    }
}
