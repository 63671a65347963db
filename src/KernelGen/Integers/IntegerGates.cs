using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary>What the cells of integer-only networks share on lanes: from sums of products to pre-activations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerGates
{
    /// <summary>Turns sums into summands of pre-activations by one factor, in place.</summary>
    /// <param name="sums">The first.</param>
    /// <param name="count">A multiple of 16.</param>
    /// <param name="by">The factor.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Requantize<T>(ref int sums, int count, Requantization by)
        where T : struct, ILanes<T>
    {
        for (nuint at = 0; at < (nuint)count; at += (nuint)T.Count)
            T.StoreS32(IntegerLanes.Requantize(T.LoadS32(ref sums, at), by), ref sums, at);
    }

    /// <summary>Adds the summands of both products, to 16 bits.</summary>
    /// <param name="pre">Those of W x; then pre-activations.</param>
    /// <param name="recurrent">Those of U h.</param>
    /// <param name="count">A multiple of 16.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Add<T>(ref int pre, ref int recurrent, int count)
        where T : struct, ILanes<T>
    {
        for (nuint at = 0; at < (nuint)count; at += (nuint)T.Count)
            T.StoreS32(IntegerLanes.To16(T.AddS32(T.LoadS32(ref pre, at), T.LoadS32(ref recurrent, at))), ref pre, at);
    }

    /// <summary>Adds integers to others, wrapping: biases behind normalisation, and summands whose sums are counted where they are then held to 16 bits.</summary>
    /// <param name="sums">What is added to.</param>
    /// <param name="bias">What is added.</param>
    /// <param name="count">A multiple of 16.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void AddBias<T>(ref int sums, ref int bias, int count)
        where T : struct, ILanes<T>
    {
        for (nuint at = 0; at < (nuint)count; at += (nuint)T.Count)
            T.StoreS32(T.AddS32(T.LoadS32(ref sums, at), T.LoadS32(ref bias, at)), ref sums, at);
    }
}
