using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Shares of codes that changed, and the spectral norm.</summary>
public sealed class CodeHistoryTests
{
    [Fact]
    public void Changes_AreCountedFromLookToLook()
    {
        CodeHistory history = new();
        Check(Look(history, 1, 1, 1, 1), 0, 0, 1, [0, 4]);
        Check(Look(history, -1, 1, 1, 1), 0.25, 0.25, 0.75, [1, 3]);
        Check(Look(history, 1, -1, 1, 1), 0.5, 0.75, 0.5, [1, 3]);
        Check(Look(history, 2, -2, 3, 4), 0, 0.75, 0.5, [1, 3]);
    }

    [Fact]
    public void CodesOfSeveralPlanes_AreOne()
    {
        CodeHistory history = new();
        CodeChange change = Look(history, Quantizer.PowerOfTwoTernarization, 2, -1, 0, 1, 1);
        Assert.Equal([1, 1, 0, 2], change.Histogram);
    }

    [Fact]
    public void SignsAndExponentsOfPowersOfTwo_AreCountedApart()
    {
        CodeHistory history = new();
        Check(Look(history, Quantizer.Exponential, 3, 1, 0.5f, -0.25f, 0.125f), signs: 0, exponents: 0, saturated: 0.25);
        Check(Look(history, Quantizer.Exponential, 3, -1, 0.5f, 0.25f, 0.125f), signs: 0.5, exponents: 0, saturated: 0.25);
        Check(Look(history, Quantizer.Exponential, 3, -1, 1, 0.125f, -1), signs: 0.25, exponents: 0.75, saturated: 0.75);
        CodeChange still = Look(history, Quantizer.Exponential, 3, -1, 1, 0.125f, -1);
        Check(still, signs: 0, exponents: 0, saturated: 0.75);
        Assert.Equal((0.0, 1.25, 0.0), (still.ChangedShare, still.ChangesPerWeight, still.NeverChangedShare));
    }

    [Fact]
    public void SignsOfOtherCodes_AreThoseOfTheirLevels()
    {
        CodeHistory binary = new(), ternary = new(), affine = new();
        Check(Look(binary, 1, 1, -1, 1), signs: 0, exponents: null, saturated: 1);
        Check(Look(binary, 1, -1, 1, 1), signs: 0.5, exponents: null, saturated: 1);

        // From zero to above it is no change of sign.
        Check(Look(ternary, Quantizer.PowerOfTwoTernarization, 2, 0, 0, 1, -1), signs: 0, exponents: null, saturated: 0.5);
        Check(Look(ternary, Quantizer.PowerOfTwoTernarization, 2, 1, -1, 1, -1), signs: 0.25, exponents: null, saturated: 1);
        Check(Look(affine, Quantizer.Uniform, 3, -1, 0.2f, -1, 0.2f), signs: 0, exponents: null, saturated: 0.5);
        Check(Look(affine, Quantizer.Uniform, 3, -1, -0.2f, -0.5f, 1), signs: 0.25, exponents: null, saturated: 0.5);
    }

    [Fact]
    public void AnotherModel_IsRefused()
    {
        CodeHistory history = new();
        Look(history, 1, 1, 1, 1);
        Assert.Throws<ArgumentException>("model", () => Look(history, Quantizer.BinaryWeight, 1, 1, 1, 1, 1));
    }

    [Fact]
    public void SpectralNorm_IsTheGreatestSingularValue()
    {
        Assert.Equal(3, SpectralNorm.Of([0, 3, 1, 0], 2, 2), 1e-7);
        Assert.Equal(5 * Math.Sqrt(2), SpectralNorm.Of([3, 4, -3, -4], 2, 2), 1e-7);
        Assert.Equal(Math.Sqrt(14), SpectralNorm.Of([1, 2, 3], 1, 3), 1e-7);
        Assert.Equal(5, SpectralNorm.Of([3, -4, 0.4f, 0.3f], 2, 2), 1e-7);
        Assert.Equal(0, SpectralNorm.Of(new float[6], 2, 3));
        Assert.Throws<ArgumentException>(() => SpectralNorm.Of(new float[5], 2, 3));
    }

    [Fact]
    public void BinaryWeights_HaveALargerNormThanTheFloatsBehindThem()
    {
        // Signs of n x n random weights have norm 2 sqrt(n) about: without scale far above that of the weights (Hou et al.).
        float[] weights = Array.ConvertAll(RandomRows.Uniform(100 * 100, 2), value => 0.1f * value);
        float[] signs = Array.ConvertAll(weights, value => value < 0 ? -1f : 1f);
        Assert.InRange(SpectralNorm.Of(signs, 100, 100), 18, 21);
        Assert.InRange(SpectralNorm.Of(weights, 100, 100), 1.0, 1.25);
    }

    private static CodeChange Look(CodeHistory history, params float[] weights) => Look(history, Quantizer.BinaryConnect, 1, weights);

    private static CodeChange Look(CodeHistory history, Quantizer quantizer, int bits, params float[] weights)
    {
        ModelSpec spec = new("Model", new EquatableArray<LayerSpec>(
            new LinearSpec("", 2, 2, ActivationSpec.Float, new WeightSpec(quantizer, bits), false)));
        TensorSet set = new();
        set.Add("weight", 2, 2, weights);
        return history.Look(PackedModel.Pack(spec, set)).Single();
    }

    private static void Check(CodeChange found, double signs, double? exponents, double saturated) =>
        Assert.Equal((signs, exponents, saturated), (found.SignsChangedShare, found.ExponentsChangedShare, found.SaturatedShare));

    private static void Check(CodeChange found, double changed, double perWeight, double never, IReadOnlyList<long> histogram)
    {
        Assert.Equal(("weight", changed, perWeight, never), (found.Tensor, found.ChangedShare, found.ChangesPerWeight, found.NeverChangedShare));
        Assert.Equal(histogram, found.Histogram);
    }
}
