using System;
using System.Linq;
using Digits.Data;
using Digits.Models;
using KernelGen.Formats;
using KernelGen.Training;

namespace Digits.Runs;

/// <summary>Reads a set with a packed model, and again with the training graph of the same weights.</summary>
internal static class TestRun
{
    private const double Percent = 100;

    /// <summary>The test of a run.</summary>
    public static TestResult Measure(TrainedRun run, DigitSet set, int threads)
    {
        if (run.Weights is not { } weights) return new TestResult(run, double.NaN, double.NaN, double.NaN);
        (double error, double loss) = ReadPacked(run.Model, weights, set);
        using FeatureTrainer trainer = run.Model.CreateTrainer(new TrainingOptions { Threads = threads });
        trainer.LoadWeights(weights);
        ImageBatch batch = new(trainer.Batch, trainer.Spec.InputSize);
        return new TestResult(run, error, loss, TrainingRun.Measure(trainer, batch, set));
    }

    /// <summary>Error in percent and mean loss of the packed model.</summary>
    public static (double Error, double Loss) ReadPacked(DigitModel model, TensorSet weights, DigitSet set)
    {
        using OpenModel packed = model.Open(weights);
        float[] image = new float[DigitSet.ImagePixels], outputs = new float[DigitSet.Classes];
        double nats = 0;
        int wrong = 0;
        for (int index = 0; index < set.Count; index++)
        {
            ReadOnlySpan<byte> pixels = set.Image(index);
            for (int pixel = 0; pixel < image.Length; pixel++) image[pixel] = DigitSet.Value(pixels[pixel]);
            packed.Read(image, outputs);
            int label = set.Label(index);
            float greatest = outputs.Max();
            if (Array.IndexOf(outputs, greatest) != label) wrong++;
            nats += Math.Log(outputs.Sum(output => Math.Exp(output - greatest))) + greatest - outputs[label];
        }

        return (Percent * wrong / set.Count, nats / set.Count);
    }
}
