using System.Linq;
using Cases;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>What an attribute says stands in the emitted spec: training, packing and files go by that one.</summary>
public sealed class EmittedSpecTests
{
    [Fact]
    public void ExponentsFractionsAndNormalisation_AreThoseOfTheAttribute()
    {
        Assert.Equal(new ExponentRange(-6, 1), Recurrent(LstmExponentialNarrow.Spec).Powers);
        Assert.Equal(new ExponentRange(-22, 10), Recurrent(GruExponential.Spec).Exponents());
        Assert.Equal(2, Recurrent(RnnFixedPoint.Spec).FractionBits);
        Assert.True(Recurrent(LstmNormalisedBinary.Spec).Normalised);
        Assert.True(Recurrent(GruNormalisedFloat.Spec).Normalised);
        Assert.False(Recurrent(GruDenseShift3.Spec).Normalised);
        Assert.True(Recurrent(WordsTernarization.Spec).Stochastic);
        Assert.Equal(ScaleScope.Matrix, Recurrent(RnnUniformOfMatrix.Spec).ScaleScope);
        Assert.Equal(ScaleScope.Matrix, Recurrent(LstmEqualOfMatrix.Spec).ScaleScope);
        Assert.Equal(ScaleScope.Row, Recurrent(GruStepsOfRows.Spec).ScaleScope);
        Assert.Equal(ScaleScope.Default, GruStepsOfRows.Spec.Layers.OfType<RecurrentSpec>().First().InputWeights.ScaleScope);
        Assert.False(Recurrent(LstmUnclipped.Spec).Clips);
        Assert.True(LstmUnclipped.Spec.Layers.OfType<RecurrentSpec>().First().InputWeights.Clips);
        Assert.True(Recurrent(LstmNormalisedBinary.Spec).Clips);
    }

    [Fact]
    public void NormalisationOfProducts_IsThatOfTheAttribute()
    {
        Assert.Equal(ProductNorm.Layer, Layer(LstmLayerNormBinary.Spec).Norm);
        Assert.False(Recurrent(LstmLayerNormBinary.Spec).TakesNorm);
        Assert.Equal(ProductNorm.Batch, Layer(GruBatchNormAfter.Spec).Norm);
        Assert.True(Layer(GruBatchNormAfter.Spec).InputWeights.TakesNorm);
        Assert.True(Recurrent(GruBatchNormAfter.Spec).TakesNorm);
        Assert.True(Layer(LstmInputNormTernary.Spec).NormalisesInput);
        Assert.False(Layer(GruBatchNormAfter.Spec).NormalisesInput);
        Assert.Equal(ProductNorm.None, Layer(GruDenseShift3.Spec).Norm);
    }

    [Fact]
    public void Biases_AreThoseOfTheAttribute()
    {
        Assert.Equal(new WeightSpec(Quantizer.FixedPoint, 5) { FractionBits = 3 }, Biases(RnnFixedPointBiases.Spec));
        Assert.Equal(new WeightSpec(Quantizer.Exponential, 4) { Powers = new ExponentRange(-7, 0) }, Biases(LstmExponentialBiases.Spec));
        Assert.Equal(new WeightSpec(Quantizer.Binarization, 1), Biases(LstmBinaryBiases.Spec));
        Assert.Equal(new WeightSpec(Quantizer.FullPrecision, 32), Biases(GruOneFloatBias.Spec));
        Assert.Equal(new WeightSpec(Quantizer.Ternarization, 2, Stochastic: true), Biases(WordsTernaryBiases.Spec));
        Assert.Equal(new WeightSpec(Quantizer.FullPrecision, 32), Linear(LstmExponentialBiases.Spec).BiasWeights);
        Assert.Null(Biases(LstmNormalisedBinary.Spec));
        Assert.Null(Linear(GruBeforeBiases.Spec).BiasWeights);
    }

    [Fact]
    public void Slopes_AreThoseOfTheAttribute()
    {
        Assert.Equal([0.3f, 3], LstmSlopes.Spec.Layers.OfType<RecurrentSpec>().Select(layer => layer.Slope));
        Assert.Equal(1.5f, Layer(GruBeforeSlope.Spec).Slope);
        Assert.Equal(1, Layer(GruDenseShift3.Spec).Slope);
    }

    [Fact]
    public void GateForms_AreThoseOfTheAttribute()
    {
        Assert.Equal([GateForm.Fast, GateForm.Precise], LstmFast.Spec.Layers.OfType<RecurrentSpec>().Select(layer => layer.GateForm));
        Assert.Equal((GateForm.Fast, 1.5f), (Layer(RnnFast.Spec).GateForm, Layer(RnnFast.Spec).Slope));
        Assert.Equal(GateForm.Precise, Layer(GruDenseShift3.Spec).GateForm);
    }

    [Fact]
    public void DrawnLevels_AreThoseOfTheAttribute()
    {
        Assert.Equal(ActivationSpec.BernoulliTernary, Hidden(RnnBernoulli.Spec));
        Assert.Equal(ActivationSpec.Affine(4, -1, 1), Layer(LstmBernoulli.Spec).InputActivation);
        Assert.Equal(ActivationSpec.BernoulliTernary, Hidden(LstmBernoulliSigmoid.Spec));
    }

