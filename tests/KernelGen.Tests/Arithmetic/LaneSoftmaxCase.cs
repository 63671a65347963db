using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Arithmetic;

/// <summary>The softmax of a row, of which a copy is changed.</summary>
internal sealed record LaneSoftmaxCase(float[] Logits, int Count, int Target, float Factor)
    : ILaneJob<(double Loss, double LossAlone, float[] Gradient, float[] Probabilities)>
{
    public (double Loss, double LossAlone, float[] Gradient, float[] Probabilities) Run<T>()
        where T : struct, ILanes<T>
    {
        float[] gradient = (float[])Logits.Clone();
        float[] probabilities = (float[])Logits.Clone();
        double loss = Softmax.GradientInPlace<T>(ref gradient[0], Count, Target, Factor);
        Softmax.InPlace<T>(ref probabilities[0], Count);
        return (loss, Softmax.Loss<T>(in Logits[0], Count, Target), gradient, probabilities);
    }
}
