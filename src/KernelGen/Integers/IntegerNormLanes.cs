using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary><see cref="IntegerNorm"/> of the gates of a product on lanes, with the same integers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerNormLanes
{
    private const int LowBits = 16, LowMask = 0xFFFF;

    /// <summary>Normalises the gates of a product in place and multiplies their gains; what pads a gate becomes 0.</summary>
    /// <param name="sums">
    /// The sums, of a magnitude of 2^30 at most as 127 times 255 in <see cref="Spec.IntegerSpec.MostColumns"/> columns are, a gate every <paramref name="stride"/>
    /// integers; then summands of pre-activations.
    /// </param>
    /// <param name="gains">As many gains, 0 where a gate is padded.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Sums of a gate, up to <see cref="IntegerNorm.MostValues"/>.</param>
    /// <param name="stride">Integers from one gate to the next, a multiple of 16.</param>
    /// <param name="form">The deviation.</param>
    /// <param name="epsilon">What is added to it.</param>
    /// <param name="gainBits">Bits behind the point of gains.</param>
    public static void Normalise<T>(ref int sums, ref int gains, int gates, int units, int stride, DeviationForm form, long epsilon, int gainBits)
        where T : struct, ILanes<T>
    {
        nuint whole = LaneTotals.Whole<T>((nuint)units);
        int rest = units - (int)whole;
        for (int gate = 0; gate < gates; gate++)
        {
            ref int own = ref Unsafe.Add(ref sums, gate * stride);
            ref int last = ref Unsafe.Add(ref own, whole);
            int greatest = Greatest<T>(ref own, whole);
            if (rest > 0) greatest = Math.Max(greatest, Greatest<Lanes32>(ref last, (nuint)rest));
            int shift = IntegerNorm.ShiftOf(greatest), left = Math.Max(-shift, 0), right = Math.Max(shift, 0);
            int sum = Shift<T>(ref own, whole, left, right);
            if (rest > 0) sum += Shift<Lanes32>(ref last, (nuint)rest, left, right);
            int mean = (int)Rounding.Divide(sum, units);
            long total = Centre<T>(ref own, whole, mean, form);
            if (rest > 0) total += Centre<Lanes32>(ref last, (nuint)rest, mean, form);
            (int reciprocal, int back) = IntegerNorm.ReciprocalOf(IntegerNorm.Deviation(total, units, shift, form, epsilon));
            Multiply<T>(ref own, ref Unsafe.Add(ref gains, gate * stride), (nuint)stride, reciprocal, back, IntegerNorm.ScaleShift(gainBits));
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static int Greatest<T>(ref int sums, nuint units)
        where T : struct, ILanes<T>
    {
        T most = T.Zero;
        for (nuint unit = 0; unit < units; unit += (nuint)T.Count)
        {
            T value = T.LoadS32(ref sums, unit);
            most = T.MaximumS32(most, T.MaximumS32(value, T.SubtractS32(T.Zero, value)));
        }

        return LaneTotals.Greatest(most);
    }

    /// <summary>Shifts the sums, rounding to the right, and adds them up.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static int Shift<T>(ref int sums, nuint units, int left, int right)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero, half = T.BroadcastS32((1 << right) >> 1);
        for (nuint unit = 0; unit < units; unit += (nuint)T.Count)
        {
            T shifted = T.ShiftRightS32(T.AddS32(T.ShiftLeft32(T.LoadS32(ref sums, unit), left), half), right);
            T.StoreS32(shifted, ref sums, unit);
            sum = T.AddS32(sum, shifted);
        }

        return LaneTotals.Sum(sum);
    }

    /// <summary>Subtracts the mean and adds up the squares or the magnitudes of what is left; squares in a low and a high half, so that 32 bits hold their sums.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static long Centre<T>(ref int sums, nuint units, int mean, DeviationForm form)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastS32(mean), mask = T.BroadcastS32(LowMask), low = T.Zero, high = T.Zero;
        for (nuint unit = 0; unit < units; unit += (nuint)T.Count)
        {
            T difference = T.SubtractS32(T.LoadS32(ref sums, unit), all);
            T.StoreS32(difference, ref sums, unit);
            T measure = form == DeviationForm.Standard
                ? T.MultiplyS32(difference, difference)
                : T.MaximumS32(difference, T.SubtractS32(T.Zero, difference));
            low = T.AddS32(low, T.And(measure, mask));
            high = T.AddS32(high, T.ShiftRight32(measure, LowBits));
        }

        return LaneTotals.SumUnsigned(low) + (LaneTotals.SumUnsigned(high) << LowBits);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Multiply<T>(ref int differences, ref int gains, nuint count, int reciprocal, int back, int scale)
        where T : struct, ILanes<T>
    {
        T factor = T.BroadcastS32(reciprocal), half = T.BroadcastS32((1 << back) >> 1);
        for (nuint unit = 0; unit < count; unit += (nuint)T.Count)
        {
            T product = T.MultiplyS32(T.LoadS32(ref differences, unit), factor);
            T normal = IntegerLanes.To16(T.ShiftRightS32(T.AddS32(product, half), back));
            T gained = T.MultiplyS32(normal, T.LoadS32(ref gains, unit));
            T.StoreS32(IntegerLanes.ShiftRight(gained, scale), ref differences, unit);
        }
    }
}
