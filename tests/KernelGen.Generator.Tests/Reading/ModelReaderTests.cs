using System.Linq;
using KernelGen.Generator.Reading;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Reading;

public sealed class ModelReaderTests
{
    [Fact]
    public void LeastDeclaration_FillsEveryDefault()
    {
        RecurrentSpec layer = (RecurrentSpec)Layers("[QuantizedLstm(Hidden = 450, WBits = 4, ABits = 4)]")[0];

        Assert.Equal(
            new RecurrentSpec(
                "",
                0,
                CellKind.Lstm,
                450,
                450,
                ActivationSpec.Float,
                new WeightSpec(Quantizer.BalancedMean, 4),
                new WeightSpec(Quantizer.BalancedMean, 4),
                ActivationSpec.Affine(4, 0, 1),
                CellActivation.Sigmoid,
                ResetGate.After,
                true),
            layer);
    }

    [Fact]
    public void LaterLayers_TakeInputAndCodesFromTheOneBefore()
    {
        EquatableArray<LayerSpec> layers = Layers("""
            [QuantizedEmbedding(Vocabulary = 30, Size = 12, WBits = 3)]
            [QuantizedLstm(Hidden = 20, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
            [QuantizedGru(Hidden = 10, WBits = 4, ABits = 5, Activation = CellActivation.Tanh, Reset = ResetGate.Before)]
            [QuantizedLinear(Outputs = 7, Bias = false)]
            """);

        RecurrentSpec lstm = (RecurrentSpec)layers[1];
        RecurrentSpec gru = (RecurrentSpec)layers[2];
        LinearSpec linear = (LinearSpec)layers[3];
        Assert.Equal((12, ActivationSpec.Affine(3, 0, 1)), (lstm.Input, lstm.InputActivation));
        Assert.Equal((CellActivation.Tanh, ActivationSpec.BinaryCode(2)), (lstm.Activation, lstm.HiddenActivation));
        Assert.Equal((20, ActivationSpec.BinaryCode(2)), (gru.Input, gru.InputActivation));
        Assert.Equal((ResetGate.Before, ActivationSpec.Affine(5, -1, 1)), (gru.Reset, gru.HiddenActivation));
        Assert.Equal((10, ActivationSpec.Affine(5, -1, 1), false), (linear.Input, linear.InputActivation, linear.Bias));
        Assert.Equal(new WeightSpec(Quantizer.BalancedMean, 32), linear.Weights);
    }

    [Fact]
    public void Cycles_BelongToTheWeightsThatHaveThem()
    {
        EquatableArray<LayerSpec> layers = Layers("""
            [QuantizedEmbedding(Vocabulary = 30, Size = 12, WBits = 2, Quantizer = Quantizer.Alternating, Cycles = 1)]
            [QuantizedLstm(Hidden = 20, WBits = 2, Quantizer = Quantizer.Alternating, InputQuantizer = Quantizer.Uniform, Cycles = 5)]
            [QuantizedLinear(Outputs = 7, WBits = 2, Quantizer = Quantizer.Alternating)]
            """);

        RecurrentSpec lstm = (RecurrentSpec)layers[1];
        int[] cycles = [((EmbeddingSpec)layers[0]).Weights.Cycles, lstm.InputWeights.Cycles, lstm.RecurrentWeights.Cycles, ((LinearSpec)layers[2]).Weights.Cycles];
        Assert.Equal([1, 2, 5, 2], cycles);
    }

    [Theory]
    [InlineData("InputABits = 8, InputMinimum = -2, InputMaximum = 3, ", 8, -2f, 3f)]
    [InlineData("InputABits = 4, ", 4, -1f, 1f)]
    public void RawFeatures_AreCodedOverTheirRange(string arguments, int bits, float minimum, float maximum)
    {
        RecurrentSpec layer = (RecurrentSpec)Layers($"[QuantizedRnn({arguments}Hidden = 8)]")[0];

        Assert.Equal(ActivationSpec.Affine(bits, minimum, maximum), layer.InputActivation);
        Assert.Equal(ActivationSpec.Float, layer.HiddenActivation);
    }

    [Fact]
    public void RawFeatures_OfAlternatingAreBinaryCodes()
    {
        RecurrentSpec layer =
            (RecurrentSpec)Layers("[QuantizedRnn(Hidden = 8, InputABits = 3, Quantizer = Quantizer.Alternating)]")[0];

        Assert.Equal(ActivationSpec.BinaryCode(3), layer.InputActivation);
    }

