using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Layers without a matrix against PyTorch's values, the equations, and the models that they change nothing of.</summary>
public sealed class ValuesTests
{
    [Fact]
    public void LayerNorm_IsThatOfPyTorch()
    {
        TorchReferenceFile reference = TorchReferenceFile.Read("layer_norm");
        float[] x = reference.Floats("x"), y = reference.Floats("y"), slopes = reference.Floats("grad_y"), dx = reference.Floats("dx");
        foreach (LaneWidth width in LaneTypes.All)
        {
            using ReferenceNorm.Trainer trainer = new(new TrainingOptions { Threads = 1 }, width);
            Settle(trainer, reference);
            using ReferenceNorm model = trainer.Pack();
            model.LaneWidth = width;
            ReferenceNorm.State state = model.CreateState();
            double[] dweight = new double[7], dbias = new double[7];
            for (int row = 0; row < x.Length / 7; row++)
            {
                TrainingGraph graph = trainer.Graph;
                graph.WindowSteps = 1;
                x.AsSpan(row * 7, 7).CopyTo(graph.Features!.Span);
                graph.TakeParameters();
                graph.Forward();
                float[] inferred = new float[7];
                model.Step(x.AsSpan(row * 7, 7), state, inferred);
                Assert.Equal(graph.Outputs.Row(0).ToArray(), inferred);
                AssertClose(y[(row * 7)..], inferred);
                slopes.AsSpan(row * 7, 7).CopyTo(graph.OutputsGradient.Row(0));
                graph.ComputeGradients();
                AssertClose(dx[(row * 7)..], Gradients(trainer, "linear.bias"));
                Add(dweight, Gradients(trainer, "layernorm.weight"));
                Add(dbias, Gradients(trainer, "layernorm.bias"));
            }

            AssertClose(reference.Floats("dweight"), [.. dweight.Select(value => (float)value)]);
            AssertClose(reference.Floats("dbias"), [.. dbias.Select(value => (float)value)]);
        }
    }

