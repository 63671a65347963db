using System;
using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>c' = f c + i g, h' = o tanh(c'), gates in the order i, f, g, o; c of 16 bits in units of a power of two (papers section 3.3).</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal class TrainedIntegerLstm<TLanes> : TrainedIntegerCell<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly RowEnds cellEnds;

    /// <summary>Takes all memory.</summary>
    public TrainedIntegerLstm(TrainingGraph graph, IntegerCellParts<TLanes> parts)
        : base(graph, parts) =>
        cellEnds = parts.CellRange!.Watch();

    /// <inheritdoc/>
    private protected override int RecordedGates => 5;

    /// <inheritdoc/>
    private protected override float CellUnit => MathF.ScaleB(1, Constants.CellExponent);

    private int Bent => 4 * Stride;

    /// <inheritdoc/>
    private protected override void Step(int row, ref int sums, ref int products)
    {
        Join(row, ref sums, ref products);
        ref float outputs = ref Outputs[row];
        ref float derivatives = ref Derivatives[row];
        for (int gate = 0; gate < 4; gate++)
        {
            int first = gate * Stride;
            (gate == 2 ? Tanh : Sigmoid).Apply(ref Unsafe.Add(ref sums, first), Stride, ref Unsafe.Add(ref outputs, first), ref Unsafe.Add(ref derivatives, first));
        }

        float greatest = Keep(ref sums, ref Cells![row], ref Cells[Streams + row], ref products);
        cellEnds.See(row, -greatest, greatest);
        BendCell(ref products, ref Unsafe.Add(ref outputs, Bent), ref Unsafe.Add(ref derivatives, Bent));
        Multiply(ref Unsafe.Add(ref sums, 3 * Stride), ref products, ref products);
        Code(row, ref products, 2 * BinaryPoint.GateBits);
    }

    /// <summary>Makes pre-activations of 16 bits of what both products add to them.</summary>
    private protected virtual void Join(int row, ref int sums, ref int products) => IntegerGates.Add<TLanes>(ref sums, ref products, 4 * Stride);

    /// <summary>tanh(c') of the inputs that <see cref="Keep"/> has left.</summary>
    private protected virtual void BendCell(ref int inputs, ref float outputs, ref float derivatives) => Tanh.Apply(ref inputs, Stride, ref outputs, ref derivatives);

    /// <summary>Whether halves of products are rounded away from zero, and tanh takes c' as it is.</summary>
    private protected virtual bool Divides => false;

    /// <summary>c' = f c + i g, and c' as tanh takes it: as a pre-activation.</summary>
    /// <returns>The greatest magnitude before it is held to 16 bits.</returns>
    [MethodImpl(AggressiveOptimization)]
    private float Keep(ref int gates, ref float before, ref float cells, ref int bent)
    {
        bool divides = Divides;
        int added = Constants.AddedShift, left = divides ? 0 : Constants.BentLeft, right = divides ? 0 : Constants.BentRight;
        TLanes unit = TLanes.BroadcastF32(CellUnit), inverse = TLanes.BroadcastF32(1 / CellUnit), most = TLanes.Zero;
        nuint stride = (nuint)Stride;
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes input = TLanes.LoadS32(ref gates, j), forget = TLanes.LoadS32(ref gates, stride + j), candidate = TLanes.LoadS32(ref gates, (2 * stride) + j);
            TLanes old = TLanes.TruncateF32ToS32(TLanes.MultiplyF32(TLanes.LoadF32(ref before, j), inverse));
            TLanes kept = TLanes.MultiplyS32(forget, old), entering = TLanes.MultiplyS32(input, candidate);
            TLanes sum = divides
                ? TLanes.AddS32(IntegerLanes.DivideByPower(kept, BinaryPoint.GateBits), IntegerLanes.DivideByPower(entering, added))
                : TLanes.AddS32(IntegerLanes.ShiftRight(kept, BinaryPoint.GateBits), IntegerLanes.ShiftRight(entering, added));
            most = TLanes.MaximumS32(most, TLanes.MaximumS32(sum, TLanes.SubtractS32(TLanes.Zero, sum)));
            TLanes next = IntegerLanes.To16(sum);
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(next), unit), ref cells, j);
            TLanes.StoreS32(IntegerLanes.Scale16(next, left, right), ref bent, j);
        }

        return LaneTotals.Greatest(most) * CellUnit;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveOptimization)]
    private protected override void StepBack(int row)
    {
        ref float outputs = ref Outputs[row];
        ref float derivatives = ref Derivatives[row];
        ref float before = ref Cells![row];
        ref float cells = ref Cells[Streams + row];
        ref float hiddenGradient = ref HiddenGradient[Streams + row];
        ref float cellGradient = ref CellsGradient![Streams + row];
        ref float beforeGradient = ref CellsGradient[row];
        ref float sumsGradient = ref SumsGradient[row];
        (TLanes least, TLanes greatest) = HiddenEnds;
        TLanes end = TLanes.BroadcastF32(short.MaxValue * CellUnit), start = TLanes.SubtractF32(TLanes.Zero, end);
        nuint stride = (nuint)Stride, units = (nuint)Spec.Hidden;
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes i = TLanes.LoadF32(ref outputs, j), f = TLanes.LoadF32(ref outputs, stride + j), g = TLanes.LoadF32(ref outputs, (2 * stride) + j);
            TLanes o = TLanes.LoadF32(ref outputs, (3 * stride) + j), bent = TLanes.LoadF32(ref outputs, (4 * stride) + j);
            TLanes dh = Inside(TLanes.LoadF32(ref hiddenGradient, j), TLanes.MultiplyF32(o, bent), least, greatest);

            // dc' = dc' + dh' o tanh', nothing where c' was held to 16 bits
            TLanes own = TLanes.MultiplyF32(TLanes.MultiplyF32(dh, o), TLanes.LoadF32(ref derivatives, (4 * stride) + j));
            TLanes dc = Inside(TLanes.AddF32(own, TLanes.LoadF32(ref cellGradient, j)), TLanes.LoadF32(ref cells, j), start, end);

            // di = dc' g sigmoid', df = dc' c sigmoid', dg = dc' i tanh', do = dh' tanh(c') sigmoid', dc = dc' f
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.MultiplyF32(dc, g), TLanes.LoadF32(ref derivatives, j)), ref sumsGradient, j);
            TLanes forget = TLanes.MultiplyF32(dc, TLanes.LoadF32(ref before, j));
            TLanes.StoreF32(TLanes.MultiplyF32(forget, TLanes.LoadF32(ref derivatives, stride + j)), ref sumsGradient, units + j);
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.MultiplyF32(dc, i), TLanes.LoadF32(ref derivatives, (2 * stride) + j)), ref sumsGradient, (2 * units) + j);
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.MultiplyF32(dh, bent), TLanes.LoadF32(ref derivatives, (3 * stride) + j)), ref sumsGradient, (3 * units) + j);
            TLanes.StoreF32(TLanes.MultiplyF32(dc, f), ref beforeGradient, j);
        }
    }
}
