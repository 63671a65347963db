using System.Collections.Generic;

namespace KernelGen.Spec;

/// <summary>Rows of one matrix that share a scale with others.</summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="FirstRow">First row.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record RowRange(string Tensor, int FirstRow, int Rows);

/// <summary>
/// Rows that share one affine scale. He et al. multiply [x, h] by one kernel, so that the input and the recurrent matrix
/// of a layer share it: one kernel for all gates of an LSTM; one for the gates r, z of a GRU and one for its candidate. A projection, which multiplies neither,
/// has a scale of its own.
/// </summary>
/// <param name="Name">The name of the stored scale: the layer's prefix and "scale", "scale_gates" and "scale_candidate", or "scale_projection".</param>
/// <param name="Ranges">The rows.</param>
public sealed record ScaleGroup(string Name, EquatableArray<RowRange> Ranges)
{
    /// <summary>The groups of a layer; none for an embedding, whose step is fixed by its bits.</summary>
    public static IEnumerable<ScaleGroup> Of(LayerSpec layer)
    {
        switch (layer)
        {
            case RecurrentSpec { Cell: CellKind.Gru } gru:
                yield return Recurrent(gru, "scale_gates", 0, 2 * gru.Hidden);
                yield return Recurrent(gru, "scale_candidate", 2 * gru.Hidden, gru.Hidden);
                break;
            case RecurrentSpec recurrent:
                yield return Recurrent(recurrent, "scale", 0, recurrent.Gates * recurrent.Hidden);
                if (recurrent.Projection is { } projection)
                {
                    yield return new ScaleGroup(
                        ModelTensors.Qualified(recurrent, "scale_projection"),
                        new(new RowRange(ModelTensors.Qualified(recurrent, ModelTensors.Projection), 0, projection)));
                }

                break;
            case LinearSpec linear:
                yield return new ScaleGroup(
                    ModelTensors.Qualified(linear, "scale"),
                    new(new RowRange(ModelTensors.Qualified(linear, "weight"), 0, linear.Outputs)));
                break;
            case AttentionSpec attention:
                yield return OfMatrix(attention, "query");
                yield return OfMatrix(attention, "memory");
                break;
        }
    }

    private static ScaleGroup OfMatrix(AttentionSpec layer, string matrix) => new(
        ModelTensors.Qualified(layer, $"scale_{matrix}"), new(new RowRange(ModelTensors.Qualified(layer, $"weight_{matrix}"), 0, layer.Units)));

    private static ScaleGroup Recurrent(RecurrentSpec layer, string name, int firstRow, int rows) => new(
        ModelTensors.Qualified(layer, name),
        new(
            new RowRange(ModelTensors.Qualified(layer, "weight_ih"), firstRow, rows),
            new RowRange(ModelTensors.Qualified(layer, "weight_hh"), firstRow, rows)));
}
