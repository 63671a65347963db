using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>One draw of a row of powers of two over the whole range of exponents.</summary>
internal sealed record PowerDrawCase(float[] Row) : ILaneJob<float[]>
{
    public float[] Run<T>()
        where T : struct, ILanes<T>
    {
        float[] values = new float[Row.Length];
        PowerRounding rounding = new(ExponentRange.OfBits(7));
        DrawnRow.Write<T, PowerRounding>(ref Row[0], Row.Length, rounding, new WeightDraw(3, 1, 4), 0, ref values[0]);
        return values;
    }
}
