using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// h' = n + z (h - n) with n = tanh(W x + b + r (U h + c)), gates in the order r, z, n; h of 16 bits with 15 behind the point, beside which it is coded for the
/// products.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class TrainedIntegerGru<TLanes> : TrainedIntegerCell<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float PreActivationUnit = 1f / (1 << BinaryPoint.PreActivationBits), HiddenUnit = 1f / (1 << BinaryPoint.GateBits);

    private readonly MatrixBuffer products;

    /// <summary>Takes all memory.</summary>
    public TrainedIntegerGru(TrainingGraph graph, IntegerCellParts<TLanes> parts)
        : base(graph, parts)
    {
        int rows = graph.Batch * graph.Steps;
        products = new MatrixBuffer(rows, Spec.Hidden);
        ProductsGradient = new MatrixBuffer(rows, 3 * Spec.Hidden);
    }

    /// <inheritdoc/>
    private protected override float CellUnit => HiddenUnit;

    /// <inheritdoc/>
    private protected override MatrixBuffer ProductsGradient { get; }

    /// <inheritdoc/>
    private protected override void Step(int row, ref int sums, ref int products)
    {
        IntegerGates.Add<TLanes>(ref sums, ref products, 2 * Stride);
        ref float outputs = ref Outputs[row];
        ref float derivatives = ref Derivatives[row];
        for (int first = 0; first < 2 * Stride; first += Stride)
            Sigmoid.Apply(ref Unsafe.Add(ref sums, first), Stride, ref Unsafe.Add(ref outputs, first), ref Unsafe.Add(ref derivatives, first));
        ref int candidate = ref Unsafe.Add(ref sums, 2 * Stride);
        Reset(ref sums, ref Unsafe.Add(ref products, 2 * Stride), ref candidate, ref this.products[row]);
        Tanh.Apply(ref candidate, Stride, ref Unsafe.Add(ref outputs, 2 * Stride), ref Unsafe.Add(ref derivatives, 2 * Stride));
        Blend(ref Unsafe.Add(ref sums, Stride), ref candidate, ref Cells![row], ref Cells[Streams + row], ref products);
        Code(row, ref products, BinaryPoint.GateBits);
    }

    /// <summary>The pre-activation of the candidate: W x + b + r (U h + c). The recorded U h + c are floats.</summary>
    [MethodImpl(AggressiveOptimization)]
    private void Reset(ref int resets, ref int behind, ref int candidate, ref float recorded)
    {
        TLanes unit = TLanes.BroadcastF32(PreActivationUnit);
        for (nuint j = 0; j < (nuint)Stride; j += (nuint)TLanes.Count)
        {
            TLanes product = IntegerLanes.To16(TLanes.LoadS32(ref behind, j));
            TLanes inside = IntegerLanes.ShiftRight(TLanes.MultiplyS32(TLanes.LoadS32(ref resets, j), product), BinaryPoint.GateBits);
            TLanes.StoreS32(IntegerLanes.To16(TLanes.AddS32(TLanes.LoadS32(ref candidate, j), inside)), ref candidate, j);
            TLanes.StoreS32(product, ref behind, j);
        }

        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(TLanes.LoadS32(ref behind, j)), unit), ref recorded, j);
        }
    }

    /// <summary>h' = n + z (h - n).</summary>
    [MethodImpl(AggressiveOptimization)]
    private void Blend(ref int updates, ref int candidates, ref float before, ref float cells, ref int hidden)
    {
        TLanes unit = TLanes.BroadcastF32(HiddenUnit), inverse = TLanes.BroadcastF32(1 / HiddenUnit);
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes candidate = TLanes.LoadS32(ref candidates, j), old = TLanes.TruncateF32ToS32(TLanes.MultiplyF32(TLanes.LoadF32(ref before, j), inverse));
            TLanes change = TLanes.MultiplyS32(TLanes.LoadS32(ref updates, j), TLanes.SubtractS32(old, candidate));
            TLanes next = TLanes.AddS32(candidate, IntegerLanes.ShiftRight(change, BinaryPoint.GateBits));
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(next), unit), ref cells, j);
            TLanes.StoreS32(next, ref hidden, j);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveOptimization)]
    private protected override void StepBack(int row)
    {
        ref float outputs = ref Outputs[row];
        ref float derivatives = ref Derivatives[row];
        ref float before = ref Cells![row];
        ref float cells = ref Cells[Streams + row];
        ref float recorded = ref products[row];
        ref float hiddenGradient = ref HiddenGradient[Streams + row];
        ref float cellGradient = ref CellsGradient![Streams + row];
        ref float beforeGradient = ref CellsGradient[row];
        ref float sumsGradient = ref SumsGradient[row];
        ref float productsGradient = ref ProductsGradient[row];
        (TLanes least, TLanes greatest) = HiddenEnds;
        TLanes start = TLanes.BroadcastF32(short.MinValue * PreActivationUnit), end = TLanes.BroadcastF32(short.MaxValue * PreActivationUnit);
        nuint stride = (nuint)Stride, units = (nuint)Spec.Hidden;
        for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
        {
            nuint j = Last(first);
            TLanes r = TLanes.LoadF32(ref outputs, j), z = TLanes.LoadF32(ref outputs, stride + j), n = TLanes.LoadF32(ref outputs, (2 * stride) + j);
            TLanes product = TLanes.LoadF32(ref recorded, j);
            TLanes coded = Inside(TLanes.LoadF32(ref hiddenGradient, j), TLanes.LoadF32(ref cells, j), least, greatest);
            TLanes dh = TLanes.AddF32(TLanes.LoadF32(ref cellGradient, j), coded);

            // dz = dh' (h - n) sigmoid', dn = dh' (1 - z) tanh', dr = dn (U h + c) sigmoid', d(U h + c) = dn r, dh = dh' z
            TLanes kept = TLanes.MultiplyF32(dh, z);
            TLanes dz = TLanes.MultiplyF32(TLanes.MultiplyF32(dh, TLanes.SubtractF32(TLanes.LoadF32(ref before, j), n)), TLanes.LoadF32(ref derivatives, stride + j));
            TLanes dn = TLanes.MultiplyF32(TLanes.SubtractF32(dh, kept), TLanes.LoadF32(ref derivatives, (2 * stride) + j));
            TLanes dr = TLanes.MultiplyF32(TLanes.MultiplyF32(dn, product), TLanes.LoadF32(ref derivatives, j));
            TLanes behind = Inside(TLanes.MultiplyF32(dn, r), product, start, end);
            TLanes.StoreF32(dr, ref sumsGradient, j);
            TLanes.StoreF32(dz, ref sumsGradient, units + j);
            TLanes.StoreF32(dn, ref sumsGradient, (2 * units) + j);
            TLanes.StoreF32(dr, ref productsGradient, j);
            TLanes.StoreF32(dz, ref productsGradient, units + j);
            TLanes.StoreF32(behind, ref productsGradient, (2 * units) + j);
            TLanes.StoreF32(kept, ref beforeGradient, j);
        }
    }
}
