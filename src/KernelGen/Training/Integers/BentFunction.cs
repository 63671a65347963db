using System;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Piecewise;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// A piecewise-linear function in training: the integers of <see cref="PiecewiseLanes"/>, what they stand for, and as the derivative the slope of the piece, 0 where
/// an input was held to 16 bits.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class BentFunction<TLanes> : TrainedGate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly int[] knots, slopes, offsets;
    private readonly float[] rises;
    private readonly int shift;
    private readonly float unit;

    /// <summary>Takes over a function on a grid.</summary>
    public BentFunction(IntegerFunction function, FixedPointGrid grid)
    {
        unit = MathF.ScaleB(1, -grid.OutputBits);
        knots = [.. function.KnotPlaces.Skip(1).Take(function.Pieces - 1)];
        slopes = [.. function.Slopes];
        offsets = [.. function.Offsets];
        shift = function.Shift;
        double rise = Math.ScaleB(1, grid.InputBits - grid.OutputBits - shift);
        rises = [.. slopes.Select(slope => (float)(slope * rise))];
    }

    /// <inheritdoc/>
    public override void Apply(ref int values, int count, ref float outputs, ref float derivatives)
    {
        Rise(ref values, (nuint)count, ref derivatives);
        Apply(ref values, count);
        Record(ref values, (nuint)count, ref outputs);
    }

    /// <summary>Replaces inputs by the function of them.</summary>
    /// <param name="values">The inputs, 16 bits.</param>
    /// <param name="count">A multiple of 16.</param>
    public void Apply(ref int values, int count) => PiecewiseLanes.Apply<TLanes>(ref values, count, knots, slopes, offsets, shift);

    [MethodImpl(AggressiveOptimization)]
    private void Rise(ref int values, nuint count, ref float derivatives)
    {
        TLanes least = TLanes.BroadcastS32(short.MinValue), greatest = TLanes.BroadcastS32(short.MaxValue);
        for (nuint at = 0; at < count; at += (nuint)TLanes.Count)
        {
            TLanes value = TLanes.LoadS32(ref values, at), rise = TLanes.BroadcastF32(rises[0]);
            for (int piece = 1; piece < rises.Length; piece++)
                rise = TLanes.Select(TLanes.GreaterS32(value, TLanes.BroadcastS32(knots[piece - 1] - 1)), TLanes.BroadcastF32(rises[piece]), rise);
            TLanes inside = TLanes.And(TLanes.GreaterS32(value, least), TLanes.GreaterS32(greatest, value));
            TLanes.StoreF32(TLanes.And(rise, inside), ref derivatives, at);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private void Record(ref int values, nuint count, ref float outputs)
    {
        TLanes all = TLanes.BroadcastF32(unit);
        for (nuint at = 0; at < count; at += (nuint)TLanes.Count)
            TLanes.StoreF32(TLanes.MultiplyF32(TLanes.ConvertS32ToF32(TLanes.LoadS32(ref values, at)), all), ref outputs, at);
    }
}
