using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Planning;

/// <summary>Which matrices are large enough for threads to share them.</summary>
public sealed class SharedMatrixTests
{
    private static readonly WeightSpec floats = new(Quantizer.FullPrecision, 32);

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    public void AMatrix_IsSharedFrom512KiB(int columns, bool isShared)
    {
        ModelPlan plan = Plan(new LinearSpec("", columns, 128, ActivationSpec.Float, floats, Bias: true));
        Assert.Equal(512L * columns, plan.Matrices.Single().Layout.Bytes);
        Assert.Equal(isShared, plan.SharesMatrices);
    }

    [Fact]
    public void OneBlock_CannotBeShared() => Assert.False(Plan(new LinearSpec("", 4096, 64, ActivationSpec.Float, floats, Bias: true)).SharesMatrices);

    [Theory]
    [InlineData(450, 2, false)]
    [InlineData(450, 4, false)]
    [InlineData(2048, 2, true)]
    public void AnLstm_IsSharedBySize(int hidden, int bits, bool isShared)
    {
        var weights = new WeightSpec(Quantizer.Uniform, bits);
        var layer = new RecurrentSpec(
            "Lstm", 0, CellKind.Lstm, hidden, hidden, ActivationSpec.Float, weights, weights, ActivationSpec.Float, CellActivation.Tanh, ResetGate.After, Bias: true);
        Assert.Equal(isShared, Plan(layer).SharesMatrices);
    }

    private static ModelPlan Plan(LayerSpec layer) => ModelPlanner.Plan(new ModelSpec("Model", new EquatableArray<LayerSpec>([layer])), KernelCosts.Fitted);
}
