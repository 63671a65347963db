using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>One matrix quantized at a time.</summary>
public sealed class SensitivityTests
{
    [Theory]
    [InlineData(Quantizer.Alternating, 2)]
    [InlineData(Quantizer.BalancedMean, 3)]
    [InlineData(Quantizer.LearnedStep, 4)]
    public void EveryRow_ChangesItsMatrixAlone(Quantizer quantizer, int bits)
    {
        ModelSpec model = Models.Language(quantizer, bits);
        List<TensorSet> seen = [];
        IReadOnlyList<SensitivityRow> rows = Sensitivity.Measure(Models.Weights(model), model, Keep);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(row => row + 1.0), rows.Select(row => row.Loss));
        Assert.Equal(rows.Select(row => row.Tensor), seen.Skip(1).Select(set => Assert.Single(set, Differs).Name));

        double Keep(TensorSet set)
        {
            seen.Add(set);
            return seen.Count - 1;
        }

        bool Differs(Tensor tensor) => !tensor.Values.SequenceEqual(seen[0][tensor.Name].Values);
    }

    [Fact]
    public void RiseOfSquaredError_IsThatOfTheMatrix()
    {
        ModelSpec model = Models.Language(Quantizer.Alternating, 2);
        TensorSet weights = Models.Weights(model);
        (_, IReadOnlyList<QuantizationRow> errors) = PostTraining.Quantize(weights, model);
        foreach (SensitivityRow row in Sensitivity.Measure(weights, model, set => 7 + model.Tensors.Where(IsMatrix).Sum(tensor => Error(set, tensor.Name))))
        {
            double energy = weights[row.Tensor].Values.ToArray().Sum(static value => (double)value * value);
            double expected = energy * errors.First(error => error.Tensor == row.Tensor).RelativeError;
            Assert.Equal(expected, row.Rise, 1e-9 * energy);
            Assert.Equal(7 + row.Rise, row.Loss, 1e-12);
        }

        double Error(TensorSet set, string name) =>
            set[name].Values.ToArray().Zip(weights[name].Values.ToArray(), static (a, b) => ((double)a - b) * ((double)a - b)).Sum();

        static bool IsMatrix(TensorSpec tensor) => tensor.Columns > 0;
    }

    [Fact]
    public void FloatMatrices_HaveNoRow()
    {
        ModelSpec model = Models.Language(Quantizer.Ternarization, 2);
        Assert.Equal(
            ["lstm.weight_ih_l0", "lstm.weight_hh_l0", "linear.weight"],
            Sensitivity.Measure(Models.Weights(model), model, static _ => 0).Select(static row => row.Tensor));
    }
}
