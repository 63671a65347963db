using System;
using System.Linq;
using Cases;
using KernelGen.Formats;
using KernelGen.Generated.Tests.Inference;
using KernelGen.Lanes;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Every method in a word model: training lowers the loss, and the packed model predicts as well as the training graph.</summary>
public sealed class MethodTests
{
    private const int Vocabulary = 50;

    private static readonly TokenCorpus training = ToyText.Make(Vocabulary, 3000, seed: 1);
    private static readonly TokenCorpus validation = ToyText.Make(Vocabulary, 600, seed: 2);

    public static TheoryData<string> Models => new(ReflectedModel.Names.Where(name => name.StartsWith("Words", StringComparison.Ordinal)));

    // Weights that begin above the greatest threshold, that of the power-of-two method, so that no method begins with zeros.
    private static TrainingOptions Options => new()
    {
        Threads = 1,
        Optimizer = OptimizerKind.Adam,
        LearningRate = 0.01f,
        ClipNorm = 1,
        Epochs = 2,
        InitialWeights = new InitialWeights { RecurrentRange = 0.5f, LinearRange = 0.5f },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Training_LowersTheLoss_AndThePackedModelPredictsTheSame(string model)
    {
        using TokenTrainer trainer = Create(model, Options);
        Evaluation before = trainer.Evaluate(validation);
        trainer.Fit(training, validation);
        Evaluation trained = trainer.Evaluate(validation);
        PackedModel packed = PackedModel.Pack(trainer.Spec, trainer.Weights);

        Evaluation found = Perplexity.Measure(validation, 4, Vocabulary, () =>
        {
            ReflectedModel stream = ReflectedModel.Of(model, packed, LaneTypes.Widest);
            stream.Reset();
            return (tokens, outputs) => stream.Run(tokens, [], outputs);
        }, chunk: 5);

        Assert.True(trained.Perplexity < 0.8 * before.Perplexity, $"perplexity {before.Perplexity}, then {trained.Perplexity}");
        Assert.Equal(trained.Tokens, found.Tokens);
        Assert.InRange(found.Perplexity, trained.Perplexity * 0.999, trained.Perplexity * 1.001);

        // Another trainer that takes the weights over is the same network until it is trained itself.
        using TokenTrainer other = Create(model, Options);
        other.LoadWeights(trainer.Weights);
        Assert.Equal(trained.Perplexity, other.Evaluate(validation).Perplexity);
    }

    /// <summary>
    /// A step of 16 bits is a few hundred-thousandths: an optimizer that moves every number alike by a hundredth would drive it out, so that this
    /// one follows the gradient.
    /// </summary>
    [Fact]
    public void LearnedStepsOf16Bits_FollowTheGradient()
    {
        const string Model = "WideLearnedStep";
        TrainingOptions options = Options with { Optimizer = OptimizerKind.Sgd, LearningRate = 1 };
        using TokenTrainer trainer = Create(Model, options);
        Evaluation before = trainer.Evaluate(validation);
        trainer.Fit(training, validation);
        Evaluation trained = trainer.Evaluate(validation);
        PackedModel packed = PackedModel.Pack(trainer.Spec, trainer.Weights);
        Evaluation found = Perplexity.Measure(validation, 4, Vocabulary, () =>
        {
            ReflectedModel stream = ReflectedModel.Of(Model, packed, LaneTypes.Widest);
            stream.Reset();
            return (tokens, outputs) => stream.Run(tokens, [], outputs);
        }, chunk: 5);
        Assert.True(trained.Perplexity < 0.9 * before.Perplexity, $"perplexity {before.Perplexity}, then {trained.Perplexity}");
        Assert.InRange(found.Perplexity, trained.Perplexity * 0.999, trained.Perplexity * 1.001);
    }

    internal static TokenTrainer Create(string model, TrainingOptions options)
    {
        Type trainer = typeof(WordsGreedy).Assembly.GetType($"Cases.{model}")!.GetNestedType("Trainer")!;
        return (TokenTrainer)Activator.CreateInstance(trainer, options)!;
    }
}
