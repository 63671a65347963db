using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>What a residual layer hands on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResidualSum
{
    /// <summary>sum = entering + hidden; nothing beyond <paramref name="count"/> values is read or written.</summary>
    /// <param name="entering">What enters the layer.</param>
    /// <param name="hidden">Its h.</param>
    /// <param name="sum">Where to, apart from both: the last register overlaps the one before it.</param>
    /// <param name="count">Values, 1 or more.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Add<T>(ref float entering, ref float hidden, ref float sum, int count)
        where T : struct, ILanes<T>
    {
        if (count < T.Count)
        {
            for (int index = 0; index < count; index++) Unsafe.Add(ref sum, index) = Unsafe.Add(ref entering, index) + Unsafe.Add(ref hidden, index);
            return;
        }

        for (int first = 0; first < count; first += T.Count)
        {
            nuint offset = (nuint)int.Min(first, count - T.Count);
            T.StoreF32(T.AddF32(T.LoadF32(ref entering, offset), T.LoadF32(ref hidden, offset)), ref sum, offset);
        }
    }
}
