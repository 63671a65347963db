using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>Effective weights, gradients and codes of every matrix of a model on a lane type, done in uneven parts.</summary>
internal sealed record QuantizeModelCase(ModelSpec Spec, TensorSet Weights, int Part) : ILaneJob<Dictionary<string, QuantizedResult>>
{
    public Dictionary<string, QuantizedResult> Run<T>()
        where T : struct, ILanes<T>
    {
        ModelQuantizers quantizers = new(Spec);
        foreach (ExtraTensor extra in quantizers.Matrices.SelectMany(matrix => matrix.Extras))
            Weights.Get(extra.Spec.Name).Values.CopyTo(extra.Values);
        for (int pass = 0; pass < quantizers.Preparations; pass++)
        {
            foreach (MatrixQuantizer matrix in quantizers.Matrices)
            {
                float[] weights = Values(matrix);
                ForParts(matrix, (first, rows) => matrix.PrepareRows<T>(pass, in weights[0], first, rows));
            }

            quantizers.CompletePreparation(pass);
        }

        Dictionary<string, QuantizedResult> results = [];
        foreach (MatrixQuantizer matrix in quantizers.Matrices)
        {
            float[] weights = Values(matrix);
            float[] effective = new float[weights.Length];
            float[] gradient = RandomRows.Gaussian(weights.Length, 11);
            ForParts(matrix, (first, rows) => matrix.QuantizeRows<T>(in weights[0], ref effective[0], first, rows));
            ForParts(matrix, (first, rows) => matrix.BackwardRows<T>(in weights[0], ref gradient[0], first, rows));
            float[] single = new float[matrix.Columns];
            matrix.QuantizeRow<T>(matrix.Rows - 1, in weights[(matrix.Rows - 1) * matrix.Columns], ref single[0]);
            results.Add(matrix.Tensor.Name, new QuantizedResult(effective, gradient, single, matrix.Pack<T>(weights)));
        }

        return results;
    }

    private float[] Values(MatrixQuantizer matrix) => Weights.Get(matrix.Tensor.Name).Values.ToArray();

    private void ForParts(MatrixQuantizer matrix, Action<int, int> part)
    {
        for (int first = 0; first < matrix.Rows; first += Part) part(first, Math.Min(Part, matrix.Rows - first));
    }
}
