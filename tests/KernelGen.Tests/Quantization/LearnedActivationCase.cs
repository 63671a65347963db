using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>Activations over a learned range on a lane type: levels, the gradient by the values, and that by the learned number before any factor.</summary>
internal sealed record LearnedActivationCase(ActivationSpec Spec, float Learned, float[] Values, float[] Upstream)
    : ILaneJob<LearnedActivationResult>
{
    public LearnedActivationResult Run<T>()
        where T : struct, ILanes<T>
    {
        LearnedCode code = new(Spec, Learned);
        float[] levels = [.. Values], values = [.. Values], gradient = [.. Upstream];
        AffineActivation.Quantize<T>(ref levels[0], levels.Length, in code.Affine);
        float byLearned = LearnedGradient.Pass<T>(ref values[0], ref gradient[0], values.Length, in code);
        return new LearnedActivationResult(levels, gradient, byLearned);
    }
}
