using System;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>The alternating quantization of a row on a lane type.</summary>
internal sealed record AlternatingCase(float[] Row, int Planes, int Cycles = Alternating.Cycles) : ILaneJob<AlternatingResult>
{
    public AlternatingResult Run<T>()
        where T : struct, ILanes<T>
    {
        float[] coefficients = new float[Planes];
        byte[] codes = new byte[Row.Length];
        float[] values = new float[Row.Length];
        Alternating.Fit<T>(in Row[0], Row.Length, Planes, Cycles, coefficients);
        Alternating.Encode<T>(in Row[0], Row.Length, Planes, Cycles, coefficients, ref codes[0]);
        Alternating.QuantizeRow<T>(in Row[0], Row.Length, Planes, Cycles, ref values[0]);
        return new AlternatingResult(coefficients, codes, values);
    }
}
