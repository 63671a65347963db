using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// The softmax of a row of logits and its cross-entropy against one class, with the same bits on every lane type. Classes
/// whose logit lies more than 64 below the greatest have probability 0 (in truth below 1.7e-28): that keeps gradients clear
/// of numbers too small to be normal, on which processors are slow.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    private const float Horizon = -64f;

    /// <summary>
    /// Replaces logits by (softmax - onehot(<paramref name="target"/>)) * <paramref name="factor"/>, the gradient of
    /// <paramref name="factor"/> times the loss, and returns the loss -ln p(target) in nats; not finite if a logit that counts
    /// is not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A target outside the row.</exception>
    public static double GradientInPlace<T>(ref float logits, int count, int target, float factor)
        where T : struct, ILanes<T>
    {
        CheckTarget(target, count);
        float maximum = Reductions.Maximum<T>(in logits, count);
        double distance = (double)maximum - Unsafe.Add(ref logits, target);
        float sum = LaneReduction.Reduce<T, PowerStep<Writing>>(new(maximum), ref logits, ref logits, count);
        Scale<T>(ref logits, count, factor / sum);
        Unsafe.Add(ref logits, target) -= factor;
        return Logarithm.Log(sum) + distance;
    }

    /// <summary>The loss -ln p(<paramref name="target"/>) alone, with the bits of <see cref="GradientInPlace"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A target outside the row.</exception>
    public static double Loss<T>(ref readonly float logits, int count, int target)
        where T : struct, ILanes<T>
    {
        CheckTarget(target, count);
        ref float row = ref Unsafe.AsRef(in logits);
        float maximum = Reductions.Maximum<T>(in logits, count);
        float sum = LaneReduction.Reduce<T, PowerStep<Reading>>(new(maximum), ref row, ref row, count);
        return Logarithm.Log(sum) + ((double)maximum - Unsafe.Add(ref row, target));
    }

    /// <summary>Replaces logits by probabilities.</summary>
    public static void InPlace<T>(ref float logits, int count)
        where T : struct, ILanes<T>
    {
        float maximum = Reductions.Maximum<T>(in logits, count);
        float sum = LaneReduction.Reduce<T, PowerStep<Writing>>(new(maximum), ref logits, ref logits, count);
        Scale<T>(ref logits, count, 1f / sum);
    }

    /// <summary>
    /// Writes the log probabilities of <paramref name="logits"/>: (x - greatest) - log(sum of e^(x - greatest)), the logarithm rounded to a float. Both
    /// may be one row. Those of classes beyond the horizon are finite as the others are.
    /// </summary>
    public static void Log<T>(ref readonly float logits, ref float logProbabilities, int count)
        where T : struct, ILanes<T>
    {
        ref float row = ref Unsafe.AsRef(in logits);
        float maximum = Reductions.Maximum<T>(in logits, count);
        float sum = LaneReduction.Reduce<T, PowerStep<Reading>>(new(maximum), ref row, ref row, count);
        nuint done = Lower<T>(ref row, ref logProbabilities, maximum, (float)Logarithm.Log(sum), 0, (nuint)count);
        Lower<Lanes32>(ref row, ref logProbabilities, maximum, (float)Logarithm.Log(sum), done, (nuint)count);
    }

    /// <summary>result = (values - first) - second.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static nuint Lower<T>(ref float values, ref float result, float first, float second, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        T before = T.BroadcastF32(first), after = T.BroadcastF32(second);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(T.SubtractF32(T.SubtractF32(T.LoadF32(ref values, offset), before), after), ref result, offset);
        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Scale<T>(ref float values, int count, float factor)
        where T : struct, ILanes<T>
    {
        nuint index = 0;
        for (; index + (nuint)T.Count <= (nuint)count; index += (nuint)T.Count)
            T.StoreF32(T.MultiplyF32(T.LoadF32(ref values, index), T.BroadcastF32(factor)), ref values, index);
        for (; index < (nuint)count; index++) Unsafe.Add(ref values, index) *= factor;
    }

    private static void CheckTarget(int target, int count)
    {
        if ((uint)target >= (uint)count)
            throw new ArgumentOutOfRangeException(
                nameof(target), target, $"The target class must be at least 0 and below the {count} classes of the row.");
    }

    private interface IDestination
    {
        static abstract bool Writes { get; }
    }

    private readonly struct Writing : IDestination
    {
        public static bool Writes => true;
    }

    private readonly struct Reading : IDestination
    {
        public static bool Writes => false;
    }

    /// <summary>Sums e^(x - maximum) of the first row and writes the powers to the second, if it writes.</summary>
    private readonly struct PowerStep<TDestination>(float maximum) : ILaneStep
        where TDestination : struct, IDestination
    {
        public static float Start => 0f;

        [MethodImpl(AggressiveInlining)]
        public T Step<T>(T partial, ref float first, ref float second, nuint offset)
            where T : struct, ILanes<T>
        {
            T distance = T.SubtractF32(T.LoadF32(ref first, offset), T.BroadcastF32(maximum));
            T far = T.LessF32(distance, T.BroadcastF32(Horizon));
            T power = T.Select(far, T.Zero, Exponential.ExpWithinNormal(distance));
            if (TDestination.Writes) T.StoreF32(power, ref second, offset);
            return T.AddF32(partial, power);
        }

        public static float Join(float left, float right) => left + right;
    }
}