    [Fact]
    public void LogSoftmax_LeavesTrainingOfClassesAsItIs() => AssertTrainsAlike(
        new EndsInLogits.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.2f }),
        new EndsInLogs.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.2f }));

    [Fact]
    public void LogSoftmax_LeavesTrainingOfLabelsAsItIs() => AssertTrainsAlike(
        new LabelLogits.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.2f }),
        new LabelLogs.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.2f }));

    [Fact]
    public void LogSoftmax_PutsOutTheLogProbabilitiesOfTheLogits()
    {
        TensorSet weights = new EndsInLogits.Trainer().Weights;
        using EndsInLogits logits = EndsInLogits.Pack(weights);
        using EndsInLogs logs = EndsInLogs.Pack(weights);
        float[] inputs = new float[5], before = new float[18], after = new float[18];
        new CounterRandom(3, 0).Fill(inputs, -1, 1);
        logits.Step(inputs, logits.CreateState(), before);
        logs.Step(inputs, logs.CreateState(), after);
        double sum = before.Sum(value => Math.Exp(value));
        for (int index = 0; index < before.Length; index++) Assert.Equal(before[index] - Math.Log(sum), after[index], 2e-6);
    }

    [Fact]
    public void FramesBehindEachOther_AreAConvolutionOverTime()
    {
        using Convolution model = Convolution.Pack(Weights(out float[] kernel, out float[] bias));
        const int steps = 9, size = 3, frames = 4, outputs = 5;
        float[] inputs = new float[steps * size], found = new float[steps * outputs];
        new CounterRandom(5, 0).Fill(inputs, -1, 1);
        model.Run(inputs, model.CreateState(), found, model.CreateWorkspace(steps: 2));
        for (int step = 0; step < steps; step++)
        {
            for (int output = 0; output < outputs; output++)
            {
                double sum = bias[output];
                for (int delay = 0; delay < frames && delay <= step; delay++)
                    for (int feature = 0; feature < size; feature++)
                        sum += (double)kernel[(output * frames + frames - 1 - delay) * size + feature] * inputs[(step - delay) * size + feature];
                Assert.Equal(Math.Max(0, sum), found[step * outputs + output], 1e-6);
            }
        }
    }

    /// <summary>Frames from the window before and those of the state in inference are the same.</summary>
    [Fact]
    public void Frames_GoOnFromWindowToWindow()
    {
        using FramesFloat.Trainer trainer = new(new TrainingOptions { Threads = 2 });
        GenericModel model = new(PackedModel.Pack(FramesFloat.Spec, trainer.Weights));
        GenericState[] states = [.. Enumerable.Range(0, trainer.Batch).Select(_ => model.CreateState())];
        float[] expected = new float[5];
        for (ulong window = 0; window < 3; window++)
        {
            TrainedCase.Load(trainer.Graph, window);
            trainer.Graph.WindowSteps = window == 1 ? 2 : trainer.Steps;
            trainer.Graph.TakeParameters();
            trainer.Graph.Forward();
            trainer.Graph.Loss(1, withGradient: false);
            for (int row = 0; row < trainer.Graph.WindowRows; row++)
            {
                model.Step(trainer.Graph.Features!.Floats(row, 1), states[row % trainer.Batch], expected);
                for (int index = 0; index < 5; index++) Assert.Equal(expected[index], trainer.Graph.Outputs.Row(row)[index], 1e-5);
            }
        }
    }

    [Fact]
    public void DropoutOfItsOwn_StandsInPlaceOfThatOfTheRun()
    {
        AssertTrainsAlike(
            new DropsAsRun.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.3f }),
            new DropsByItself.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.6f }));
        AssertTrainsAlike(
            new DropsAsRun.Trainer(new TrainingOptions { LearningRate = 0.3f }),
            new DropsNothing.Trainer(new TrainingOptions { LearningRate = 0.3f, Dropout = 0.6f }));
    }

    [Fact]
    public void DropoutOfItsOwn_IsNoPartOfAModel()
    {
        using DropsByItself.Trainer trainer = new();
        using DropsByItself model = trainer.Pack();
        using DropsAsRun other = DropsAsRun.Of(PackedModel.Pack(DropsByItself.Spec, trainer.Weights));
        Assert.Equal(DropsAsRun.PackedBytes, DropsByItself.PackedBytes);
        Assert.Equal(DropsAsRun.Spec.Layers.Count, DropsByItself.Spec.Layers.Count);
        Assert.Equal([0.3f, 0.3f, null], DropsByItself.Spec.Layers.Select(layer => layer.Dropout));
        Assert.Equal([null, null, null], DropsAsRun.Spec.Layers.Select(layer => layer.Dropout));
    }

    private static void AssertTrainsAlike(TrainerCore one, TrainerCore other)
    {
        using (one)
        using (other)
        {
            for (ulong seed = 0; seed < 4; seed++) Assert.Equal(TrainedCase.Step(one, seed), TrainedCase.Step(other, seed));
            Assert.Equal(TrainedCase.Bits(one), TrainedCase.Bits(other));
            RaggedWindow window = RaggedWindow.Make(one, seed: 9, one.Steps);
            Assert.Equal(window.Evaluate(one), window.Evaluate(other));
        }
    }

    private static void Settle(ReferenceNorm.Trainer trainer, TorchReferenceFile reference)
    {
        TensorSet weights = trainer.Weights;
        weights["linear.weight"].Values.Clear();
        weights["linear.bias"].Values.Clear();
        for (int unit = 0; unit < 7; unit++) weights["linear.weight"].Values[unit * 8] = 1;
        reference.Floats("weight").CopyTo(weights["layernorm.weight"].Values);
        reference.Floats("bias").CopyTo(weights["layernorm.bias"].Values);
        trainer.LoadWeights(weights);
    }

    private static TensorSet Weights(out float[] kernel, out float[] bias)
    {
        (kernel, bias) = (new float[5 * 12], new float[5]);
        new CounterRandom(7, 0).Fill(kernel, -1, 1);
        new CounterRandom(7, 1).Fill(bias, -1, 1);
        TensorSet weights = new();
        weights.Add("linear.weight", 5, 12, kernel);
        weights.Add("linear.bias", bias);
        return weights;
    }

    private static float[] Gradients(TrainerCore trainer, string name) =>
        trainer.Graph.Parameters.Single(parameter => parameter.Name == name).Gradients.ToArray();

    private static void Add(double[] sums, IReadOnlyList<float> values)
    {
        for (int index = 0; index < sums.Length; index++) sums[index] += values[index];
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        for (int index = 0; index < found.Length; index++)
            Assert.Equal(expected[index], found[index], 2e-5 * Math.Max(1, Math.Abs(expected[index])));
    }
}
