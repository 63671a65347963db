using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Planning;

/// <summary>Which layers take both products of a single step in one method, and by what tiles.</summary>
public sealed class FusedStepTests
{
    private static readonly RecurrentSpec layer = new(
        "Lstm", 0, CellKind.Lstm, 3, 20, ActivationSpec.Float, new WeightSpec(Quantizer.FullPrecision, 32), new WeightSpec(Quantizer.FullPrecision, 32),
        ActivationSpec.Float, CellActivation.Tanh, ResetGate.After, Bias: true);

    [Fact]
    public void SmallFloatLayer_TakesBothProductsAtOnce() => Assert.True(Plan(layer).FusesProducts);

    [Fact]
    public void LayerWhoseProductsAreNotPlainSums_TakesThemApart()
    {
        Assert.False(Plan(layer with { Norm = ProductNorm.Layer }).FusesProducts);
        Assert.False(Plan(layer with { NormalisesInput = true }).FusesProducts);
        Assert.False(Plan(layer with { Cell = CellKind.Gru, Reset = ResetGate.Before }).FusesProducts);
        Assert.False(Plan(layer with { RecurrentWeights = new WeightSpec(Quantizer.Uniform, 8) }).FusesProducts);
    }

    [Theory]
    [InlineData(64, 64, true)]
    [InlineData(65, 64, false)]
    public void Products_AreTakenAtOnceUpTo128KiB(int input, int hidden, bool fuses) =>
        Assert.Equal(fuses, Plan(layer with { Input = input, Hidden = hidden }).FusesProducts);

    [Theory]
    [InlineData(CellKind.Lstm, 8, 4)]
    [InlineData(CellKind.Lstm, 48, 4)]
    [InlineData(CellKind.Lstm, 49, 2)]
    [InlineData(CellKind.Lstm, 80, 2)]
    [InlineData(CellKind.Gru, 64, 3)]
    [InlineData(CellKind.Rnn, 100, 1)]
    public void Tiles_HoldAsManyGatesAsTwelveRegistersDo(CellKind cell, int hidden, int gates) =>
        Assert.Equal(gates, Plan(layer with { Cell = cell, Hidden = hidden }).StepGates);

    [Fact]
    public void GatedUnitsThatFitNoTile_TakeTheProductsApart() => Assert.False(Plan(layer with { Cell = CellKind.Gru, Hidden = 65 }).FusesProducts);

    [Fact]
    public void TilesOfAFusedLayer_AreTheBlocksOfItsRows()
    {
        for (int hidden = 1; hidden <= 80; hidden++)
        {
            RecurrentPlan plan = Plan(layer with { Hidden = hidden });
            Assert.True(plan.FusesProducts);
            Assert.InRange(plan.StepGroups * plan.StepGates, 1, 12);
            foreach (MatrixPlan matrix in new[] { plan.InputMatrix, plan.RecurrentMatrix })
            {
                Assert.Equal(plan.StepTiles, matrix.Layout.Blocks);
                Assert.Equal(plan.StepGates * plan.GateStride, matrix.Layout.RowBlock);
                Assert.Equal(0, matrix.Layout.RowBlock % (16 * matrix.TileRegisters));
            }
        }
    }

    [Theory]
    [InlineData(8, CellActivation.Tanh, true)]
    [InlineData(9, CellActivation.Tanh, false)]
    [InlineData(8, CellActivation.Sigmoid, false)]
    public void HalfRegisters_ServeUpToEightUnitsWhosePaddingStaysZero(int hidden, CellActivation activation, bool half) =>
        Assert.Equal(half, ModelPlanner.Plan(Model(layer with { Hidden = hidden, Activation = activation }), KernelCosts.Fitted).FitsHalfRegisters);

    private static RecurrentPlan Plan(RecurrentSpec spec) => ModelPlanner.Plan(Model(spec), KernelCosts.Fitted).Recurrent.Single();

    private static ModelSpec Model(RecurrentSpec spec) => new("Model", new EquatableArray<LayerSpec>([spec]));
}
