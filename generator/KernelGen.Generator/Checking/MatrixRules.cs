using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the matrices of a complete model can be held and multiplied exactly.</summary>
internal static class MatrixRules
{
    /// <summary>What is wrong with the matrices of a model.</summary>
    public static IEnumerable<Finding> Check(ModelSpec model)
    {
        foreach ((int declared, LayerSpec layer) in DeclaredLayers.Of(model))
        {
            foreach (TensorSpec tensor in ModelTensors.Of(layer))
            {
                long bytes = tensor.Count * sizeof(float);
                if (bytes > Limits.BufferBytes) yield return TooLarge(declared, tensor, bytes);
            }

            foreach (Finding finding in CheckSums(declared, layer)) yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckSums(int index, LayerSpec layer) => layer switch
    {
        RecurrentSpec recurrent =>
        [
            .. CheckSum(index, "weight_ih", recurrent.Input, recurrent.InputWeights, recurrent.InputActivation),
            .. CheckSum(index, "weight_hh", recurrent.StateSize, recurrent.RecurrentWeights, recurrent.HiddenActivation),
            .. recurrent.Projection is null ? [] : CheckSum(index, ModelTensors.Projection, recurrent.Hidden, recurrent.ProjectionWeights, recurrent.InterlinkActivation),
        ],
        AttentionSpec attention =>
        [
            .. CheckSum(index, "weight_query", attention.Input, attention.Weights, attention.InputActivation),
            .. CheckSum(index, "weight_memory", attention.Memory, attention.Weights, attention.MemoryActivation),
        ],
        LinearSpec linear => CheckSum(index, "weight", linear.Input, linear.Weights, linear.InputActivation),
        _ => [],
    };

    // Every product of codes is summed exactly: in 32 bits, shifts and codes of more than a byte also in 64.
    private static IEnumerable<Finding> CheckSum(
        int index, string tensor, int columns, WeightSpec weights, ActivationSpec activation)
    {
        if (weights.Format == NumberFormat.Float || activation.Format == NumberFormat.Float) yield break;

        long most = weights.MostColumns(activation);
        if (columns > most)
        {
            yield return new Finding(
                RuleIds.SumTooWide,
                FindingPlace.Layer(index),
                tensor,
                Limits.Show(columns),
                Limits.Show(weights.Bits),
                Limits.Show(activation.Bits),
                Limits.Show(most));
        }
    }

    private static Finding TooLarge(int index, TensorSpec tensor, long bytes) => new(
        RuleIds.MatrixTooLarge,
        FindingPlace.Layer(index),
        tensor.Name,
        Limits.Show(tensor.Rows),
        Limits.Show(tensor.Columns),
        Limits.Show(bytes),
        Limits.Show(Limits.BufferBytes));
}
