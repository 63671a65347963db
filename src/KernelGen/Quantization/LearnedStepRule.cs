using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// LSQ for activations (papers section 7.4): the gradient by v passes where v lies in [-Q_N s, Q_P s]; that by s is -Q_N or Q_P from the ends
/// on and round(v/s) - v/s between them.
/// </summary>
internal readonly struct LearnedStepRule : ILearnedRule
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Share<T>(T value, T upstream, in LearnedCode code)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(value, T.BroadcastF32(code.Step));
        T within = T.And(T.LessF32(T.BroadcastF32(code.Least), value), T.LessF32(value, T.BroadcastF32(code.Greatest)));
        AffineLanes<T> lanes = new(in code.Affine);
        return T.MultiplyF32(upstream, T.SubtractF32(lanes.Integer(lanes.Code(value)), T.And(share, within)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Passes<T>(T value, in LearnedCode code)
        where T : struct, ILanes<T> =>
        T.And(T.GreaterOrEqualF32(value, T.BroadcastF32(code.Least)), T.GreaterOrEqualF32(T.BroadcastF32(code.Greatest), value));
}
