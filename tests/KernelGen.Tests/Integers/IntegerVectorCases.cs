using System;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Integers;

/// <summary>Something that <see cref="IntegerGates"/> does in place to a vector, by name.</summary>
internal sealed record IntegerGatesCase(string Name, int[] Values, int[] Others, Requantization By) : ILaneJob<int[]>
{
    public int[] Run<T>()
        where T : struct, ILanes<T>
    {
        int[] results = [.. Values];
        switch (Name)
        {
            case "Requantize": IntegerGates.Requantize<T>(ref results[0], results.Length, By); break;
            case "Add": IntegerGates.Add<T>(ref results[0], ref Others[0], results.Length); break;
            case "AddBias": IntegerGates.AddBias<T>(ref results[0], ref Others[0], results.Length); break;
            default: throw new ArgumentException(Name);
        }

        return results;
    }
}

/// <summary>A piecewise-linear function of a vector, its constants as they are emitted.</summary>
internal sealed record PiecewiseCase(int[] Values, int[] Knots, int[] Slopes, int[] Offsets, int Shift) : ILaneJob<int[]>
{
    public int[] Run<T>()
        where T : struct, ILanes<T>
    {
        int[] results = [.. Values];
        PiecewiseLanes.Apply<T>(ref results[0], results.Length, Knots, Slopes, Offsets, Shift);
        return results;
    }
}

/// <summary>The gates of a product, normalised.</summary>
internal sealed record IntegerNormCase(int[] Sums, int[] Gains, int Gates, int Units, int Stride, DeviationForm Form, long Epsilon, int GainBits) : ILaneJob<int[]>
{
    public int[] Run<T>()
        where T : struct, ILanes<T>
    {
        int[] results = [.. Sums];
        IntegerNormLanes.Normalise<T>(ref results[0], ref Gains[0], Gates, Units, Stride, Form, Epsilon, GainBits);
        return results;
    }
}

/// <summary>The sum of signed bytes, and the bytes raised to unsigned ones.</summary>
internal sealed record IntegerRecordCase(byte[] Codes, int Count, int Zero) : ILaneJob<(int Total, byte[] Raised)>
{
    public (int Total, byte[] Raised) Run<T>()
        where T : struct, ILanes<T>
    {
        byte[] raised = new byte[Codes.Length];
        IntegerRecord.Raise<T>(ref Codes[0], Count, Zero, ref raised[0]);
        return (IntegerRecord.Total<T>(ref Codes[0], Count), raised);
    }
}