    [Theory]
    [InlineData("Quantizer = Quantizer.Greedy", Quantizer.Greedy)]
    [InlineData("Quantizer = Quantizer.Refined", Quantizer.Refined)]
    [InlineData("Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.Greedy", Quantizer.Greedy)]
    [InlineData("Quantizer = Quantizer.Refined, ActivationQuantizer = Quantizer.Alternating", Quantizer.Alternating)]
    public void CodesFoundOnLine_AreThoseOfTheirMethod(string arguments, Quantizer method)
    {
        RecurrentSpec layer = (RecurrentSpec)Layers($"[QuantizedRnn(Hidden = 8, WBits = 2, ABits = 2, {arguments})]")[0];

        Assert.Equal(ActivationSpec.BinaryCode(2, method), layer.HiddenActivation);
    }

    [Fact]
    public void Names_AreTheKindsAndCountFromTheSecond()
    {
        EquatableArray<LayerSpec> layers = Layers("""
            [QuantizedEmbedding(Vocabulary = 30, Size = 12)]
            [QuantizedLstm(Hidden = 20)]
            [QuantizedLinear(Outputs = 9)]
            [QuantizedLstm(Hidden = 11)]
            [QuantizedRnn(Hidden = 10)]
            [QuantizedLinear(Outputs = 7)]
            """);

        Assert.Equal(["embedding", "lstm", "linear", "lstm", "rnn", "linear2"], layers.Select(layer => layer.Name));
        Assert.Equal([0, 1, 0], layers.OfType<RecurrentSpec>().Select(layer => layer.Index));
    }

    [Fact]
    public void Training_FillsBatchAndSteps()
    {
        ModelDeclaration model = Single("""
            [QuantizedLinear(Input = 3, Outputs = 2)]
            [Training(Loss = Loss.SoftmaxCrossEntropy)]
            public partial class Model;
            """);

        Assert.Equal(new TrainingSpec(Loss.SoftmaxCrossEntropy, 20, 35), model.Training);
    }

    [Fact]
    public void ContainingTypes_AreReopenedOutermostFirst()
    {
        ModelDeclaration model = Single("""
            namespace A.@class
            {
                partial interface IOuter
                {
                    partial record struct Middle
                    {
                        [QuantizedRnn(Hidden = 4)]
                        private partial class @event;
                    }
                }
            }
            """);

        Assert.Equal("A.@class", model.Namespace);
        Assert.Equal(
            [new ContainingType("interface", "IOuter"), new ContainingType("record struct", "Middle")], model.ContainingTypes);
        Assert.Equal(("private", "@event", "event"), (model.Accessibility, model.TypeName, model.Model.Name));
        Assert.Equal("A.class.IOuter.Middle.event", model.QualifiedName);
    }

    [Theory]
    [InlineData("[QuantizedEmbedding(Vocabulary = 9, Size = 4), QuantizedLstm(Hidden = 4)] [QuantizedLstm(Hidden = 5)]")]
    [InlineData("[QuantizedLinear(Input = 3, Outputs = 4)] [System.Obsolete, QuantizedGru(Hidden = 4)] [QuantizedLinear(Outputs = 5)]")]
    public void SeveralLayers_YieldOneModel(string attributes) =>
        Assert.Equal(3, Layers(attributes).Count);

    [Fact]
    public void TrainingOnAnotherPart_BelongsToTheModel()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using KernelGen; [Training(Loss = Loss.SoftmaxCrossEntropy)] partial class Model;",
            "using KernelGen; [QuantizedLinear(Input = 3, Outputs = 2)] partial class Model;");

        Assert.NotNull(Assert.Single(run.Models).Training);
    }

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 0)] partial class Model;")]
    [InlineData("[QuantizedLstm(Hidden = 8)] class Model;")]
    [InlineData("[QuantizedLstm(Hidden = \"8\")] partial class Model;")]
    [InlineData("[QuantizedLstm(Hidden = Missing)] partial class Model;")]
    [InlineData("[QuantizedLstm(8)] partial class Model;")]
    [InlineData("[QuantizedLstm(Hidden = 8)] partial struct Model;")]
    [InlineData("namespace Other; class QuantizedLstmAttribute : System.Attribute; [QuantizedLstm] partial class Model;")]
    public void WrongDeclarations_YieldNothing(string source) =>
        Assert.Empty(GeneratorRun.Of("global using KernelGen;", source).Files);

    [Fact]
    public void Warnings_DoNotStopTheModel() => Assert.Single(Layers("[QuantizedLstm(Hidden = 8, WBits = 1)]"));

    private static EquatableArray<LayerSpec> Layers(string attributes) =>
        Single(attributes + "\npublic partial class Model;").Model.Layers;

    private static ModelDeclaration Single(string source) =>
        Assert.Single(GeneratorRun.Of("using KernelGen;\n" + source).Models);
}
