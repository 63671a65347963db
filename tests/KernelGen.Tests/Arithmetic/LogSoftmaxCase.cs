using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Arithmetic;

/// <summary>The log probabilities of a row, in place of a copy.</summary>
internal sealed record LogSoftmaxCase(float[] Logits, int Count) : ILaneJob<float[]>
{
    public float[] Run<T>()
        where T : struct, ILanes<T>
    {
        float[] row = Logits[..Count];
        Softmax.Log<T>(in row[0], ref row[0], Count);
        return row;
    }
}
