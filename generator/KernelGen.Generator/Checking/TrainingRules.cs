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

        foreach (Finding finding in CheckFit(declaration, training.Loss)) yield return finding;

        // One stream has no variance to normalise by.
        int leastStreams = declaration.Layers.Any(layer => layer.ProductNorm == ProductNorm.Batch) ? 2 : 1;
        if (training.Streams < leastStreams || training.Streams > Limits.TrainingExtent)
            yield return OutOfRange("Batch", training.Streams, leastStreams);
        int mostSteps = training.Loss == Loss.Ctc ? Limits.CtcSteps : Limits.TrainingExtent;
        if (training.TimeSteps < 1 || training.TimeSteps > mostSteps) yield return OutOfRange("Steps", training.TimeSteps, 1, mostSteps);

        long stride = declaration.Decoder is null ? declaration.StrideOf(declaration.Layers.Count) : 1;
        if (training.TimeSteps >= 1 && training.TimeSteps % stride != 0)
        {
            yield return new Finding(
                RuleIds.TrainingExtentOutOfRange,
                FindingPlace.Training("Steps"),
                "Steps",
                Limits.Show(training.TimeSteps),
                $"a multiple of {Limits.Show(stride)}, the time steps that the model takes for an output");
        }

        static Finding OutOfRange(string argument, int value, int least, int most = Limits.TrainingExtent) => new(
            RuleIds.TrainingExtentOutOfRange,
            FindingPlace.Training(argument),
            argument,
            Limits.Show(value),
            $"{Limits.Show(least)} to {Limits.Show(most)}");
    }

    /// <summary>Whether the outputs are such as the loss is made for.</summary>
    private static IEnumerable<Finding> CheckFit(ClassDeclaration declaration, Loss? loss)
    {
        // What makes log probabilities has as many outputs as the layer before it.
        LayerDeclaration last = declaration.Layers.LastOrDefault(layer => layer.Kind is not (LayerKind.LogSoftmax or LayerKind.Dropout)) ?? declaration.Layers[0];
        if (last.Leaving == 1 && loss is (Loss.SoftmaxCrossEntropy or Loss.Ctc))
        {
            yield return loss == Loss.Ctc
                ? DoesNotFit("CTC over 1 output has no label beside the blank", $"{last.UnitsArgument} of the last layer to be at least 2, the blank and one a label")
                : DoesNotFit("Softmax cross-entropy over 1 output is always 0", $"{last.UnitsArgument} of the last layer to be at least 2, one a class");
        }

        if (declaration.Layers[declaration.Layers.Count - 1].Kind == LayerKind.LogSoftmax && loss is (Loss.MeanSquaredError or Loss.BinaryCrossEntropy))
            yield return DoesNotFit($"Loss.{loss} does not take log probabilities", "Loss.SoftmaxCrossEntropy or Loss.Ctc, or no LogSoftmax");

        if (declaration.Decoder is not null && loss is not (null or Loss.None or Loss.SoftmaxCrossEntropy))
            yield return DoesNotFit($"Loss.{loss} does not train a decoder, which predicts the next token", "Loss = Loss.SoftmaxCrossEntropy");

        static Finding DoesNotFit(string what, string expected) => new(RuleIds.LossDoesNotFit, FindingPlace.Training("Loss"), what, expected);
    }

    /// <summary>
    /// Whether the largest buffer of training fits one array: the values of the widest layer, all its gates, for every
    /// stream and time step, as floats.
    /// </summary>
    public static IEnumerable<Finding> CheckBuffers(ClassDeclaration declaration, TrainingDeclaration training)
    {
        long widest = declaration.Layers.Max(layer => (long)(layer.Units ?? layer.Leaving ?? 0) * layer.RowsOfUnit);
        long steps = (long)training.Streams * System.Math.Max(training.TimeSteps, declaration.Decoder?.SourceSteps ?? 0);
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
}
