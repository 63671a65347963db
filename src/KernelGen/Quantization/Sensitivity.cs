using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// How much the loss of a trained float model rises when one matrix alone is quantized, without training: which matrices can do with
/// fewer bits, and which need more.
/// </summary>
public static class Sensitivity
{
    /// <summary>Measures every coded matrix with the codes and scales that it has in the whole quantized model.</summary>
    /// <param name="weights">Float weights as PyTorch names and shapes them.</param>
    /// <param name="model">The quantized model; matrices that it leaves float have no row.</param>
    /// <param name="loss">
    /// Measures weights in a float model that computes with them as they are, without tanh or relu before; called once for the float
    /// weights and then once a row. It must not change them.
    /// </param>
    /// <returns>A row a coded matrix.</returns>
    /// <exception cref="WeightFormatException">Tensors that do not fit the model, or are not finite.</exception>
    /// <exception cref="NotSupportedException">A matrix names bits that its quantizer does not have.</exception>
    public static IReadOnlyList<SensitivityRow> Measure(TensorSet weights, ModelSpec model, Func<TensorSet, double> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        PackedModel packed = PostTraining.Pack(weights, model);
        TensorSet quantized = packed.Dequantize(), exact = PostTraining.Exact(weights, model).Dequantize();
        double floatLoss = loss(exact);
        return [.. packed.Matrices.Where(static matrix => matrix.Format != NumberFormat.Float).Select(Row)];

        SensitivityRow Row(QuantizedMatrix matrix)
        {
            double own = loss(With(exact, quantized[matrix.Name]));
            return new SensitivityRow(matrix.Name, own, own - floatLoss);
        }
    }

    /// <summary>The tensors of a set, one of them replaced.</summary>
    private static TensorSet With(TensorSet set, Tensor replacement)
    {
        TensorSet changed = new();
        foreach (Tensor tensor in set) changed.Add(tensor.Name == replacement.Name ? replacement : tensor);
        return changed;
    }
}
