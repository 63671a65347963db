using System;
using System.Linq;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Generation;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Training;

namespace KernelGen.Bench.Scaling;

/// <summary>Calls of models that were compiled at run time, ready to be timed.</summary>
internal static class CompiledRun
{
    private const int CheckedSteps = 5;

    /// <summary>A time step of many streams a call; float vectors in, float vectors out.</summary>
    public static Advance BindStreams(CompiledModel model, PackedModel packed, LaneWidth width, int streams)
    {
        ICompiledModel driver = model.Driver;
        driver.Load(packed, width, streams);
        StreamInput input = new(driver.Spec);
        float[] features = Features(input, driver.Spec.InputSize, streams), output = new float[streams * driver.Spec.OutputSize];
        return _ => driver.StepMany(features, output);
    }

    /// <summary>One Step or Run a call; float vectors in, float vectors out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="packed">Its weights.</param>
    /// <param name="width">The lane type.</param>
    /// <param name="steps">Time steps a call.</param>
    /// <param name="threads">Threads that share the rows of large matrices in a Step.</param>
    public static Advance Bind(CompiledModel model, PackedModel packed, LaneWidth width, int steps = 1, int threads = 1)
    {
        ICompiledModel driver = model.Driver;
        driver.Load(packed, width, steps, threads);
        StreamInput input = new(driver.Spec);
        if (steps == 1) return step => driver.Step(input.Features(step), input.Output);

        int outputs = driver.Spec.OutputSize;
        float[] features = Features(input, driver.Spec.InputSize, steps), output = new float[steps * outputs];
        return _ => driver.Run(features, output);
    }

    /// <summary>One update a call, on one thread.</summary>
    public static Advance BindTrainer(CompiledModel model)
    {
        FeatureTrainer trainer = model.Driver.CreateTrainer(new TrainingOptions { LearningRate = 0.01f, Threads = 1 });
        StreamInput input = new(trainer.Spec);
        Random random = new(3);
        int rows = trainer.Steps * trainer.Batch;
        float[] features = Features(input, trainer.Spec.InputSize, rows);
        int[] targets = [.. Enumerable.Range(0, rows).Select(_ => random.Next(trainer.Spec.OutputSize))];
        return _ => trainer.Step(features, targets, beginsStreams: false);
    }

    /// <summary>Refuses a model that does not compute what the generic runtime does, to the last bit.</summary>
    /// <exception cref="InvalidOperationException">An output differs.</exception>
    public static void RequireGeneric(CompiledModel model, PackedModel packed, LaneWidth width)
    {
        ICompiledModel driver = model.Driver;
        driver.Load(packed, width, CheckedSteps);
        GenericModel generic = new(packed);
        GenericState state = generic.CreateState();
        StreamInput input = new(driver.Spec);
        int outputs = driver.Spec.OutputSize;
        float[] features = Features(input, driver.Spec.InputSize, CheckedSteps), run = new float[CheckedSteps * outputs], one = new float[outputs];
        driver.Run(features, run);
        if (driver.Spec.ReadsWholeSequences)
        {
            float[] whole = new float[run.Length];
            generic.Run(features, whole);
            if (!whole.AsSpan().SequenceEqual(run)) throw Differs(driver, width, 0);
            return;
        }

        driver.Load(packed, width, 1);
        for (int step = 0; step < CheckedSteps; step++)
        {
            generic.Step(input.Features(step), state, input.Output);
            driver.Step(input.Features(step), one);
            if (input.Output.AsSpan().SequenceEqual(one) && input.Output.AsSpan().SequenceEqual(run.AsSpan(step * outputs, outputs))) continue;
            throw Differs(driver, width, step);
        }
    }

    private static InvalidOperationException Differs(ICompiledModel driver, LaneWidth width, int step) =>
        new(FormattableString.Invariant($"{driver.Spec.Name}, {(int)width} bits, step {step}: emitted code and generic runtime differ. Times would mean nothing."));

    private static float[] Features(StreamInput input, int width, int rows)
    {
        float[] features = new float[rows * width];
        for (int row = 0; row < rows; row++) input.Features(row).CopyTo(features.AsSpan(row * width, width));
        return features;
    }
}