    [Fact]
    public void LearnedRanges_AreThoseOfTheAttribute()
    {
        Assert.Equal(ActivationSpec.Learned(3, Quantizer.LearnedStep, isSigned: true), Hidden(RnnStep3.Spec));
        Assert.Equal(ActivationSpec.Learned(6, Quantizer.LearnedStep, isSigned: false), Hidden(RnnStepRelu.Spec));
        Assert.Equal(ActivationSpec.Learned(4, Quantizer.LearnedClip, isSigned: false), Hidden(RnnClipRelu.Spec));
        Assert.Equal(ActivationSpec.Learned(2, Quantizer.LearnedClip, isSigned: true), Hidden(GruBeforeClip2.Spec));
        Assert.Equal(ActivationSpec.Learned(3, Quantizer.LearnedClip, isSigned: true), ((RecurrentSpec)LstmClips.Spec.Layers[1]).InputActivation);

        // Features keep their stated range, and so does h below LearnedStep weights alone.
        Assert.Equal(ActivationSpec.Affine(4, -1, 1), RnnStepRelu.Spec.Layers.OfType<RecurrentSpec>().First().InputActivation);
        Assert.Equal(ActivationSpec.Affine(5, -1, 1), Hidden(RnnLearnedStep.Spec));
        Assert.Equal(["h_step_l0"], ModelTensors.Extras(GruAfterStep5.Spec.Layers[0]).Select(tensor => tensor.Name[(tensor.Name.IndexOf('.') + 1)..]));
    }

    [Fact]
    public void LayersWithoutAMatrix_AreThoseOfTheAttributes()
    {
        EquatableArray<LayerSpec> layers = SpeechFrames.Spec.Layers;
        Assert.Equal(new LayerNormSpec("layernorm", 12), layers[0]);
        Assert.Equal(new FrameStackingSpec("stacking", 12, 3) { OutputCodes = ActivationSpec.Affine(4, -2, 2) }, layers[1]);
        Assert.Equal((36, ActivationSpec.Affine(4, -2, 2), 0.2f), (((LinearSpec)layers[2]).Input, ((LinearSpec)layers[2]).InputActivation, layers[2].Dropout));
        Assert.Equal(new FrameStackingSpec("stacking2", 20, 2) { OutputCodes = ActivationSpec.Affine(4, 0, 1) }, layers[4]);
        Assert.Equal(new LogSoftmaxSpec("logsoftmax", 7), layers[6]);
        Assert.Equal(new LayerNormSpec("layernorm2", 21) { OutputCodes = ActivationSpec.BinaryCode(3, Quantizer.Refined) }, NormOnLine.Spec.Layers[3]);
        Assert.Equal(new FrameStackingSpec("stacking2", 20, 2) { Stride = 2, OutputCodes = ActivationSpec.Affine(4, 0, 1) }, SpeechStrided.Spec.Layers[3]);
        Assert.Equal((4, 2, 2, 4), (SpeechStrided.Spec.Stride, SpeechStrided.Spec.StrideTo(0), SpeechStrided.Spec.StrideTo(2), SpeechStrided.Stride));
        Assert.Equal(0.4f, NormedWords.Spec.Layers[3].Dropout);
    }

    [Fact]
    public void Projections_AreThoseOfTheAttribute()
    {
        Assert.Equal((10, ActivationSpec.Float), (Layer(LstmProjectedFloat.Spec).Projection, Hidden(LstmProjectedFloat.Spec)));
        Assert.Equal((12, ActivationSpec.Affine(4, -2, 1.5f)), (Layer(LstmProjectedBalanced.Spec).Projection, Hidden(LstmProjectedBalanced.Spec)));
        Assert.Equal(ActivationSpec.Affine(4, 0, 1), Layer(LstmProjectedBalanced.Spec).InterlinkActivation);
        Assert.Equal(ActivationSpec.Learned(3, Quantizer.LearnedClip, isSigned: true), ((RecurrentSpec)LstmProjectedLearned.Spec.Layers[1]).HiddenActivation);
        Assert.Equal([10, 10, 9, 9, 6, 6], LstmProjectedPairs.Spec.Layers.OfType<RecurrentSpec>().Select(layer => layer.Projection ?? 0));
        Assert.Null(Layer(GruDenseShift3.Spec).Projection);
    }

    [Fact]
    public void Residuals_AreThoseOfTheAttribute()
    {
        Assert.Equal([ActivationSpec.Affine(4, -1, 2), ActivationSpec.Affine(3, -1, 3), ActivationSpec.Affine(8, -1, 4)], Sums(GruResidualBalanced.Spec));
        Assert.Equal([ActivationSpec.Float, ActivationSpec.Affine(5, -1, 3)], Sums(GruResidualMixed.Spec)[..2]);
        Assert.Equal(ActivationSpec.Affine(8, -1, 3), GruResidualMixed.Spec.Layers.OfType<RecurrentSpec>().Last().InputActivation with { Bits = 8 });
        Assert.Equal([ActivationSpec.BinaryCode(2)], Sums(LstmResidualOnLine.Spec));
        Assert.Equal([ActivationSpec.Affine(4, -5, 5)], Sums(LstmResidualShift.Spec));
        Assert.All(ResidualPairs.Spec.Layers.OfType<RecurrentSpec>(), layer => Assert.True(layer.Residual));
        Assert.False(Layer(GruDenseShift3.Spec).Residual);

        static ActivationSpec[] Sums(ModelSpec spec) => [.. spec.Layers.OfType<RecurrentSpec>().Select(layer => layer.ResidualCodes)];
    }

    private static ActivationSpec Hidden(ModelSpec spec) => spec.Layers.OfType<RecurrentSpec>().First().HiddenActivation;

    private static WeightSpec? Biases(ModelSpec spec) => spec.Layers.OfType<RecurrentSpec>().First().BiasWeights;

    private static LinearSpec Linear(ModelSpec spec) => spec.Layers.OfType<LinearSpec>().First();

    private static RecurrentSpec Layer(ModelSpec spec) => spec.Layers.OfType<RecurrentSpec>().First();

    private static WeightSpec Recurrent(ModelSpec spec) => Layer(spec).RecurrentWeights;
}
