using System;
using System.Linq;
using Digits.Data;
using Digits.Models;
using KernelGen.Training;

namespace Digits.Runs;

/// <summary>Reads a set with a packed model, and again with the training graph of the same weights.</summary>
internal static class TestRun
{
    private const double Percent = 100;

    /// <summary>The test of a run.</summary>
    public static TestResult Measure(TrainedRun run, DigitSet set, int threads)
    {
        if (run.Weights is not { } weights) return new TestResult(run, double.NaN, double.NaN, double.NaN, 0, 0);
        using FeatureTrainer trainer = run.Model.CreateTrainer(new TrainingOptions { Threads = threads });
        trainer.LoadWeights(weights);
        using OpenModel packed = run.Model.Open(weights);
        ImageBatch batch = new(trainer.Batch, trainer.Spec.InputSize);
        double packedNats = 0, graphNats = 0;
        int wrong = 0, batches = 0, apart = 0;
        for (int first = 0; first < set.Count; first += trainer.Batch)
        {
            DigitSet part = set.Slice(first, Math.Min(trainer.Batch, set.Count - first));
            (int errors, double loss) = Read(packed, part);
            double graphLoss = TrainingRun.Measure(trainer, batch, part);
            packedNats += loss * part.Count;
            graphNats += graphLoss * part.Count;
            wrong += errors;
            batches++;
            if (!(TestResult.DifferenceOf(loss, graphLoss) <= TestResult.Tolerance)) apart++;
        }

        return new TestResult(run, Percent * wrong / set.Count, packedNats / set.Count, graphNats / set.Count, batches, apart);
    }

    /// <summary>Images that the packed model takes for another digit, and its mean loss.</summary>
    private static (int Wrong, double Loss) Read(OpenModel packed, DigitSet set)
    {
        float[] image = new float[DigitSet.ImagePixels], outputs = new float[DigitSet.Classes];
        double nats = 0;
        int wrong = 0;
        for (int index = 0; index < set.Count; index++)
        {
            set.Values(index, image);
            packed.Read(image, outputs);
            int label = set.Label(index);
            if (Array.IndexOf(outputs, outputs.Max()) != label) wrong++;
            nats += DigitLoss.Of(outputs, label);
        }

        return (wrong, nats / set.Count);
    }
}
