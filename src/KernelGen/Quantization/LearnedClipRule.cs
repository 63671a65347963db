using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// PACT (papers section 7.4): the gradient by x passes where 0 &lt;= x &lt; a; that by a is 1 where x &gt;= a. Over [-a, a] it passes where |x| &lt; a, and
/// that by a is also -1 where x &lt;= -a.
/// </summary>
internal readonly struct LearnedClipRule : ILearnedRule
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Share<T>(T value, T upstream, in LearnedCode code)
        where T : struct, ILanes<T>
    {
        T above = T.And(T.GreaterOrEqualF32(value, T.BroadcastF32(code.Greatest)), upstream);
        if (!code.IsSigned) return above;
        T below = T.And(T.GreaterOrEqualF32(T.BroadcastF32(code.Least), value), upstream);
        return T.SubtractF32(above, below);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static T Passes<T>(T value, in LearnedCode code)
        where T : struct, ILanes<T>
    {
        T least = T.BroadcastF32(code.Least);
        T above = code.IsSigned ? T.LessF32(least, value) : T.GreaterOrEqualF32(value, least);
        return T.And(above, T.LessF32(value, T.BroadcastF32(code.Greatest)));
    }
}
