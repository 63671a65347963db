using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>The codes of a row for given coefficients on a lane type.</summary>
internal sealed record EncodeCase(float[] Row, float[] Coefficients) : ILaneJob<byte[]>
{
    public byte[] Run<T>()
        where T : struct, ILanes<T>
    {
        byte[] codes = new byte[Row.Length];
        Alternating.Encode<T>(in Row[0], Row.Length, Coefficients.Length, Alternating.Cycles, Coefficients, ref codes[0]);
        return codes;
    }
}
