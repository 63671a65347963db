using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Learned steps and clips of h in training: their gradient, what moves them, and what files say of them.</summary>
public sealed class LearnedRangeTests
{
    private const double Tolerance = 2e-4;

    private static readonly TokenCorpus training = ToyText.Make(50, 3000, seed: 1);

    public static TheoryData<string, float> Saturations
    {
        get
        {
            TheoryData<string, float> cases = [];
            foreach (string name in TrainedCase.Names.Where(name => name.StartsWith("Learned", StringComparison.Ordinal)))
                foreach (float factor in new[] { 0.7f, 0.35f, 0.1f }) cases.Add(name, factor);
            return cases;
        }
    }

    public static TheoryData<string> Words => new(
        nameof(WordsRangeByStep), nameof(WordsRangeByStepGru), nameof(WordsRangeByClip), nameof(WordsRangeByClipGru));

    [Theory]
    [MemberData(nameof(Saturations))]
    public void Gradients_AreThoseOfTheStatedRules_WhereManyValuesLieOutside(string model, float factor)
    {
        using TrainerCore trainer = TrainedCase.Create(model);
        TrainingGraph graph = trainer.Graph;
        foreach (Parameter range in Ranges(trainer)) range.Values[0] *= factor;
        trainer.ResetState();
        int predictions = TrainedCase.Load(graph, seed: 4);
        Plain.PlainNetwork plain = new(trainer.Spec, trainer.Weights, trainer.Batch);
        double expected = graph.Features is { } features
            ? plain.Run([.. features.Span.ToArray().Select(value => (double)value)], graph.Targets.ToArray())
            : plain.Run(graph.Tokens.ToArray(), graph.Targets.ToArray());

        graph.TakeParameters();
        graph.Forward();
        Assert.InRange(graph.Loss(predictions, withGradient: true) / predictions, expected - Tolerance / 10, expected + Tolerance / 10);
        graph.ComputeGradients();
        foreach (Parameter parameter in graph.Parameters)
        {
            double[] gradient = plain.Gradients[parameter.Name];
            double largest = Math.Max(1e-3, gradient.Max(Math.Abs));
            for (int index = 0; index < gradient.Length; index++)
                Assert.InRange(parameter.Gradients[index], gradient[index] - Tolerance * largest, gradient[index] + Tolerance * largest);
        }

        Assert.Contains(Ranges(trainer), range => range.Gradients[0] != 0);
    }

    [Theory]
    [InlineData(nameof(SaturatedRnn), 1)]
    [InlineData(nameof(SaturatedLstm), 3)]
    public void WhereAllValuesLieBeyond_TheGradientIsTheSlopeOfTheLoss(string model, int greatest)
    {
        // Then all levels are the clip, or Q_P steps, whatever the weights: the loss is a smooth function of the learned number.
        const float learned = 0.05f, distance = 2e-3f;
        using TrainerCore trainer = TrainedCase.Create(model);
        TrainingGraph graph = trainer.Graph;
        Parameter range = Assert.Single(Ranges(trainer));
        range.Values[0] = learned;
        trainer.ResetState();
        int predictions = TrainedCase.Load(graph, seed: 3);
        float[][] states = [.. graph.States.Select(state => state.Value.ToArray())];
        Loss();
        graph.ComputeGradients();
        double gradient = range.Gradients[0];
        range.Values[0] = learned + distance;
        double above = Loss();
        range.Values[0] = learned - distance;
        double slope = (above - Loss()) / (2 * distance);

        // LSQ: 1 / sqrt(N Q_P), N counting streams x units x time steps.
        if (greatest > 1) slope /= Math.Sqrt(3 * 12 * 5 * greatest);
        Assert.True(Math.Abs(slope) > 1e-3, $"A slope of {slope} shows nothing.");
        Assert.InRange(gradient, slope - 0.02 * Math.Abs(slope), slope + 0.02 * Math.Abs(slope));

        double Loss()
        {
            // The state before the window stays: gradients take it for a constant.
            for (int index = 0; index < states.Length; index++) states[index].CopyTo(graph.States[index].Value);
            graph.TakeParameters();
            graph.Forward();
            return graph.Loss(predictions, withGradient: true) / predictions;
        }
    }

