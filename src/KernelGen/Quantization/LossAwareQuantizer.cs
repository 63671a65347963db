using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Loss-aware binary and ternary weights (Hou et al., papers section 7.2): with D = sqrt(second moment of Adam) + 1e-8 and b the signs, or
/// the signs of weights beyond half of the scale alpha, alpha = sum|b D W| / sum|b D| over a gate. Where no optimizer keeps second moments
/// D is 1. The scales stand in a tensor of their own, one a row, that no gradient reaches: a model is packed by them, not by what an
/// optimizer knew. Straight-through gradient.
/// </summary>
internal abstract class LossAwareQuantizer : ThresholdQuantizer
{
    private const float Added = 1e-8f;

    private readonly float[] products, moments;
    private readonly float[] scales;
    private readonly ExtraTensor stored;
    private AlignedBuffer? secondMoments;
    private bool isTrained;

    /// <summary>Takes memory for the rows' sums.</summary>
    protected LossAwareQuantizer(TensorSpec tensor, WeightSpec weights, int gates)
        : base(tensor, weights, gates)
    {
        products = new float[tensor.Rows];
        moments = new float[tensor.Rows];
        scales = new float[gates];
        stored = Extras[0];
    }

    /// <inheritdoc/>
    internal sealed override bool KeepsScales => true;

    /// <inheritdoc/>
    internal sealed override void Train(AlignedBuffer? secondMoments)
    {
        this.secondMoments = secondMoments;
        isTrained = true;
    }

    /// <inheritdoc/>
    internal sealed override void TakeStoredScales() => isTrained = false;

    /// <summary>Scales of weights that no optimizer knows anything of: D is 1.</summary>
    internal sealed override void Adopt(ReadOnlySpan<float> weights)
    {
        (bool wasTrained, AlignedBuffer? known) = (isTrained, secondMoments);
        (isTrained, secondMoments) = (true, null);
        for (int pass = 0; pass < Preparations; pass++)
        {
            PrepareRows<Lanes32>(pass, in weights[0], 0, Rows);
            CompletePreparation(pass);
        }

        (isTrained, secondMoments) = (wasTrained, known);
    }

    /// <inheritdoc/>
    public sealed override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        if (!isTrained) return;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            float threshold = ThresholdOf(pass, scales[row / BlockRows]);
            (products[row], moments[row]) = SumBeyond<TLanes>(ref RowOf(in weights, row), row, threshold);
        }
    }

    /// <inheritdoc/>
    internal sealed override void CompletePreparation(int pass)
    {
        for (int block = 0; block < Blocks; block++)
        {
            Span<float> own = stored.Values.Slice(block * BlockRows, BlockRows);
            if (!isTrained)
            {
                scales[block] = Stored(own);
                continue;
            }

            // Sums beyond the range of floats must not end as zeros in a packed model: an infinite scale is refused there.
            if (pass > 0 && !float.IsFinite(scales[block])) continue;
            double product = 0, moment = 0;
            for (int row = block * BlockRows; row < (block + 1) * BlockRows; row++)
            {
                product += products[row];
                moment += moments[row];
            }

            double scale = moment == 0 ? 0 : product / moment;
            scales[block] = double.IsNaN(scale) ? float.PositiveInfinity : (float)scale;
            own.Fill(scales[block]);
        }
    }

    /// <summary>The one scale of the rows of a gate.</summary>
    private float Stored(ReadOnlySpan<float> own)
    {
        int other = own.IndexOfAnyExcept(own[0]);
        if (other < 0 && own[0] >= 0) return own[0];
        throw new WeightFormatException(
            stored.Spec.Name,
            other < 0 ? FormattableString.Invariant($"{own[0]}") : FormattableString.Invariant($"{own[0]} and {own[other]} in rows of one gate"),
            "one scale a gate, 0 or more");
    }

    /// <inheritdoc/>
    protected sealed override Thresholds ThresholdsOf(int block) => Of(scales[block]);

    /// <summary>The thresholds of a scale.</summary>
    protected abstract Thresholds Of(float scale);

    /// <summary>The magnitude beyond which a weight takes part in the sums of a pass; -1 for all weights.</summary>
    protected abstract float ThresholdOf(int pass, float scale);

    /// <summary>sum D |W| and sum D over the weights of a row beyond a threshold.</summary>
    private (float Product, float Moment) SumBeyond<TLanes>(ref float weights, int row, float threshold)
        where TLanes : struct, ILanes<TLanes>
    {
        Block<float> products = default, moments = default;
        RowTail tail = RowTail.Of(ref weights, Columns);
        RowTail tailMoments = default;
        ref float squares = ref Unsafe.NullRef<float>();
        if (secondMoments is not null)
        {
            squares = ref secondMoments.FloatsAt(checked((int)(sizeof(float) * (long)row * Columns)));
            tailMoments = RowTail.Of(ref squares, Columns);
        }

        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)TLanes.Count)
            SumSlot<TLanes>(ref weights, ref squares, Columns, ref tail, ref tailMoments, threshold, slot, ref products, ref moments);
        return (PartialSums.Join(ref products), PartialSums.Join(ref moments));
    }

    [MethodImpl(AggressiveOptimization)]
    private static void SumSlot<T>(
        ref float weights,
        ref float squares,
        int count,
        ref RowTail tail,
        ref RowTail tailSquares,
        float threshold,
        nuint slot,
        ref Block<float> products,
        ref Block<float> moments)
        where T : struct, ILanes<T>
    {
        T product = T.Zero, moment = T.Zero, limit = T.BroadcastF32(threshold);
        nuint whole = RowTail.Whole(count) + slot;
        bool hasSquares = !Unsafe.IsNullRef(ref squares);
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
        {
            T factor = hasSquares ? Factor(T.LoadF32(ref squares, offset)) : T.BroadcastF32(1);
            Add(T.LoadF32(ref weights, offset), factor, limit, ref product, ref moment);
        }

        T last = hasSquares ? Factor(RowTail.Load<T>(ref tailSquares, slot)) : T.BroadcastF32(1);
        Add(RowTail.Load<T>(ref tail, slot), T.And(last, RowTail.Live<T>(count, slot)), limit, ref product, ref moment);
        T.StoreF32(product, ref Block<float>.Start(ref products), slot);
        T.StoreF32(moment, ref Block<float>.Start(ref moments), slot);
    }

    /// <summary>D of a register of second moments.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Factor<T>(T square)
        where T : struct, ILanes<T> => T.AddF32(T.SquareRootF32(square), T.BroadcastF32(Added));

    [MethodImpl(AggressiveInlining)]
    private static void Add<T>(T weight, T factor, T limit, ref T product, ref T moment)
        where T : struct, ILanes<T>
    {
        T magnitude = T.And(weight, T.BroadcastS32(int.MaxValue));
        T counted = T.And(factor, T.LessF32(limit, magnitude));
        product = T.FusedMultiplyAddF32(counted, magnitude, product);
        moment = T.AddF32(moment, counted);
    }
}
