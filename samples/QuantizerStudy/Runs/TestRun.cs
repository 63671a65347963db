using System;
using System.Diagnostics;
using KernelGen.Formats;
using KernelGen.Text;
using KernelGen.Training;
using LanguageModel;
using LanguageModel.Models;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;

namespace QuantizerStudy.Runs;

/// <summary>Measures a packed model on the test text and times a step of it.</summary>
internal static class TestRun
{
    // Long enough for the runtime to have compiled every method in its final form.
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(0.3);

    /// <summary>Measures the model of a run that is over.</summary>
    public static TestResult Measure(RunKey key, string packedPath, StudyCorpus corpus)
    {
        using OpenModel model = key.Model.Open(PackedModel.Load(packedPath, key.Model.Spec));
        using OpenModel twin = Untrained(key.Twin);
        Action own = Steps(model, corpus.Validation), other = Steps(twin, corpus.Validation);
        Repeat(own);
        Repeat(other);
        (double step, double _, double ratio) = PairedTimer.Measure(own, other);
        return new TestResult(TestBlocks.Measure(model, corpus.Test), step, ratio);
    }

    // The time of a float step does not depend on the weights.
    private static OpenModel Untrained(ModelClass model)
    {
        using TokenTrainer trainer = model.CreateTrainer(new TrainingOptions { Threads = 1 });
        return model.Open(PackedModel.Pack(model.Spec, trainer.Weights));
    }

    private static void Repeat(Action action)
    {
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < warmUp;) action();
    }

    private static Action Steps(OpenModel model, TokenCorpus text)
    {
        StepToken step = model.OpenSteps();
        float[] output = new float[StudyShape.Characters];
        int at = 0;
        return () => step(text.Tokens[at++ % text.Count], output);
    }
}
