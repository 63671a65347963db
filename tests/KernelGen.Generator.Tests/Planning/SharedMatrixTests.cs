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
    [InlineData(2047, false)]
    [InlineData(2048, true)]
    public void AMatrix_IsSharedFromOneMiB(int columns, bool isShared)
    {
        ModelPlan plan = Plan(new LinearSpec("", columns, 128, ActivationSpec.Float, floats, Bias: true));
        Assert.Equal(512L * columns, plan.Matrices.Single().Layout.Bytes);
        Assert.Equal(isShared, plan.SharesMatrices);
    }

    [Theory]
    [InlineData(Quantizer.Uniform, 8, 2047, false)]
    [InlineData(Quantizer.Uniform, 8, 2048, true)]
    [InlineData(Quantizer.Exponential, 7, 2047, false)]
    [InlineData(Quantizer.Exponential, 7, 2048, true)]
    public void CodesAgainstFloats_AreSharedFromAQuarterOfThat(Quantizer quantizer, int bits, int columns, bool isShared)
    {
        ModelPlan plan = Plan(new LinearSpec("", columns, 128, ActivationSpec.Float, new WeightSpec(quantizer, bits), Bias: true));
        Assert.Equal(128L * columns, plan.Matrices.Single().Layout.Bytes);
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
        WeightSpec weights = new(Quantizer.Uniform, bits);
        ActivationSpec codes = ActivationSpec.Affine(bits, -1, 1);
        Assert.Equal(isShared, Plan(new RecurrentSpec(
            "Lstm", 0, CellKind.Lstm, hidden, hidden, codes, weights, weights, codes, CellActivation.Tanh, ResetGate.After, Bias: true)).SharesMatrices);
    }

    private static ModelPlan Plan(LayerSpec layer) => ModelPlanner.Plan(new ModelSpec("Model", new EquatableArray<LayerSpec>([layer])), KernelCosts.Fitted);
}
