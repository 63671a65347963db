using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// The LSTM of <see cref="IntegerProfile.TensorFlowLite"/> in training: gates come from tables, halves are rounded away from zero, tanh reads all bits of c, and the
/// sums of both products may be normalised (papers section 3.3). What is differentiated is ours.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class TrainedTableLstm<TLanes> : TrainedIntegerLstm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TrainingGraph graph;
    private readonly TableFunction<TLanes> tanh;
    private readonly TrainedLayerNorm<TLanes>? norm;
    private readonly ObservedRange? range;
    private readonly RowEnds? ends;
    private readonly MatrixBuffer? sumsBeforeHeld;

    /// <summary>Takes all memory.</summary>
    public TrainedTableLstm(TrainingGraph graph, IntegerCellParts<TLanes> parts)
        : base(graph, parts)
    {
        this.graph = graph;
        tanh = (TableFunction<TLanes>)parts.Tanh;
        (norm, range) = (parts.SumNorm, parts.NormalisedRange);
        if (norm is null) return;
        ends = range!.Watch();
        sumsBeforeHeld = new MatrixBuffer(graph.Batch * graph.Steps, Spec.Gates * Spec.Hidden);
    }

    /// <inheritdoc/>
    private protected override bool Divides => true;

    private float SumUnit => range!.Greatest / short.MaxValue;

    /// <inheritdoc/>
    private protected override void Join(int row, ref int sums, ref int products)
    {
        if (norm is null)
        {
            base.Join(row, ref sums, ref products);
            return;
        }

        float greatest = Hold(ref sums, ref products, ref sumsBeforeHeld![row]);
        ends!.See(row, -greatest, greatest);
        if (graph.IsTraining) Standardise(norm, row, MemoryMarshal.CreateSpan(ref sums, 4 * Stride), SumUnit);
        Constants.SumNorm!.Normalise(ref sums, Stride);
    }

    /// <inheritdoc/>
    private protected override void BendCell(ref int inputs, ref float outputs, ref float derivatives) =>
        tanh.Apply(ref inputs, Stride, Constants.CellBits, ref outputs, ref derivatives);

    /// <inheritdoc/>
    private protected override void PassInside(int row)
    {
        if (norm is null) return;
        float end = (short.MaxValue + 0.5f) * SumUnit;
        ReadOnlySpan<float> sums = sumsBeforeHeld!.Floats(row, 1);
        Span<float> gradient = norm.ProductsGradient.Floats(row, 1);
        for (int index = 0; index < gradient.Length; index++)
            if (!(Math.Abs(sums[index]) < end)) gradient[index] = 0;
    }

    /// <summary>Adds the summands of both products, to 16 bits.</summary>
    /// <param name="sums">Those of W x; then sums.</param>
    /// <param name="products">Those of U h.</param>
    /// <param name="reals">Receives the real sums before they are held to 16 bits, gates side by side without padding.</param>
    /// <returns>The greatest magnitude of those.</returns>
    [MethodImpl(AggressiveOptimization)]
    private float Hold(ref int sums, ref int products, ref float reals)
    {
        TLanes unit = TLanes.BroadcastF32(SumUnit), most = TLanes.Zero;
        for (int gate = 0; gate < Spec.Gates; gate++)
        {
            ref int own = ref Unsafe.Add(ref sums, gate * Stride);
            ref int other = ref Unsafe.Add(ref products, gate * Stride);
            ref float real = ref Unsafe.Add(ref reals, gate * Spec.Hidden);
            for (int first = 0; first < Spec.Hidden; first += TLanes.Count)
            {
                nuint j = Last(first);
                TLanes sum = TLanes.AddS32(TLanes.LoadS32(ref own, j), TLanes.LoadS32(ref other, j));
                most = TLanes.MaximumS32(most, TLanes.MaximumS32(sum, TLanes.SubtractS32(TLanes.Zero, sum)));
                TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(sum), unit), ref real, j);
            }
        }

        IntegerGates.Add<TLanes>(ref sums, ref products, Spec.Gates * Stride);
        return LaneTotals.Greatest(most) * SumUnit;
    }
}
