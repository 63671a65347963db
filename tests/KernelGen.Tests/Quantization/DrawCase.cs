using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>One draw of a row.</summary>
internal sealed record DrawCase(float[] Row, float Scale, bool IsBinary, WeightDraw Draw, int Index) : ILaneJob<float[]>
{
    public float[] Run<T>()
        where T : struct, ILanes<T>
    {
        float[] values = new float[Row.Length];
        if (IsBinary) DrawnRow.Write<T, BinaryDraw>(ref Row[0], Row.Length, new(Scale), Draw, Index, ref values[0]);
        else DrawnRow.Write<T, TernaryDraw>(ref Row[0], Row.Length, new(Scale), Draw, Index, ref values[0]);
        return values;
    }
}
