using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Losses and their gradients of emitted networks that hand their inputs on, against PyTorch and against the formulas themselves.</summary>
public sealed class TorchLossTests
{
    [Fact]
    public void Ctc_IsThatOfPyTorch()
    {
        TorchReferenceFile reference = TorchReferenceFile.Read("ctc");
        int[] lengths = reference.Integers("input_lengths");
        int[][] labels = reference.IntegerRows("targets");
        float[] logits = reference.Floats("logits"), slopes = reference.Floats("dlogits_of_sum");
        double[] losses = reference.Doubles("losses");
        foreach (LaneWidth width in LaneTypes.All)
        {
            using ReferenceCtc.Trainer trainer = new(new TrainingOptions { Threads = 2 }, width);
            HandOn(trainer);
            Assert.Equal(losses.Sum(), trainer.Evaluate(logits, labels, lengths).Nats, 1e-5);
            Assert.Equal(losses[0] + losses[1], trainer.Evaluate(logits, labels.AsSpan(0, 2), lengths.AsSpan(0, 2)).Nats, 1e-5);
            Assert.Equal(losses.Average(), trainer.Step(logits, labels, lengths), 1e-5);
            AssertGradient(trainer, row => row / trainer.Batch < lengths[row % trainer.Batch], (row, column) => slopes[row * 5 + column] / trainer.Batch);
        }
    }

    [Fact]
    public void CrossEntropy_IsThatOfPyTorch()
    {
        TorchReferenceFile reference = TorchReferenceFile.Read("cross_entropy");
        float[] slopes = reference.Floats("dlogits");
        foreach (LaneWidth width in LaneTypes.All)
        {
            using ReferenceCrossEntropy.Trainer trainer = new(new TrainingOptions { Threads = 2 }, width);
            HandOn(trainer);
            double loss = trainer.Step(reference.Floats("logits"), reference.Integers("targets"), beginsStreams: true);
            Assert.Equal(reference.Double("mean_loss"), loss, 1e-6);
            AssertGradient(trainer, _ => true, (row, column) => slopes[row * 11 + column]);
        }
    }

    [Fact]
    public void SquaredErrors_AreMeantOverTheValuesThatCount()
    {
        using ReferenceSquares.Trainer trainer = new();
        HandOn(trainer);
        RaggedWindow window = RaggedWindow.Make(trainer, seed: 1, steps: 3);
        int[] lengths = [3, 1];
        double values = 4 * trainer.Spec.OutputSize;
        double Error(int index) => (double)window.Inputs[index] - window.Values[index];
        double expected = Enumerable.Range(0, window.Inputs.Length).Where(index => Counts(index / 4)).Sum(index => Error(index) * Error(index)) / values;
        Assert.Equal(expected, trainer.Evaluate(window.Inputs, window.Values, lengths).MeanLoss, 1e-9);
        Assert.Equal(expected, trainer.Step(window.Inputs, window.Values, beginsStreams: true, lengths), 1e-9);
        AssertGradient(trainer, Counts, (row, column) => 2 * Error(row * 4 + column) / values);

        bool Counts(int row) => row / 2 < lengths[row % 2];
    }

    [Fact]
    public void BinaryCrossEntropies_AreMeantOverTheValuesThatCount()
    {
        using ReferenceProbabilities.Trainer trainer = new();
        HandOn(trainer);
        RaggedWindow window = RaggedWindow.Make(trainer, seed: 2, steps: 3);
        int[] lengths = [2, 3];
        double values = 5 * trainer.Spec.OutputSize;
        double Sigmoid(int index) => 1 / (1 + Math.Exp(-window.Inputs[index]));
        double Entropy(int index) => -window.Values[index] * Math.Log(Sigmoid(index)) - (1.0 - window.Values[index]) * Math.Log(1 - Sigmoid(index));
        double expected = Enumerable.Range(0, window.Inputs.Length).Where(index => Counts(index / 4)).Sum(Entropy) / values;
        Assert.Equal(expected, trainer.Evaluate(window.Inputs, window.Values, lengths).MeanLoss, 1e-9);
        Assert.Equal(expected, trainer.Step(window.Inputs, window.Values, beginsStreams: true, lengths), 1e-9);
        AssertGradient(trainer, Counts, (row, column) => (Sigmoid(row * 4 + column) - window.Values[row * 4 + column]) / values);

        bool Counts(int row) => row / 2 < lengths[row % 2];
    }

    /// <summary>Weights of one and no bias: outputs are inputs.</summary>
    private static void HandOn(TrainerCore trainer)
    {
        Formats.TensorSet weights = trainer.Weights;
        weights["weight"].Values.Clear();
        weights["bias"].Values.Clear();
        for (int unit = 0; unit < trainer.Spec.OutputSize; unit++) weights["weight"].Values[unit * trainer.Spec.InputSize + unit] = 1;
        trainer.LoadWeights(weights);
    }

    private static void AssertGradient(TrainerCore trainer, Func<int, bool> counts, Func<int, int, double> expected)
    {
        MatrixView found = trainer.Graph.OutputsGradient;
        for (int row = 0; row < found.Rows; row++)
        {
            for (int column = 0; column < found.Columns; column++)
                Assert.Equal(counts(row) ? expected(row, column) : 0, found.Row(row)[column], 1e-6);
        }
    }
}
