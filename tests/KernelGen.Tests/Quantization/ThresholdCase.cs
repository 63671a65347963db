using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>A row under given thresholds.</summary>
internal sealed record ThresholdCase(float[] Row, Thresholds Thresholds) : ILaneJob<float[]>
{
    public float[] Run<T>()
        where T : struct, ILanes<T>
    {
        float[] values = new float[Row.Length];
        Thresholds thresholds = Thresholds;
        ThresholdRow.WriteValues<T>(ref Row[0], (nuint)Row.Length, in thresholds, ref values[0]);
        return values;
    }
}