    [Theory]
    [InlineData(nameof(LearnedLstms))]
    [InlineData(nameof(LearnedGrus))]
    [InlineData(nameof(LearnedGrusTurned))]
    [InlineData(nameof(LearnedRnns))]
    public void TheFirstWindow_SetsTheSteps_ToTwiceTheMeanMagnitudeByTheRootOfTheGreatestInteger(string model)
    {
        using TrainerCore trainer = TrainedCase.Create(model, new TrainingOptions { Threads = 2, LearningRate = 1e-20f });
        TensorSet before = trainer.Weights;
        TrainedCase.Step(trainer, seed: 0);

        TrainingGraph graph = trainer.Graph;
        Plain.PlainNetwork plain = new(trainer.Spec, before, trainer.Batch);
        Dictionary<string, Plain.PlainRange> steps = plain.MeasureSteps();
        if (graph.Features is { } features) plain.Run([.. features.Span.ToArray().Select(value => (double)value)], graph.Targets.ToArray());
        else plain.Run(graph.Tokens.ToArray(), graph.Targets.ToArray());
        Assert.NotEmpty(steps);
        foreach (Parameter range in Ranges(trainer))
        {
            float first = before[range.Name].Values[0];
            if (steps.TryGetValue(range.Name, out Plain.PlainRange? step)) Assert.Equal(step.FirstStep, range.Values[0], 1e-5 * step.FirstStep);
            Assert.Equal(step is null, first == range.Values[0]);
        }
    }

