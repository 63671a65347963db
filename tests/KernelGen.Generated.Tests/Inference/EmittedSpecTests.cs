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

    private static RecurrentSpec Layer(ModelSpec spec) => spec.Layers.OfType<RecurrentSpec>().First();

    private static WeightSpec Recurrent(ModelSpec spec) => Layer(spec).RecurrentWeights;
}
