using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Quantizing without training: what is reported is what counting gives, and the order of errors of Xu et al.</summary>
public sealed class PostTrainingTests
{
    [Fact]
    public void EveryMatrixAndGate_HasARow()
    {
        (PackedModel packed, IReadOnlyList<QuantizationRow> rows) = Quantize(Quantizer.Alternating, 2);
        Assert.Equal(
            ["embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "linear.weight"],
            rows.Where(row => row.Gate.Length == 0).Select(row => row.Tensor));
        Assert.Equal(["i", "f", "g", "o"], rows.Where(row => row.Tensor == "lstm.weight_hh_l0" && row.Gate.Length > 0).Select(row => row.Gate));
        Assert.Equal(packed.Size.Codes + packed.Size.Coefficients, rows.Where(row => row.Gate.Length == 0).Sum(row => row.Bytes));
        Assert.All(rows, row => Assert.Equal(2, row.Bits));
    }

    [Fact]
    public void ErrorOfAMatrix_IsThatOfItsGatesByTheirEnergy()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        TensorSet weights = Models.Weights(spec);
        QuantizationRow[] rows = [.. PostTraining.Quantize(weights, spec).Rows.Where(row => row.Tensor == "lstm.weight_hh_l0")];
        double error = 0, energy = 0;
        for (int gate = 0; gate < 4; gate++)
        {
            double own = weights.Get("lstm.weight_hh_l0").Values.Slice(gate * 25, 25).ToArray().Sum(value => (double)value * value);
            error += rows[1 + gate].RelativeError * own;
            energy += own;
        }

        Assert.Equal(error / energy, rows[0].RelativeError, 1e-9);
    }

    [Fact]
    public void FloatMatrices_HaveNoErrorAndNothingSaturates() =>
        Assert.All(Quantize(Quantizer.FullPrecision, 32).Rows, row => Assert.Equal((0.0, 0.0), (row.RelativeError, row.SaturatedShare)));

    [Theory]
    [InlineData(Quantizer.Uniform, 0)]
    [InlineData(Quantizer.Binarization, 0.317)]
    public void SaturatedShare_IsThatBeyondTheOutermostLevels(Quantizer quantizer, double expected)
    {
        QuantizationRow row = Large(quantizer, quantizer == Quantizer.Binarization ? 1 : 3);
        Assert.Equal(expected, row.SaturatedShare, 0.02);
    }

    [Theory]
    [InlineData(Quantizer.DenseShift, 4, false, 0.1)]
    [InlineData(Quantizer.SignSparseShift, 3, false, 0.2)]
    [InlineData(Quantizer.LearnedStep, 4, false, 0.05)]
    [InlineData(Quantizer.LossAwareBinary, 1, false, 0.4)]
    [InlineData(Quantizer.LossAwareTernary, 2, false, 0.25)]
    [InlineData(Quantizer.TerConnect, 2, true, 0.25)]
    [InlineData(Quantizer.FullPrecision, 32, true, 1e-12)]
    public void WhatAQuantizerKeepsBesideAMatrix_IsFittedToTheWeights(Quantizer quantizer, int bits, bool normalised, double greatestError)
    {
        // As floats begin in training, with which the constants of shift weights go together.
        const int columns = 512;
        ModelSpec spec = new("Fitted", new EquatableArray<LayerSpec>(new LinearSpec(
            "", columns, 64, ActivationSpec.Float, new WeightSpec(quantizer, bits) { Normalised = normalised }, false)));
        TensorSet weights = new();
        weights.Add("weight", 64, columns, [.. RandomRows.Gaussian(64 * columns, 3).Select(value => value / MathF.Sqrt(3 * columns))]);

        (PackedModel packed, IReadOnlyList<QuantizationRow> rows) = PostTraining.Quantize(weights, spec);

        Assert.InRange(rows[0].RelativeError, 0, greatestError);
        Assert.Equal(64 * columns, packed.Dequantize()["weight"].Values.Length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Errors_FallFromGreedyToRefinedToAlternating(int bits)
    {
        double greedy = Large(Quantizer.Greedy, bits).RelativeError;
        double refined = Large(Quantizer.Refined, bits).RelativeError;
        double alternating = Large(Quantizer.Alternating, bits).RelativeError;
        Assert.True(alternating <= refined && refined <= greedy, $"{alternating}, {refined}, {greedy}");
    }

    /// <summary>
    /// An error is a twelfth of the squared step: that of evenly spaced levels to the greatest weight of a row or of the matrix, that of 2^-15, and that of a step fitted to
    /// the mean, which covers far more than the weights.
    /// </summary>
    [Theory]
    [InlineData(Quantizer.Uniform, 1e-9)]
    [InlineData(Quantizer.FixedPoint, 1.3e-7)]
    [InlineData(Quantizer.LearnedStep, 1e-5)]
    [InlineData(Quantizer.Symmetric, 1e-8)]
    public void SixteenBits_LeaveTheErrorOfTheirStep(Quantizer quantizer, double greatestError)
    {
        const int columns = 512;
        ModelSpec spec = new("Fine", new EquatableArray<LayerSpec>(new LinearSpec(
            "", columns, 64, ActivationSpec.Float, new WeightSpec(quantizer, 16), false)));
        TensorSet weights = new();
        weights.Add("weight", 64, columns, [.. RandomRows.Gaussian(64 * columns, 3).Select(value => value / MathF.Sqrt(3 * columns))]);

        (PackedModel packed, IReadOnlyList<QuantizationRow> rows) = PostTraining.Quantize(weights, spec);

        QuantizationRow row = Assert.Single(rows);
        Assert.Equal((16, 2L * 64 * columns), (row.Bits, packed.Size.Codes));
        Assert.InRange(row.RelativeError, greatestError / 50, greatestError);
        Assert.Equal(0, row.SaturatedShare);
        ReadOnlySpan<float> values = packed.Dequantize()["weight"].Values, floats = weights.Get("weight").Values;
        float greatest = floats.ToArray().Max(Math.Abs);
        for (int i = 0; i < values.Length; i++) Assert.InRange(values[i] - floats[i], -0.01f * greatest, 0.01f * greatest);
    }

    [Fact]
    public void AModelOf16Bits_HasARowOf16BitsForEveryMatrix()
    {
        (PackedModel packed, IReadOnlyList<QuantizationRow> rows) = Quantize(Quantizer.BalancedMean, 16);
        Assert.All(rows, row => Assert.Equal(16, row.Bits));
        Assert.Equal(packed.Size.Codes + packed.Size.Coefficients, rows.Where(row => row.Gate.Length == 0).Sum(row => row.Bytes));
        Assert.Equal(4, rows.Count(row => row.Tensor == "lstm.weight_hh_l0" && row.Gate.Length > 0));
    }

    private static QuantizationRow Large(Quantizer quantizer, int bits)
    {
        ModelSpec spec = new("Large", new EquatableArray<LayerSpec>(
            new LinearSpec("", 256, 64, ActivationSpec.Float, new WeightSpec(quantizer, bits), false)));
        return PostTraining.Quantize(Models.Weights(spec), spec).Rows.Single();
    }

    private static (PackedModel Packed, IReadOnlyList<QuantizationRow> Rows) Quantize(Quantizer quantizer, int bits)
    {
        ModelSpec spec = Models.Language(quantizer, bits);
        return PostTraining.Quantize(Models.Weights(spec), spec);
    }
}