    [Fact]
    public void OnlyAStepThatTrainingBeginsWith_IsMeasured()
    {
        TrainingOptions options = new() { Threads = 1, LearningRate = 1e-20f };
        string path = Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}.safetensors");
        using LearnedLstms.Trainer whole = new(options), loaded = new(options), measured = new(options);
        whole.SaveCheckpoint(path);
        using LearnedLstms.Trainer resumed = LearnedLstms.Trainer.Resume(path, threads: 1);
        File.Delete(path);
        TensorSet weights = Without(whole.Weights, "h_step_l0");
        weights.Add("lstm.h_step_l0", [0.3f]);
        loaded.LoadWeights(weights);
        measured.LoadWeights(Without(weights, "h_step_l0"));
        foreach (LearnedLstms.Trainer trainer in new[] { whole, loaded, measured, resumed }) TrainedCase.Step(trainer, seed: 0);
        Assert.Equal(0.3f, Ranges(loaded)[0].Values[0]);
        Assert.NotEqual(1 / 15f, Ranges(whole)[0].Values[0]);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(measured));
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(resumed));
        float first = Ranges(whole)[0].Values[0];
        TrainedCase.Step(whole, seed: 1);
        Assert.Equal(first, Ranges(whole)[0].Values[0]);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Training_MovesTheRange(string model)
    {
        using TokenTrainer trainer = MethodTests.Create(model, Options);
        float before = Assert.Single(Ranges(trainer)).Values[0];
        trainer.Fit(training, training);
        float after = Assert.Single(Ranges(trainer)).Values[0];
        Assert.True(Math.Abs(after / before - 1) > 0.01, $"The range is {after} after {before}.");
    }

    [Fact]
    public void ClipPenalty_DrawsTheClipIn_AndIsRefusedWhereThereIsNone()
    {
        using WordsRangeByClip.Trainer free = new(Options with { Epochs = 1 });
        using WordsRangeByClip.Trainer drawn = new(Options with { Epochs = 1, ClipPenalty = 1 });
        free.Fit(training, training);
        drawn.Fit(training, training);
        Assert.True(Assert.Single(Ranges(drawn)).Values[0] < Assert.Single(Ranges(free)).Values[0]);
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new WordsRangeByStep.Trainer(new TrainingOptions { ClipPenalty = 1 }).Dispose());
        Assert.Contains("ClipPenalty", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void AResumedRun_HasTheBitsOfOneThatNeverStopped(OptimizerKind optimizer)
    {
        string path = Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}.safetensors");
        TrainingOptions options = new() { Optimizer = optimizer, LearningRate = 0.05f, ClipPenalty = 0.01f, Threads = 1 };
        using LearnedGrus.Trainer whole = new(options), first = new(options);
        for (ulong seed = 0; seed < 6; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 3; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using LearnedGrus.Trainer second = LearnedGrus.Trainer.Resume(path, threads: 2);
        File.Delete(path);
        for (ulong seed = 3; seed < 6; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
        Assert.Equal(options.ClipPenalty, second.Options.ClipPenalty);
    }

    [Fact]
    public void LoadedWeights_MayLackTheRange_WhichThenBeginsAnew()
    {
        using LearnedLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        float[] first = [.. Ranges(trainer).Select(range => range.Values[0])];
        Assert.Equal([1 / 15f, ActivationSpec.FirstClip], first);
        foreach (Parameter range in Ranges(trainer)) range.Values[0] = 0.3f;
        trainer.LoadWeights(Without(trainer.Weights, "h_step_l0", "h_clip_l1"));
        Assert.Equal(first, Ranges(trainer).Select(range => range.Values[0]));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-0.1f)]
    public void ARangeThatIsNotAboveZero_IsRefused(float learned)
    {
        using LearnedLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        TensorSet weights = Without(trainer.Weights, "h_step_l0");
        weights.Add("lstm.h_step_l0", [learned]);
        Assert.Equal("lstm.h_step_l0", Assert.Throws<WeightFormatException>(() => trainer.LoadWeights(weights)).Subject);
        Assert.Equal("lstm.h_step_l0", Assert.Throws<WeightFormatException>(() => LearnedLstms.Pack(weights)).Subject);
    }

    [Fact]
    public void WeightsOfWhichOneRangeIsRefused_ChangeNoOther()
    {
        using LearnedLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        foreach (Parameter range in Ranges(trainer)) range.Values[0] = 0.3f;
        TensorSet weights = Without(trainer.Weights, "h_step_l0", "h_clip_l1");
        weights.Add("lstm.h_clip_l1", [-1f]);
        Assert.Equal("lstm.h_clip_l1", Assert.Throws<WeightFormatException>(() => trainer.LoadWeights(weights)).Subject);
        Assert.All(Ranges(trainer), static range => Assert.Equal(0.3f, range.Values[0]));
    }

    [Fact]
    public void ACheckpointWithARangeThatIsNotAboveZero_IsRefused()
    {
        string path = Path.GetTempFileName();
        using LearnedLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        Ranges(trainer)[0].Values[0] = 0;
        trainer.SaveCheckpoint(path);
        Assert.Equal("lstm.h_step_l0", Assert.Throws<WeightFormatException>(() => LearnedLstms.Trainer.Resume(path)).Subject);
        File.Delete(path);
    }

    private static TrainingOptions Options => new()
    {
        Threads = 1,
        Optimizer = OptimizerKind.Adam,
        LearningRate = 0.01f,
        ClipNorm = 1,
        Epochs = 2,
        InitialWeights = new InitialWeights { RecurrentRange = 0.5f, LinearRange = 0.5f },
    };

    private static List<Parameter> Ranges(TrainerCore trainer) =>
        [.. trainer.Graph.Parameters.Where(parameter => parameter.Name.Contains("h_step", StringComparison.Ordinal)
            || parameter.Name.Contains("h_clip", StringComparison.Ordinal))];

    private static TensorSet Without(TensorSet weights, params string[] endings)
    {
        TensorSet rest = new();
        foreach (Tensor tensor in weights)
            if (!endings.Any(ending => tensor.Name.EndsWith(ending, StringComparison.Ordinal))) rest.Add(tensor);
        return rest;
    }
}
