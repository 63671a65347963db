using System;

namespace KernelGen.Tests.Quantization;

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
