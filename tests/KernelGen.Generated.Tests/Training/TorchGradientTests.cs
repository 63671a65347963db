using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Outputs and gradients of the emitted float layers against PyTorch, which computed in float64.</summary>
public sealed class TorchGradientTests
{
    // Sums of at most some dozens of float products of numbers around one.
    private const float Tolerance = 2e-5f;

    public static TheoryData<string> References => new("rnn_tanh", "rnn_relu", "lstm", "gru", "lstm_2layer", "gru_2layer");

    [Theory]
    [MemberData(nameof(References))]
    public void OutputsAndGradients_AreThoseOfPyTorch(string name)
    {
        TorchReferenceFile reference = TorchReferenceFile.Read(name);
        foreach (LaneWidth width in LaneTypes.All)
        {
            using FeatureTrainer trainer = Create(name, width);
            TrainingGraph graph = trainer.Graph;
            LoadInputs(graph, reference);

            graph.TakeParameters();
            graph.Forward();
            AssertClose("y", reference.Floats("y"), graph.Outputs);

            LoadOutputGradients(graph, reference);
            graph.ComputeGradients();
            foreach (Parameter parameter in graph.Parameters)
            {
                string tensor = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
                AssertClose(tensor, reference.Floats($"dweights.{tensor}"), parameter.GradientMatrix);
            }
        }
    }

    private static FeatureTrainer Create(string name, LaneWidth width)
    {
        TrainingOptions options = new() { Threads = 2 };
        return name switch
        {
            "rnn_tanh" => new ReferenceRnnTanh.Trainer(options, width),
            "rnn_relu" => new ReferenceRnnRelu.Trainer(options, width),
            "lstm" => new ReferenceLstm.Trainer(options, width),
            "gru" => new ReferenceGru.Trainer(options, width),
            "lstm_2layer" => new ReferenceLstmStack.Trainer(options, width),
            "gru_2layer" => new ReferenceGruStack.Trainer(options, width),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    private static void LoadInputs(TrainingGraph graph, TorchReferenceFile reference)
    {
        foreach (Parameter parameter in graph.Parameters)
        {
            string tensor = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
            reference.Floats($"weights.{tensor}").CopyTo(parameter.Values);
        }

        graph.WindowSteps = reference.Shape("x")[0];
        reference.Floats("x").CopyTo(graph.Features!.Span);
        foreach ((StreamState state, float[] values) in Parts(graph, reference, "h0", "c0")) values.CopyTo(state.Value);
    }

    private static void LoadOutputGradients(TrainingGraph graph, TorchReferenceFile reference)
    {
        float[] gradient = reference.Floats("grad_y");
        MatrixView outputs = graph.OutputsGradient;
        for (int row = 0; row < outputs.Rows; row++)
            gradient.AsSpan(row * outputs.Columns, outputs.Columns).CopyTo(outputs.Row(row));
        foreach ((StreamState state, float[] values) in Parts(graph, reference, "grad_hn", "grad_cn"))
            values.CopyTo(state.Gradient.Span);
    }

    /// <summary>Every state with the part of the reference's tensor, [layer, stream, unit], that belongs to its layer.</summary>
    private static IEnumerable<(StreamState State, float[] Values)> Parts(
        TrainingGraph graph, TorchReferenceFile reference, string hidden, string cell)
    {
        foreach (string tensor in new[] { hidden, cell })
        {
            string kind = tensor == hidden ? "hidden" : "cell";
            List<StreamState> states = [.. graph.States.Where(state => state.Name.Contains(kind, StringComparison.Ordinal))];
            if (states.Count == 0) continue;
            float[] values = reference.Floats(tensor);
            int length = values.Length / states.Count;
            for (int layer = 0; layer < states.Count; layer++)
                yield return (states[layer], values[(layer * length)..((layer + 1) * length)]);
        }
    }

    private static void AssertClose(string name, float[] expected, MatrixView actual)
    {
        Assert.Equal(expected.Length, actual.Rows * actual.Columns);
        for (int index = 0; index < expected.Length; index++)
        {
            float found = actual.Row(index / actual.Columns)[index % actual.Columns];
            float allowed = Tolerance * Math.Max(1, Math.Abs(expected[index]));
            Assert.True(
                Math.Abs(found - expected[index]) <= allowed,
                $"{name}[{index}] is {found}, PyTorch has {expected[index]}.");
        }
    }
}
