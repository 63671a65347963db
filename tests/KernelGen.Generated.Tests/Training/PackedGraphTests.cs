using System;
using System.Linq;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Options of recurrent cells, and strides: what is packed computes what was trained.</summary>
public sealed class PackedGraphTests
{
    private const float Tolerance = 2e-5f;

    /// <summary>All but those of batch normalisation, which trains by other statistics than it packs.</summary>
    public static TheoryData<string> Models =>
    [
        nameof(PeepholeFloat), nameof(CoupledFloats), nameof(PeepholeBalanced), nameof(CoupledOnLine), nameof(PeepholeLearned), nameof(PeepholePairs),
        nameof(PeepholeLabels), nameof(LstmPeepholes), nameof(LstmCoupled),
        nameof(ProjectedFloat), nameof(ProjectedBalanced), nameof(ProjectedOnLine), nameof(ProjectedLearned), nameof(ProjectedPairs), nameof(ProjectedLabels), nameof(LstmProjected),
        nameof(ResidualFloat), nameof(ResidualBalanced), nameof(ResidualOnLine), nameof(ResidualLearned), nameof(ResidualWordPairs), nameof(ResidualLabels), nameof(GruResidual),
        nameof(StridedClasses), nameof(StridedTokens), nameof(StridedValues), nameof(StridedLabels), nameof(StridedSteps), nameof(PairStrided), nameof(ConvolvedLabels), nameof(Convolutions), nameof(CentredLabels), nameof(ConvolutionsCentred),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void PackedModels_ComputeWhatTheGraphDoes(string name)
    {
        using TrainerCore trainer = TrainedCase.Create(name);
        for (ulong seed = 0; seed < 3; seed++) TrainedCase.Step(trainer, seed);
        TrainingGraph graph = trainer.Graph;
        Fill(graph);
        trainer.ResetState();
        graph.IsTraining = false;
        graph.TakeParameters();
        graph.Forward();

        PackedModel packed = PackedModel.Pack(trainer.Spec, trainer.Weights);
        float[] bias = trainer.Weights.TryGet(trainer.Spec.Layers.OfType<LinearSpec>().LastOrDefault() is { } linear ? $"{linear.Name}.bias" : "")?.Values.ToArray() ?? new float[trainer.Spec.OutputSize];
        for (int stream = 0; stream < graph.Batch; stream++)
        {
            float[] expected = Run(packed, graph, stream);
            for (int index = 0; index < expected.Length; index++)
            {
                (int step, int output) = Math.DivRem(index, trainer.Spec.OutputSize);
                Assert.Equal(expected[index], graph.Outputs.Row(step * graph.Batch + stream)[output] + bias[output], Tolerance);
            }
        }
    }

    private static void Fill(TrainingGraph graph)
    {
        CounterRandom random = new(31, 0);
        graph.WindowSteps = graph.Steps;
        foreach (ref int token in graph.Tokens) token = random.NextInteger(graph.Spec.InputSize);
        if (graph.Features is { } features) random.Fill(features.Span, -1, 1);
    }

    private static float[] Run(PackedModel packed, TrainingGraph graph, int stream)
    {
        GenericModel model = new(packed);
        float[] outputs = new float[graph.Steps / packed.Spec.Stride * packed.Spec.OutputSize];
        int[] rows = [.. Enumerable.Range(0, graph.Steps).Select(step => step * graph.Batch + stream)];
        if (graph.Features is { } features)
        {
            float[] inputs = [.. rows.SelectMany(row => features.Rows(row, 1).Row(0).ToArray())];
            model.Run(inputs, outputs);
        }
        else
        {
            int[] all = graph.Tokens.ToArray();
            int[] tokens = [.. rows.Select(row => all[row])];
            model.Run(tokens, outputs);
        }

        return outputs;
    }
}
