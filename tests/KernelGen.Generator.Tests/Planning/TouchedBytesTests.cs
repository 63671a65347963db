using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Planning;

/// <summary>What a time step touches beyond the packed weights.</summary>
public sealed class TouchedBytesTests
{
    private static readonly ActivationSpec bits2 = ActivationSpec.Affine(2, 0, 1);

    [Fact]
    public void LstmOf450Units2Bits_TouchesAtMostEightPercent()
    {
        var weights = new WeightSpec(Quantizer.Uniform, 2);
        var hidden = ActivationSpec.Affine(2, -1, 1);
        AssertTouches(0.08, new RecurrentSpec("", 0, CellKind.Lstm, 450, 450, bits2, weights, weights, hidden, CellActivation.Tanh, ResetGate.After, true));
    }

    [Theory]
    [InlineData(Quantizer.Uniform)]
    [InlineData(Quantizer.Alternating)]
    public void ProductOfAMegabyte_TouchesAtMostThreePercent(Quantizer quantizer) => AssertTouches(
        0.03,
        new LinearSpec("", 1024, 4096, quantizer == Quantizer.Alternating ? ActivationSpec.BinaryCode(2) : bits2, new WeightSpec(quantizer, 2), false));

    private static void AssertTouches(double share, LayerSpec layer)
    {
        ModelSpec spec = new("Model", new EquatableArray<LayerSpec>([layer]));
        ModelPlan plan = ModelPlanner.Plan(spec, KernelCosts.Fitted);
        Assert.InRange(plan.ScratchBytesPerStep + plan.StateBytes, 1, share * PackedSize.Of(spec).Bytes);
    }
}
