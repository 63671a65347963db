using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// The passes over one lane type. Each runs whole registers and then the rest element by element through
/// <see cref="Lanes32"/>, whose bits are the same.
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
internal sealed class ElementKernels<T> : ElementKernels
    where T : struct, ILanes<T>
{
    /// <inheritdoc/>
    public override void Clear(ref float x, int count) =>
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x, count).Clear();

    /// <inheritdoc/>
    public override void Scale(ref float x, float factor, int count)
    {
        int whole = Whole(count);
        Scale<T>(ref x, factor, 0, whole);
        Scale<Lanes32>(ref x, factor, whole, count);
    }

    /// <inheritdoc/>
    public override void Add(ref float y, ref float x, int count)
    {
        int whole = Whole(count);
        Add<T>(ref y, ref x, 0, whole);
        Add<Lanes32>(ref y, ref x, whole, count);
    }

    /// <inheritdoc/>
    public override void AddScaled(ref float y, float factor, ref float x, int count)
    {
        int whole = Whole(count);
        AddScaled<T>(ref y, factor, ref x, 0, whole);
        AddScaled<Lanes32>(ref y, factor, ref x, whole, count);
    }

    /// <inheritdoc/>
    public override void Clamp(ref float x, float minimum, float maximum, int count)
    {
        int whole = Whole(count);
        Clamp<T>(ref x, minimum, maximum, 0, whole);
        Clamp<Lanes32>(ref x, minimum, maximum, whole, count);
    }

    /// <inheritdoc/>
    public override void AddSquares(ref float x, int count, ref SixteenPartials partials)
    {
        ref float partial = ref partials[0];
        int whole = count & ~15;
        for (int lane = 0; lane < 16; lane += T.Count) SquareColumn(ref x, ref partial, lane, whole);
        for (int index = whole; index < count; index++)
        {
            float element = Unsafe.Add(ref x, index);
            ref float sum = ref Unsafe.Add(ref partial, index - whole);
            sum = System.MathF.FusedMultiplyAdd(element, element, sum);
        }
    }

    /// <inheritdoc/>
    public override bool AreFinite(ref float x, int count)
    {
        SixteenPartials zeros = default;
        int whole = Whole(count);
        AddZeros<T>(ref x, ref zeros[0], 0, whole);
        AddZeros<Lanes32>(ref x, ref zeros[0], whole, count);
        return zeros.Join() == 0;
    }

    /// <inheritdoc/>
    public override void ColumnSums(ref float sums, ref float rows, int stride, int rowCount, int count, bool accumulate)
    {
        if (!accumulate) Clear(ref sums, count);
        for (int row = 0; row < rowCount; row++) Add(ref sums, ref Unsafe.Add(ref rows, (nint)row * stride), count);
    }

    /// <inheritdoc/>
    public override void Dropout(ref float y, ref float x, int start, int count, in DropoutMask mask, ulong step) =>
        DropoutKernel<T>.Apply(ref y, ref x, start, count, in mask, step);

    /// <inheritdoc/>
    public override void Descend(ref float value, ref float gradient, int count, float scale, float decay, float rate)
    {
        int whole = Whole(count);
        Descend<T>(ref value, ref gradient, 0, whole, scale, decay, rate);
        Descend<Lanes32>(ref value, ref gradient, whole, count, scale, decay, rate);
    }

    /// <inheritdoc/>
    public override void DescendWithMomentum(
        ref float value, ref float gradient, ref float velocity, int count, float scale, float decay, float rate, float momentum)
    {
        int whole = Whole(count);
        Descend<T>(ref value, ref gradient, ref velocity, 0, whole, scale, decay, rate, momentum);
        Descend<Lanes32>(ref value, ref gradient, ref velocity, whole, count, scale, decay, rate, momentum);
    }

    /// <inheritdoc/>
    public override void Adapt(
        ref float value, ref float gradient, ref float first, ref float second, int count, float scale, in AdamStep step)
    {
        int whole = Whole(count);
        Adapt<T>(ref value, ref gradient, ref first, ref second, 0, whole, scale, in step);
        Adapt<Lanes32>(ref value, ref gradient, ref first, ref second, whole, count, scale, in step);
    }

    private static int Whole(int count) => count - count % T.Count;

    [MethodImpl(AggressiveOptimization)]
    private static void SquareColumn(ref float x, ref float partials, int lane, int whole)
    {
        T sum = T.LoadF32(in partials, (nuint)lane);
        for (int index = lane; index < whole; index += 16)
        {
            T element = T.LoadF32(in x, (nuint)index);
            sum = T.FusedMultiplyAddF32(element, element, sum);
        }
        T.StoreF32(sum, ref partials, (nuint)lane);
    }

    /// <summary>Zero times a finite number is zero; times another one it is no number, and so is every sum with that.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static void AddZeros<TLanes>(ref float x, ref float zeros, int start, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.LoadF32(in zeros, 0);
        for (int index = start; index < end; index += TLanes.Count)
            sum = TLanes.FusedMultiplyAddF32(TLanes.LoadF32(in x, (nuint)index), TLanes.Zero, sum);
        TLanes.StoreF32(sum, ref zeros, 0);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Scale<TLanes>(ref float x, float factor, int start, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes factors = TLanes.BroadcastF32(factor);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.LoadF32(in x, index), factors), ref x, index);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Add<TLanes>(ref float y, ref float x, int start, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
            TLanes.StoreF32(TLanes.AddF32(TLanes.LoadF32(in y, index), TLanes.LoadF32(in x, index)), ref y, index);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void AddScaled<TLanes>(ref float y, float factor, ref float x, int start, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes factors = TLanes.BroadcastF32(factor);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
        {
            TLanes sum = TLanes.FusedMultiplyAddF32(factors, TLanes.LoadF32(in x, index), TLanes.LoadF32(in y, index));
            TLanes.StoreF32(sum, ref y, index);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Clamp<TLanes>(ref float x, float minimum, float maximum, int start, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes low = TLanes.BroadcastF32(minimum), high = TLanes.BroadcastF32(maximum);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
        {
            TLanes clamped = TLanes.MinimumF32(TLanes.MaximumF32(TLanes.LoadF32(in x, index), low), high);
            TLanes.StoreF32(clamped, ref x, index);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static TLanes Slope<TLanes>(TLanes gradient, TLanes value, TLanes scale, TLanes decay)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAddF32(decay, value, TLanes.MultiplyF32(gradient, scale));

    [MethodImpl(AggressiveOptimization)]
    private static void Descend<TLanes>(
        ref float value, ref float gradient, int start, int end, float scale, float decay, float rate)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes scales = TLanes.BroadcastF32(scale), decays = TLanes.BroadcastF32(decay), rates = TLanes.BroadcastF32(-rate);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
        {
            TLanes w = TLanes.LoadF32(in value, index);
            TLanes g = Slope(TLanes.LoadF32(in gradient, index), w, scales, decays);
            TLanes.StoreF32(TLanes.FusedMultiplyAddF32(rates, g, w), ref value, index);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Descend<TLanes>(
        ref float value,
        ref float gradient,
        ref float velocity,
        int start,
        int end,
        float scale,
        float decay,
        float rate,
        float momentum)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes scales = TLanes.BroadcastF32(scale), decays = TLanes.BroadcastF32(decay), rates = TLanes.BroadcastF32(-rate);
        TLanes keep = TLanes.BroadcastF32(momentum);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
        {
            TLanes w = TLanes.LoadF32(in value, index);
            TLanes g = Slope(TLanes.LoadF32(in gradient, index), w, scales, decays);
            TLanes v = TLanes.FusedMultiplyAddF32(keep, TLanes.LoadF32(in velocity, index), g);
            TLanes.StoreF32(v, ref velocity, index);
            TLanes.StoreF32(TLanes.FusedMultiplyAddF32(rates, v, w), ref value, index);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Adapt<TLanes>(
        ref float value,
        ref float gradient,
        ref float first,
        ref float second,
        int start,
        int end,
        float scale,
        in AdamStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes scales = TLanes.BroadcastF32(scale), decays = TLanes.BroadcastF32(step.Decay);
        TLanes shrink = TLanes.BroadcastF32(step.Shrink), rates = TLanes.BroadcastF32(-step.Rate);
        TLanes firstGain = TLanes.BroadcastF32(step.FirstGain);
        TLanes secondKeep = TLanes.BroadcastF32(step.SecondKeep), secondGain = TLanes.BroadcastF32(step.SecondGain);
        TLanes root = TLanes.BroadcastF32(step.RootCorrection), epsilon = TLanes.BroadcastF32(step.Epsilon);
        for (nuint index = (nuint)start; index < (nuint)end; index += (nuint)TLanes.Count)
        {
            TLanes w = TLanes.LoadF32(in value, index);
            TLanes g = Slope(TLanes.LoadF32(in gradient, index), w, scales, decays);
            w = TLanes.MultiplyF32(w, shrink);
            TLanes m = TLanes.LoadF32(in first, index);
            m = TLanes.FusedMultiplyAddF32(firstGain, TLanes.SubtractF32(g, m), m);
            TLanes v = TLanes.MultiplyF32(secondKeep, TLanes.LoadF32(in second, index));
            v = TLanes.FusedMultiplyAddF32(TLanes.MultiplyF32(secondGain, g), g, v);
            TLanes divisor = TLanes.AddF32(TLanes.DivideF32(TLanes.SquareRootF32(v), root), epsilon);
            TLanes.StoreF32(m, ref first, index);
            TLanes.StoreF32(v, ref second, index);
            TLanes.StoreF32(TLanes.FusedMultiplyAddF32(rates, TLanes.DivideF32(m, divisor), w), ref value, index);
        }
    }
}
