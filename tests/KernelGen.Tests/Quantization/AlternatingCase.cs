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
        Alternating.Encode<T>(in Row[0], Row.Length, Planes, coefficients, ref codes[0]);
        Alternating.QuantizeRow<T>(in Row[0], Row.Length, Planes, Cycles, ref values[0]);
        return new AlternatingResult(coefficients, codes, values);
    }
}

/// <summary>What came out.</summary>
internal sealed record AlternatingResult(float[] Coefficients, byte[] Codes, float[] Values)
{
    /// <summary>The values that codes and coefficients stand for.</summary>
    public float[] Decoded() => Array.ConvertAll(Codes, code =>
    {
        float sum = 0;
        for (int plane = 0; plane < Coefficients.Length; plane++)
        {
            float signed = (code >> plane & 1) == 1 ? Coefficients[plane] : -Coefficients[plane];
            sum = plane == 0 ? signed : sum + signed;
        }

        return sum;
    });

    /// <summary>Squared error over squared length.</summary>
    public double RelativeError(float[] row)
    {
        double error = 0, square = 0;
        for (int i = 0; i < row.Length; i++)
        {
            error += Math.Pow(row[i] - (double)Values[i], 2);
            square += (double)row[i] * row[i];
        }

        return error / square;
    }
}
