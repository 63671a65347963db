using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>+s with probability clip((w/s + 1)/2, 0, 1), else -s (Ott et al., papers section 1.3 a). The mean is clip(w, -s, s).</summary>
internal readonly struct BinaryDraw(float scale) : IDrawRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Choose<T>(T weight, T uniform)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(weight, T.BroadcastF32(scale));
        T probability = T.MultiplyF32(T.AddF32(share, T.BroadcastF32(1)), T.BroadcastF32(0.5f));
        return T.Select(T.LessF32(uniform, probability), T.BroadcastF32(scale), T.BroadcastF32(-scale));
    }
}
