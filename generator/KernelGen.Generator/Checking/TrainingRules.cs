using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the model can be trained as declared.</summary>
internal static class TrainingRules
{
    /// <summary>What is wrong with the training attribute of a class that has layers.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration, TrainingDeclaration training)
    {
        if (training.Loss is null or Loss.None)
        {
            yield return new Finding(
                RuleIds.LossDoesNotFit,
                FindingPlace.Training("Loss"),
                "Training names no loss",
                "Loss = Loss.SoftmaxCrossEntropy");
        }

        LayerDeclaration last = declaration.Layers[declaration.Layers.Count - 1];
        if (training.Loss == Loss.SoftmaxCrossEntropy && last.Units == 1)
        {
            yield return new Finding(
                RuleIds.LossDoesNotFit,
                FindingPlace.Training("Loss"),
                "Softmax cross-entropy over 1 output is always 0",
                $"{last.UnitsArgument} of the last layer to be at least 2, one a class");
        }

        // One stream has no variance to normalise by.
        int leastStreams = declaration.Layers.Any(layer => layer.ProductNorm == ProductNorm.Batch) ? 2 : 1;
        if (training.Streams < leastStreams || training.Streams > Limits.TrainingExtent)
            yield return OutOfRange("Batch", training.Streams, leastStreams);
        if (training.TimeSteps is < 1 or > Limits.TrainingExtent) yield return OutOfRange("Steps", training.TimeSteps, 1);

        static Finding OutOfRange(string argument, int value, int least) => new(
            RuleIds.TrainingExtentOutOfRange,
            FindingPlace.Training(argument),
            argument,
            Limits.Show(value),
            $"{Limits.Show(least)} to {Limits.Show(Limits.TrainingExtent)}");
    }

    /// <summary>
    /// Whether the largest buffer of training fits one array: the values of the widest layer, all its gates, for every
    /// stream and time step, as floats.
    /// </summary>
    public static IEnumerable<Finding> CheckBuffers(ClassDeclaration declaration, TrainingDeclaration training)
    {
        long widest = declaration.Layers.Max(layer => (long)(layer.Units ?? 0) * GatesOf(layer.Kind));
        long steps = (long)training.Streams * training.TimeSteps;
        long most = Limits.BufferBytes / sizeof(float) / widest;
        if (steps > most)
        {
            yield return new Finding(
                RuleIds.TrainingExtentOutOfRange,
                FindingPlace.Training(),
                "Batch times Steps",
                Limits.Show(steps),
                $"at most {Limits.Show(most)} for a layer of {Limits.Show(widest)} rows");
        }
    }

    private static int GatesOf(LayerKind kind) => kind switch { LayerKind.Lstm => 4, LayerKind.Gru => 3, _ => 1 };
}
