using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// sign(w) s with probability clip(|w|/s, 0, 1), else 0, sign(0) = -1 (Ott et al., papers section 1.3 b; Ardakani et al., section 7.3).
/// The mean is clip(w, -s, s).
/// </summary>
internal readonly struct TernaryDraw(float scale) : IDrawRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Choose<T>(T weight, T uniform)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(weight, T.BroadcastF32(scale));
        T chosen = T.LessF32(uniform, T.And(share, T.BroadcastS32(int.MaxValue)));
        T signed = T.Select(T.LessF32(T.Zero, weight), T.BroadcastF32(scale), T.BroadcastF32(-scale));
        return T.And(chosen, signed);
    }
}
