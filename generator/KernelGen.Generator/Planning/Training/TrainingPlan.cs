using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>Everything that emitters print about training, decided.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Training">The window.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="FeatureRows">The rows of raw features; null for a model of tokens.</param>
/// <param name="WidestLanes">Bits of the widest lane type whose registers the shortest layer with a non-linearity fills.</param>
internal sealed record TrainingPlan(
    ModelSpec Spec, TrainingSpec Training, EquatableArray<TrainingLayerPlan> Layers, RowsPlan? FeatureRows, int WidestLanes)
{
    /// <summary>Rows of the longest window behind a stride.</summary>
    private long RowsOf(int stride) => (long)Training.Batch * Training.Steps / stride;

    /// <summary>The last layer.</summary>
    public TrainingLayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Trained numbers.</summary>
    public long Parameters => Spec.Tensors.Sum(tensor => tensor.Count);

    /// <summary>Multiply-adds of one token, or of a stride of them, in training.</summary>
    public long MultiplyAdds => Layers.Sum(layer => Spec.Stride / layer.Stride * layer.MultiplyAdds);

    /// <summary>Bytes of all buffers of a window, values that are predicted among them.</summary>
    public long WindowBytes => 4L * (Layers.Sum(layer => RowsOf(layer.Stride) * layer.FloatsPerRow + Training.Batch * layer.FloatsPerStream) + RowsOf(Spec.Stride) * TargetsPerRow);

    /// <summary>Bytes that every thread has for the loss of one sequence; 0 but for CTC.</summary>
    public long SequenceBytes
    {
        get
        {
            if (Training.Loss != Loss.Ctc) return 0;
            long steps = Training.Steps / Spec.Stride, positions = 2 * steps + 1, classes = Spec.OutputSize;
            long sums = (steps + 2) * positions + (steps + 1) * classes;
            return sizeof(double) * sums + 2L * sizeof(float) * steps * classes;
        }
    }

    private int TargetsPerRow => Training.Loss is Loss.MeanSquaredError or Loss.BinaryCrossEntropy ? Spec.OutputSize : 0;
}
