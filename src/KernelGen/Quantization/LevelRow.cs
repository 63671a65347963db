using System;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>The evenly spaced levels of a row from -max|w| to +max|w|.</summary>
internal static class LevelRow
{
    // A row of zeros gets a range from which everything stays finite.
    private const float LeastMagnitude = 1e-30f;

    /// <summary>The constants that code a row: <paramref name="magnitude"/> is max|w|.</summary>
    public static AffineCode Code(float magnitude, int bits) => AffineCode.OfWeights(2 * Math.Max(magnitude, LeastMagnitude), bits);

    /// <summary>max|w| of a row.</summary>
    public static float Magnitude<T>(ref float row, int count)
        where T : struct, ILanes<T>
    {
        RowTail tail = RowTail.Of(ref row, count);
        T magnitude = T.BroadcastS32(int.MaxValue), most = T.Zero;
        Block<float> lanes = default;
        nuint whole = RowTail.Whole(count);
        for (nuint offset = 0; offset < whole; offset += (nuint)T.Count)
            most = T.MaximumF32(most, T.And(T.LoadF32(ref row, offset), magnitude));
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
            most = T.MaximumF32(most, T.And(RowTail.Load<T>(ref tail, slot), magnitude));
        T.StoreF32(most, ref Block<float>.Start(ref lanes), 0);
        float result = 0;
        for (int lane = 0; lane < T.Count; lane++) result = Math.Max(result, lanes[lane]);
        return result;
    }
}
