using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>Everything that emitters print about inference, decided.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="HasStep">Whether a time step can be taken before the next is known: not where a layer reads backward, behind a stride, nor in an encoder.</param>
/// <param name="KeepsState">Whether a stream goes on from call to call: not where a layer reads backward, nor in an encoder.</param>
internal sealed record ModelPlan(ModelSpec Spec, EquatableArray<LayerPlan> Layers, bool HasStep, bool KeepsState)
{
    /// <summary>The encoder that a layer attends to, or null.</summary>
    public ModelPlan? Encoder { get; init; }

    /// <summary>All matrices in the order in which a step reads them.</summary>
    public IEnumerable<MatrixPlan> Matrices => Layers.SelectMany(OfLayer);

    /// <summary>The recurrent layers.</summary>
    public IEnumerable<RecurrentPlan> Recurrent => Layers.OfType<RecurrentPlan>();

    /// <summary>The layers that stack frames.</summary>
    public IEnumerable<FrameStackingPlan> Stackings => Layers.OfType<FrameStackingPlan>();

    /// <summary>Whether nothing leaves before the whole sequence is known: there is no step, and no state that outlives a sequence.</summary>
    public bool ReadsWholeSequences => !KeepsState;

    /// <summary>Time steps that enter for each that leaves.</summary>
    public int Stride => Spec.Stride;

    /// <summary>Time steps of a stride that leave a layer, which are those that enter it if it has no stride.</summary>
    public int StepsOf(LayerPlan layer) => Stride / Spec.StrideTo(Layers.ToList().FindIndex(each => ReferenceEquals(each, layer)));

    /// <summary>The layer that attends to an encoder, or null.</summary>
    public AttentionPlan? Attention => Layers.OfType<AttentionPlan>().FirstOrDefault();

    /// <summary>The layer that the one which reads backward is joined to.</summary>
    public RecurrentPlan Partner(RecurrentPlan backward) => Recurrent.TakeWhile(layer => !ReferenceEquals(layer, backward)).Last();

    /// <summary>Whether a state begins with codes that the weights hold the constants of.</summary>
    public bool ResetTakesWeights => Recurrent.Any(layer => layer.Hidden.LearnedCode is not null || layer.IsInteger);

    /// <summary>How the model computes with integers alone; null where it does not.</summary>
    public IntegerPlan? Integer { get; init; }

    /// <summary>Whether streams count how many values their layers hold to the ends of their range.</summary>
    public bool CountsSaturation => Integer is { CountsSaturation: true };

    /// <summary>
    /// Whether 256 bits hold all units of a layer: wider registers would compute padding, and divide at half the speed.
    /// </summary>
    public bool FitsHalfRegisters => Recurrent.Any() && Layers.All(layer => layer is RecurrentPlan { FusesProducts: true, ComputedUnits: <= 8 });

    /// <summary>Multiply-adds of one time step, or of a stride of them.</summary>
    public long MultiplyAdds => Layers.Select((layer, index) => Stride / Spec.StrideTo(index) * OfLayer(layer)
        .Where(matrix => !ReferenceEquals(matrix, Attention?.MemoryMatrix))
        .Sum(matrix => matrix.MultiplyAdds)).Sum();

    /// <summary>Bytes of codes, float weights and coefficients as they lie in memory, those of an encoder among them, the embedding's rows apart.</summary>
    public long LayoutBytes => Matrices.Sum(matrix => matrix.Layout.Bytes + matrix.AlphaBytes) + (Encoder?.LayoutBytes ?? 0);

    /// <summary>Units of the last recurrent layer, 0 without one.</summary>
    public int HiddenSize => Recurrent.LastOrDefault()?.Spec.Hidden ?? 0;

    /// <summary>Bytes of a state: the hidden record of every recurrent layer and the cells of an LSTM, then the frames that are stacked.</summary>
    public int StateBytes => RecurrentBytes + Stackings.Sum(layer => layer.StateBytes);

