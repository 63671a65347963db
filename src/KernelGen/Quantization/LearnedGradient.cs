using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// The way back through activations over a learned range. Element j goes to partial sum j mod 16, so that the bits are those of every lane
/// type.
/// </summary>
internal static class LearnedGradient
{
    /// <summary>Clears the gradient of values outside the range, in place.</summary>
    /// <param name="values">The values before they were coded.</param>
    /// <param name="gradient">The gradient by their levels; by the values afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="code">The codes.</param>
    /// <returns>The sum over the values of their gradients times the derivative of the level by the learned number.</returns>
    public static float Pass<T>(ref float values, ref float gradient, int count, in LearnedCode code)
        where T : struct, ILanes<T> => code.Method == Quantizer.LearnedStep
            ? Pass<T, LearnedStepRule>(ref values, ref gradient, count, in code)
            : Pass<T, LearnedClipRule>(ref values, ref gradient, count, in code);

    private static float Pass<T, TRule>(ref float values, ref float gradient, int count, in LearnedCode code)
        where T : struct, ILanes<T>
        where TRule : struct, ILearnedRule
    {
        RowTail tail = RowTail.Of(ref values, count), tailGradient = RowTail.Of(ref gradient, count);
        Block<float> sums = default;
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
            Sum<T, TRule>(ref values, ref gradient, count, ref tail, ref tailGradient, in code, slot, ref sums);
        nuint done = Mask<T, TRule>(ref values, ref gradient, 0, (nuint)count, in code);
        if (T.Count > Lanes128.Count) done = Mask<Lanes128, TRule>(ref values, ref gradient, done, (nuint)count, in code);
        Mask<Lanes32, TRule>(ref values, ref gradient, done, (nuint)count, in code);
        return PartialSums.Join(ref sums);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Sum<T, TRule>(
        ref float values,
        ref float gradient,
        int count,
        ref RowTail tail,
        ref RowTail tailGradient,
        in LearnedCode code,
        nuint slot,
        ref Block<float> sums)
        where T : struct, ILanes<T>
        where TRule : struct, ILearnedRule
    {
        T sum = T.Zero;
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
            sum = T.AddF32(sum, TRule.Share(T.LoadF32(ref values, offset), T.LoadF32(ref gradient, offset), in code));

        // Behind the row upstream gradients are zero, and so are their shares.
        T last = TRule.Share(RowTail.Load<T>(ref tail, slot), RowTail.Load<T>(ref tailGradient, slot), in code);
        T.StoreF32(T.AddF32(sum, last), ref Block<float>.Start(ref sums), slot);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Mask<T, TRule>(ref float values, ref float gradient, nuint start, nuint count, in LearnedCode code)
        where T : struct, ILanes<T>
        where TRule : struct, ILearnedRule
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T passes = TRule.Passes(T.LoadF32(ref values, offset), in code);
            T.StoreF32(T.And(T.LoadF32(ref gradient, offset), passes), ref gradient, offset);
        }

        return offset;
    }
}
