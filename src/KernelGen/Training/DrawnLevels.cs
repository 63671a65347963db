using System.ComponentModel;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// The levels of a recurrent layer's h where training draws them (BernoulliTernary): sign(h) with probability |h|, else 0, so that the mean is h.
/// Every value of every time step has a number of its own, a pure function of seed, update, layer, vector, row of the window and unit, so that
/// neither threads nor lanes change it and a resumed run draws the same. Without a draw levels are those of inference. Gradients pass straight
/// through.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DrawnLevels
{
    // Streams of the generator up to here are those of the matrices, which are drawn by the same seed.
    private const ulong FirstStream = 1UL << 32;
    private const ulong MostUses = 4;

    private readonly TrainingGraph graph;
    private readonly AffineCode code;
    private readonly ulong stream;

    /// <summary>The levels of a layer.</summary>
    /// <param name="graph">What knows the draw.</param>
    /// <param name="activation">The codes.</param>
    /// <param name="layer">The layer's place in the model.</param>
    internal DrawnLevels(TrainingGraph graph, ActivationSpec activation, int layer)
    {
        this.graph = graph;
        code = AffineCode.Of(activation);
        stream = FirstStream + MostUses * (ulong)layer;
    }

    /// <summary>Replaces values by their levels.</summary>
    /// <param name="use">Which vector of a row it is: 0 for h, 1 for the candidate of a GRU, 2 for r * h.</param>
    /// <param name="row">The row of the window, which is a time step of a stream.</param>
    /// <param name="values">The values, from -1 to 1; levels afterwards.</param>
    /// <param name="count">Number of values.</param>
    public void Quantize<TLanes>(int use, int row, ref float values, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (graph.Draw is { } draw)
            DrawnRow.Write<TLanes, TernaryDraw>(
                ref values, count, new TernaryDraw(1), new WeightDraw(draw.Seed, stream + (ulong)use, draw.Update), row, ref values);
        else
            AffineActivation.Quantize<TLanes>(ref values, count, in code);
    }
}
