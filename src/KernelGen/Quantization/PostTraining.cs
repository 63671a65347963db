using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Quantizes a trained float model without training it further (Xu et al., papers section 2.8, tables 1 and 2), and says what became
/// of every matrix and gate.
/// </summary>
public static class PostTraining
{
    // A level that stands for the greatest magnitude of a row may lie a rounding below it.
    private const float Slack = 1 + 1e-6f;

    /// <summary>Packs float weights and compares.</summary>
    /// <param name="weights">Float weights as PyTorch names and shapes them.</param>
    /// <param name="model">The quantized model.</param>
    /// <returns>The packed model and a row a matrix, each followed by a row a gate where it has gates.</returns>
    /// <exception cref="WeightFormatException">Tensors that do not fit the model, or are not finite.</exception>
    /// <exception cref="NotSupportedException">A matrix names bits that its quantizer does not have.</exception>
    public static (PackedModel Packed, IReadOnlyList<QuantizationRow> Rows) Quantize(TensorSet weights, ModelSpec model)
    {
        PackedModel packed = Pack(weights, model);
        PackedModel exact = Exact(weights, model);
        List<QuantizationRow> rows = [];
        foreach (LayerSpec layer in model.AllLayers)
        {
            foreach ((TensorSpec tensor, WeightSpec _) in PackedSize.MatricesOf(layer))
            {
                QuantizedMatrix found = packed.Matrix(tensor.Name);
                ReadOnlySpan<float> values = exact.Matrix(tensor.Name).Values;
                rows.Add(Compare(found, values, "", 0, found.Rows));
                if (PackedSize.CodedBiasOf(layer)?.Tensor == tensor) continue;
                string[] gates = GateNames(layer, tensor);
                int gateRows = found.Rows / Math.Max(gates.Length, 1);
                for (int gate = 0; gate < gates.Length; gate++) rows.Add(Compare(found, values, gates[gate], gate * gateRows, gateRows));
            }
        }

        return (packed, rows);
    }

    /// <summary>Packs; what a quantizer keeps beside a matrix is fitted to the matrix's weights where it is missing.</summary>
    internal static PackedModel Pack(TensorSet weights, ModelSpec model)
    {
        weights.Require(model, canLackExtras: true);
        TensorSet complete = new();
        foreach (Tensor tensor in weights) complete.Add(tensor);
        foreach (MatrixQuantizer matrix in new ModelQuantizers(model).Matrices)
        {
            if (matrix.Extras.All(extra => weights.TryGet(extra.Spec.Name) is not null)) continue;
            matrix.Adopt(weights[matrix.Tensor.Name].Values);
            foreach (ExtraTensor extra in matrix.Extras)
                complete.Add(new Tensor(extra.Spec.Name, TensorSet.ShapeOf(extra.Spec), extra.Values.ToArray()));
        }

        foreach (LayerSpec layer in model.AllLayers)
        {
            if (ModelTensors.LearnedRange(layer) is { } range && weights.TryGet(range.Name) is null)
                complete.Add(range.Name, [((RecurrentSpec)layer).HiddenActivation.FirstLearned]);
        }

        return PackedModel.Pack(model, complete);
    }

    /// <summary>The weights as the float twin of a model computes with them: after tanh or relu where the method has one.</summary>
    internal static PackedModel Exact(TensorSet weights, ModelSpec model)
    {
        ModelSpec twin = model.WithWeights(static (_, matrix) => new WeightSpec(matrix.Quantizer, 32));
        TensorSet own = new();
        HashSet<string?> ranges = [.. twin.AllLayers.Select(layer => ModelTensors.LearnedRange(layer)?.Name)];
        foreach (TensorSpec tensor in twin.Tensors)
        {
            // Activations do not enter here, so that a range which is not trained yet may be any.
            own.Add(ranges.Contains(tensor.Name) ? new Tensor(tensor.Name, TensorSet.ShapeOf(tensor), [1]) : weights.Get(tensor.Name));
        }

        return PackedModel.Pack(twin, own);
    }

    private static string[] GateNames(LayerSpec layer, TensorSpec tensor) => layer switch
    {
        RecurrentSpec recurrent when ModelTensors.GatesOf(layer, tensor) > 1 => [.. recurrent.GateNames.Select(gate => gate.ToString())],
        _ => [],
    };

    private static QuantizationRow Compare(QuantizedMatrix found, ReadOnlySpan<float> exact, string gate, int firstRow, int rows)
    {
        float[] values = new float[found.Columns];
        double error = 0, energy = 0;
        long saturated = 0;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            found.DequantizeRow(row, values);
            (float lowest, float highest) = Range(found, row);
            ReadOnlySpan<float> weights = exact.Slice(row * values.Length, values.Length);
            for (int column = 0; column < values.Length; column++)
            {
                double difference = (double)weights[column] - values[column];
                error += difference * difference;
                energy += (double)weights[column] * weights[column];
                if (weights[column] < lowest || weights[column] > highest) saturated++;
            }
        }

        TensorSpec part = found.Tensor with { Rows = rows };
        return new QuantizationRow(
            found.Name,
            gate,
            error == 0 ? 0 : error / energy,
            (double)saturated / part.Count,
            found.Weights.Bits,
            PackedSize.OfMatrix(part, found.Weights).Bytes);
    }

    /// <summary>The outermost levels of a row.</summary>
    private static (float Lowest, float Highest) Range(QuantizedMatrix matrix, int row)
    {
        if (matrix.Format == NumberFormat.Float) return (float.NegativeInfinity, float.PositiveInfinity);
        if (matrix.Format == NumberFormat.PowerOfTwo)
        {
            float greatest = Math.Abs(matrix.Alpha(0, row)) * matrix.Weights.GreatestInteger;
            return (-greatest, greatest);
        }

        int most = (1 << matrix.PlaneBits) - 1;
        // The gain of a normalised row may be negative; the levels of those that have one lie evenly about zero, or nearly.
        IEnumerable<float> alpha = Enumerable.Range(0, matrix.Planes).Select(plane => Math.Abs(matrix.Alpha(plane, row)));
        return (
            Slack * alpha.Sum(factor => factor * -matrix.Zero2),
            Slack * alpha.Sum(factor => factor * (2 * most - matrix.Zero2)));
    }
}