    /// <summary>Bytes of the memory of a state: what it remembers, then what it counts.</summary>
    public int MemoryBytes => StateBytes + (CountsSaturation ? Multiples.RoundUp(Recurrent.Count() * IntegerSpec.SaturationBytes, 64) : 0);

    /// <summary>Bytes of scratch that one time step takes.</summary>
    public long ScratchBytesPerStep => Layers.Sum(ScratchOf) + TableBytes;

    /// <summary>Whether threads share a matrix.</summary>
    public bool SharesMatrices => Matrices.Any(matrix => matrix.IsShared);

    /// <summary>The most sums of any matrix that wait for its scaling: with one vector, with several, and with several of matrices that threads share.</summary>
    public (int One, int Several, int Shared) WaitingSums => (
        Matrices.Select(matrix => matrix.WaitingSums).DefaultIfEmpty(0).Max(),
        Matrices.Select(MostWaitingSums).DefaultIfEmpty(0).Max(),
        Matrices.Where(matrix => matrix.IsShared).Select(MostWaitingSums).DefaultIfEmpty(0).Max());

    /// <summary>Bytes of the greatest tables of partial sums of a vector.</summary>
    public int TableBytes => Matrices.Select(matrix => matrix.TableBytes).DefaultIfEmpty(0).Max();

    /// <summary>Offset of a layer's hidden record in the state.</summary>
    public int HiddenOffset(RecurrentPlan layer) =>
        Recurrent.TakeWhile(other => other != layer).Sum(other => other.Hidden.RecordBytes + other.CellBytes);

    /// <summary>Offset of a layer's cells in the state.</summary>
    public int CellOffset(RecurrentPlan layer) => HiddenOffset(layer) + layer.Hidden.RecordBytes;

    /// <summary>Offset of what is counted of a layer in the memory of a state.</summary>
    public int CountsOffset(RecurrentPlan layer) =>
        StateBytes + Recurrent.TakeWhile(other => !ReferenceEquals(other, layer)).Count() * IntegerSpec.SaturationBytes;

    /// <summary>Offset of the frames before in the state.</summary>
    public int FramesOffset(FrameStackingPlan layer) =>
        RecurrentBytes + Stackings.TakeWhile(other => !ReferenceEquals(other, layer)).Sum(other => other.StateBytes);

    private int RecurrentBytes => Recurrent.Sum(layer => layer.Hidden.RecordBytes + layer.CellBytes);

    private static int MostWaitingSums(MatrixPlan matrix) => Math.Max(matrix.WaitingSums, matrix.Grouped?.WaitingSums ?? 0);

    private static IEnumerable<MatrixPlan> OfLayer(LayerPlan layer) => layer switch
    {
        RecurrentPlan { InnerMatrix: { } inner } r => [r.InputMatrix, r.RecurrentMatrix, inner],
        RecurrentPlan r => [r.InputMatrix, r.RecurrentMatrix],
        LinearPlan l => [l.Matrix],
        AttentionPlan a => [a.QueryMatrix, a.MemoryMatrix],
        _ => [],
    };

    private long ScratchOf(LayerPlan layer)
    {
        long first = layer == Layers[0] ? layer.Input.RecordBytes : 0;
        return first + layer switch
        {
            RecurrentPlan r => 4L * r.InputMatrix.Layout.PaddedRows + 2L * r.Hidden.RecordBytes
                + (r.KeepsRecurrentApart ? 4L * r.InputMatrix.Layout.PaddedRows : 0)
                + (r.Entering?.RecordBytes ?? 0) + (r.Combined?.RecordBytes ?? 0) + 4L * r.CandidateFloats + (r.Interlink?.RecordBytes ?? 0)
                + 4L * (r.ProjectionMatrix?.Layout.PaddedRows ?? 0),
            AttentionPlan a => a.ScratchBytes,
            LinearPlan { WritesOutputs: true } => 0,
            LinearPlan l => 4L * l.Matrix.Layout.PaddedRows + (l.Output?.RecordBytes ?? 0),
            _ => layer.Written?.RecordBytes ?? 0,
        };
    }
}
