using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// LSQ for activations (papers section 7.4): the gradient by v passes where v/s lies in [-Q_N, Q_P]; that by s is -Q_N or Q_P from the ends on
/// and round(v/s) - v/s between them.
/// </summary>
internal readonly struct LearnedStepRule : ILearnedRule
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Share<T>(T value, T upstream, in LearnedCode code)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(value, T.BroadcastF32(code.Step));
        T within = T.And(T.LessF32(T.BroadcastF32(code.Least), share), T.LessF32(share, T.BroadcastF32(code.Greatest)));
        AffineLanes<T> lanes = new(in code.Affine);
        return T.MultiplyF32(upstream, T.SubtractF32(lanes.Integer(lanes.Code(value)), T.And(share, within)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Passes<T>(T value, in LearnedCode code)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(value, T.BroadcastF32(code.Step));
        return T.And(T.GreaterOrEqualF32(share, T.BroadcastF32(code.Least)), T.GreaterOrEqualF32(T.BroadcastF32(code.Greatest), share));
    }
}
