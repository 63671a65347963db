using System;
using System.IO;
using Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>ProxQuant: float passes, and weights that are pulled towards their codes ever more strongly.</summary>
public sealed class ProximalPullTests : IDisposable
{
    private static readonly TrainingOptions options = new() { LearningRate = 0.2f, Threads = 1, ProximalPull = 0.02f };

    private readonly string path = Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void WithoutAPull_TrainingIsThatOfTheFloatModel()
    {
        using WeightOnlyLstm.Trainer trainer = new(options with { ProximalPull = 0 });
        using FloatLstm.Trainer floats = new(options with { ProximalPull = null });
        TokenCorpus text = ToyText.Make(11, 100, seed: 5);
        for (ulong seed = 0; seed < 6; seed++)
        {
            Assert.Equal(TrainedCase.Step(floats, seed), TrainedCase.Step(trainer, seed));
            Assert.NotEqual(floats.Evaluate(text), trainer.Evaluate(text));
        }

        Assert.Equal(TrainedCase.Bits(floats), TrainedCase.Bits(trainer));
    }

    [Fact]
    public void AnUpdate_PullsByItsNumberTimesTheRate()
    {
        using WeightOnlyLstm.Trainer trainer = new(options with { ProximalPull = 0.5f }), free = new(options with { ProximalPull = 0 });
        TrainedCase.Step(trainer, 0);
        TrainedCase.Step(free, 0);
        float[] before = free.Weights["lstm.weight_hh_l0"].Values.ToArray();
        float[] codes = PackedModel.Pack(free.Spec, free.Weights).Dequantize()["lstm.weight_hh_l0"].Values.ToArray();
        float[] after = trainer.Weights["lstm.weight_hh_l0"].Values.ToArray();
        for (int index = 0; index < before.Length; index++)
            Assert.Equal((before[index] + 0.5 * codes[index]) / 1.5, after[index], 1e-6);
        Assert.Equal(free.Weights["lstm.bias_ih_l0"].Values.ToArray(), trainer.Weights["lstm.bias_ih_l0"].Values.ToArray());
    }

    [Theory]
    [InlineData(nameof(WordsGreedy))]
    [InlineData(nameof(WordsRefined))]
    [InlineData(nameof(WordsUniform))]
    [InlineData(nameof(WordsBalancedEqual))]
    [InlineData(nameof(WordsPowerOfTwoTernarization))]
    [InlineData(nameof(WordsBinaryConnect))]
    [InlineData(nameof(WordsTerConnect))]
    [InlineData(nameof(WordsBinaryWeight))]
    [InlineData(nameof(WordsTernaryWeight))]
    [InlineData(nameof(WeightOnlyLstm))]
    [InlineData(nameof(CyclesLstm))]
    public void Weights_ComeToTheirCodes(string model)
    {
        // Weights of both sides of every threshold, that of the power-of-two method too.
        TrainingOptions wide = options with { InitialWeights = new InitialWeights { RecurrentRange = 0.5f, LinearRange = 0.5f } };
        using TrainerCore trainer = model.StartsWith("Words", StringComparison.Ordinal)
            ? MethodTests.Create(model, wide)
            : TrainedCase.Create(model, wide);
        for (ulong seed = 0; seed < 150; seed++) TrainedCase.Step(trainer, seed);
        foreach (QuantizationRow row in PostTraining.Quantize(trainer.Weights, trainer.Spec).Rows)
            if (row.Gate.Length == 0 && row.Bits < 32) Assert.True(row.RelativeError < 0.01, $"{row.Tensor} lies {row.RelativeError} from its codes.");
    }

    [Fact]
    public void LaneTypesAndThreads_GiveEqualBits()
    {
        int[] expected = Train(LaneWidth.Scalar32, 1);
        foreach (LaneWidth width in LaneTypes.All)
            for (int threads = 1; threads <= 3; threads++) Assert.Equal(expected, Train(width, threads));

        static int[] Train(LaneWidth width, int threads)
        {
            using TrainerCore trainer = TrainedCase.Create(nameof(WeightOnlyLstm), options with { Threads = threads }, width);
            for (ulong seed = 0; seed < 4; seed++) TrainedCase.Step(trainer, seed);
            return TrainedCase.Bits(trainer);
        }
    }

    [Fact]
    public void AResumedRun_HasTheBitsOfOneThatNeverStopped()
    {
        using WeightOnlyLstm.Trainer whole = new(options), first = new(options);
        for (ulong seed = 0; seed < 6; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 3; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using WeightOnlyLstm.Trainer second = WeightOnlyLstm.Trainer.Resume(path, threads: 2);
        Assert.Equal(options.ProximalPull, second.Options.ProximalPull);
        for (ulong seed = 3; seed < 6; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
    }

    [Theory]
    [InlineData(nameof(DrawnRnn), "ProximalPull: rnn.weight_ih_l0 has drawn codes")]
    [InlineData(nameof(BalancedRnn), "ProximalPull: rnn.weight_ih_l0 has codes of BalancedMean, which lie behind a tanh")]
    public void CodesThatWeightsCannotComeTo_AreRefusedByName(string model, string message)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => TrainedCase.Create(model, options));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ARateThatIsNone_IsRefused(float rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightOnlyLstm.Trainer(options with { ProximalPull = rate }));
}
