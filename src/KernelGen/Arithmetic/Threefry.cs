using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// The block function of Threefry-4x32-20 (Salmon et al. 2011, section 4.1): it needs additions, rotations and exclusive ors of
/// 32 bits only, which every lane type has.
/// </summary>
internal static class Threefry
{
    /// <summary>The four words of counter (<paramref name="low"/>, <paramref name="high"/>) under key (seed, stream).</summary>
    public static void Block(ulong seed, ulong stream, ulong low, ulong high, Span<uint> words)
    {
        ThreefryKey key = new(seed, stream);
        Lanes32 x0 = Lanes32.BroadcastS32((int)((uint)low + key[0]));
        Lanes32 x1 = Lanes32.BroadcastS32((int)((uint)(low >> 32) + key[1]));
        Lanes32 x2 = Lanes32.BroadcastS32((int)((uint)high + key[2]));
        Lanes32 x3 = Lanes32.BroadcastS32((int)((uint)(high >> 32) + key[3]));
        Rounds(ref x0, ref x1, ref x2, ref x3, in key);
        ref int target = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<uint, int>(words[..4]));
        Lanes32.StoreS32(x0, ref target, 0);
        Lanes32.StoreS32(x1, ref target, 1);
        Lanes32.StoreS32(x2, ref target, 2);
        Lanes32.StoreS32(x3, ref target, 3);
    }

    /// <summary>
    /// The four words of counters (first + lane, second, step), a lane each from <paramref name="lane"/> on: the same whatever the lane
    /// type.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static void Draw<T>(in ThreefryKey key, int lane, int first, int second, ulong step, out T x0, out T x1, out T x2, out T x3)
        where T : struct, ILanes<T>
    {
        x0 = T.AddS32(T.LoadU8AsS32(in LaneRamp.Indices[0], (nuint)lane), T.BroadcastS32(first + (int)key[0]));
        x1 = T.BroadcastS32(second + (int)key[1]);
        x2 = T.BroadcastS32((int)((uint)step + key[2]));
        x3 = T.BroadcastS32((int)((uint)(step >> 32) + key[3]));
        Rounds(ref x0, ref x1, ref x2, ref x3, in key);
    }

    /// <summary>The twenty rounds over lanes, one counter a lane; the words hold counter plus the first four key words.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Rounds<T>(ref T x0, ref T x1, ref T x2, ref T x3, in ThreefryKey key)
        where T : struct, ILanes<T>
    {
        EvenRounds(ref x0, ref x1, ref x2, ref x3);
        Inject(ref x0, ref x1, ref x2, ref x3, in key, 1);
        OddRounds(ref x0, ref x1, ref x2, ref x3);
        Inject(ref x0, ref x1, ref x2, ref x3, in key, 2);
        EvenRounds(ref x0, ref x1, ref x2, ref x3);
        Inject(ref x0, ref x1, ref x2, ref x3, in key, 3);
        OddRounds(ref x0, ref x1, ref x2, ref x3);
        Inject(ref x0, ref x1, ref x2, ref x3, in key, 4);
        EvenRounds(ref x0, ref x1, ref x2, ref x3);
        Inject(ref x0, ref x1, ref x2, ref x3, in key, 5);
    }

    [MethodImpl(AggressiveInlining)]
    private static void EvenRounds<T>(ref T x0, ref T x1, ref T x2, ref T x3)
        where T : struct, ILanes<T>
    {
        Mix(ref x0, ref x1, 10);
        Mix(ref x2, ref x3, 26);
        Mix(ref x0, ref x3, 11);
        Mix(ref x2, ref x1, 21);
        Mix(ref x0, ref x1, 13);
        Mix(ref x2, ref x3, 27);
        Mix(ref x0, ref x3, 23);
        Mix(ref x2, ref x1, 5);
    }

    [MethodImpl(AggressiveInlining)]
    private static void OddRounds<T>(ref T x0, ref T x1, ref T x2, ref T x3)
        where T : struct, ILanes<T>
    {
        Mix(ref x0, ref x1, 6);
        Mix(ref x2, ref x3, 20);
        Mix(ref x0, ref x3, 17);
        Mix(ref x2, ref x1, 11);
        Mix(ref x0, ref x1, 25);
        Mix(ref x2, ref x3, 10);
        Mix(ref x0, ref x3, 18);
        Mix(ref x2, ref x1, 20);
    }

    [MethodImpl(AggressiveInlining)]
    private static void Inject<T>(ref T x0, ref T x1, ref T x2, ref T x3, in ThreefryKey key, int group)
        where T : struct, ILanes<T>
    {
        x0 = T.AddS32(x0, T.BroadcastS32((int)key[group]));
        x1 = T.AddS32(x1, T.BroadcastS32((int)key[group + 1]));
        x2 = T.AddS32(x2, T.BroadcastS32((int)key[group + 2]));
        x3 = T.AddS32(x3, T.BroadcastS32((int)key[group + 3] + group));
    }

    [MethodImpl(AggressiveInlining)]
    private static void Mix<T>(ref T a, ref T b, int rotation)
        where T : struct, ILanes<T>
    {
        a = T.AddS32(a, b);
        b = T.Xor(T.Or(T.ShiftLeft32(b, rotation), T.ShiftRight32(b, 32 - rotation)), a);
    }
}
