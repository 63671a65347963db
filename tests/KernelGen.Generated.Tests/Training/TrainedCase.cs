using System;
using System.Collections.Generic;
using System.Linq;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Generated.Tests.Training;

/// <summary>The models that tests train, by name, and windows of made-up data for any of them.</summary>
internal static class TrainedCase
{
    private static readonly Dictionary<string, Func<TrainingOptions, LaneWidth, TrainerCore>> factories = new()
    {
        [nameof(WordModelFloat)] = (options, width) => new WordModelFloat.Trainer(options, width),
        [nameof(WordModelBalanced)] = (options, width) => new WordModelBalanced.Trainer(options, width),
        [nameof(WordModelAlternating)] = (options, width) => new WordModelAlternating.Trainer(options, width),
        [nameof(GruTrained)] = (options, width) => new GruTrained.Trainer(options, width),
        [nameof(RnnTrained)] = (options, width) => new RnnTrained.Trainer(options, width),
        [nameof(TwinLstm)] = (options, width) => new TwinLstm.Trainer(options, width),
        [nameof(TwinGru)] = (options, width) => new TwinGru.Trainer(options, width),
        [nameof(FloatDeep)] = (options, width) => new FloatDeep.Trainer(options, width),
        [nameof(BalancedGruStack)] = (options, width) => new BalancedGruStack.Trainer(options, width),
        [nameof(AlternatingGru)] = (options, width) => new AlternatingGru.Trainer(options, width),
        [nameof(BalancedRnn)] = (options, width) => new BalancedRnn.Trainer(options, width),
        [nameof(MedianStack)] = (options, width) => new MedianStack.Trainer(options, width),
        [nameof(CyclesLstm)] = (options, width) => new CyclesLstm.Trainer(options, width),
        [nameof(WeightOnlyLstm)] = (options, width) => new WeightOnlyLstm.Trainer(options, width),
        [nameof(DrawnLstm)] = (options, width) => new DrawnLstm.Trainer(options, width),
        [nameof(DrawnRnn)] = (options, width) => new DrawnRnn.Trainer(options, width),
        [nameof(TernaryGru)] = (options, width) => new TernaryGru.Trainer(options, width),
        [nameof(LayerNormLstm)] = (options, width) => new LayerNormLstm.Trainer(options, width),
        [nameof(MeanDeviationNorms)] = (options, width) => new MeanDeviationNorms.Trainer(options, width),
        [nameof(SumNorms)] = (options, width) => new SumNorms.Trainer(options, width),
        [nameof(LayerNormGru)] = (options, width) => new LayerNormGru.Trainer(options, width),
        [nameof(BatchNormLstm)] = (options, width) => new BatchNormLstm.Trainer(options, width),
        [nameof(BatchNormGru)] = (options, width) => new BatchNormGru.Trainer(options, width),
        [nameof(InputNormLstm)] = (options, width) => new InputNormLstm.Trainer(options, width),
        [nameof(InputNormRnn)] = (options, width) => new InputNormRnn.Trainer(options, width),
        [nameof(LearnedLstms)] = (options, width) => new LearnedLstms.Trainer(options, width),
        [nameof(LearnedGrus)] = (options, width) => new LearnedGrus.Trainer(options, width),
        [nameof(LearnedGrusTurned)] = (options, width) => new LearnedGrusTurned.Trainer(options, width),
        [nameof(LearnedRnns)] = (options, width) => new LearnedRnns.Trainer(options, width),
        [nameof(SaturatedRnn)] = (options, width) => new SaturatedRnn.Trainer(options, width),
        [nameof(SaturatedLstm)] = (options, width) => new SaturatedLstm.Trainer(options, width),
        [nameof(MixedLstm)] = (options, width) => new MixedLstm.Trainer(options, width),
        [nameof(UnclippedGru)] = (options, width) => new UnclippedGru.Trainer(options, width),
        [nameof(BiasesDeep)] = (options, width) => new BiasesDeep.Trainer(options, width),
        [nameof(BiasesGru)] = (options, width) => new BiasesGru.Trainer(options, width),
        [nameof(OneBiasGru)] = (options, width) => new OneBiasGru.Trainer(options, width),
        [nameof(FineLstm)] = (options, width) => new FineLstm.Trainer(options, width),
        [nameof(FineGru)] = (options, width) => new FineGru.Trainer(options, width),
        [nameof(FineRnn)] = (options, width) => new FineRnn.Trainer(options, width),
        [nameof(SlopedLstm)] = (options, width) => new SlopedLstm.Trainer(options, width),
        [nameof(SlopedTwinNorm)] = (options, width) => new SlopedTwinNorm.Trainer(options, width),
        [nameof(SlopedGrus)] = (options, width) => new SlopedGrus.Trainer(options, width),
        [nameof(SlopedRnns)] = (options, width) => new SlopedRnns.Trainer(options, width),
        [nameof(FastCells)] = (options, width) => new FastCells.Trainer(options, width),
        [nameof(BernoulliLstms)] = (options, width) => new BernoulliLstms.Trainer(options, width),
        [nameof(BernoulliGrus)] = (options, width) => new BernoulliGrus.Trainer(options, width),
        [nameof(BernoulliRnn)] = (options, width) => new BernoulliRnn.Trainer(options, width),
        [nameof(DenseTrained)] = (options, width) => new DenseTrained.Trainer(options, width),
        [nameof(DenseFloat)] = (options, width) => new DenseFloat.Trainer(options, width),
        [nameof(DenseHard)] = (options, width) => new DenseHard.Trainer(options, width),
        [nameof(DenseOnLine)] = (options, width) => new DenseOnLine.Trainer(options, width),
        [nameof(DenseEnd)] = (options, width) => new DenseEnd.Trainer(options, width),
        [nameof(PairFloat)] = (options, width) => new PairFloat.Trainer(options, width),
        [nameof(PairsBalanced)] = (options, width) => new PairsBalanced.Trainer(options, width),
        [nameof(PairsOnLine)] = (options, width) => new PairsOnLine.Trainer(options, width),
        [nameof(PairEnd)] = (options, width) => new PairEnd.Trainer(options, width),
        [nameof(PairNorm)] = (options, width) => new PairNorm.Trainer(options, width),
        [nameof(PairLabels)] = (options, width) => new PairLabels.Trainer(options, width),
        [nameof(PeepholeFloat)] = (options, width) => new PeepholeFloat.Trainer(options, width),
        [nameof(CoupledFloats)] = (options, width) => new CoupledFloats.Trainer(options, width),
        [nameof(PeepholeBalanced)] = (options, width) => new PeepholeBalanced.Trainer(options, width),
        [nameof(CoupledOnLine)] = (options, width) => new CoupledOnLine.Trainer(options, width),
        [nameof(PeepholeLearned)] = (options, width) => new PeepholeLearned.Trainer(options, width),
        [nameof(PeepholeNorms)] = (options, width) => new PeepholeNorms.Trainer(options, width),
        [nameof(PeepholePairs)] = (options, width) => new PeepholePairs.Trainer(options, width),
        [nameof(PeepholeLabels)] = (options, width) => new PeepholeLabels.Trainer(options, width),
        [nameof(LstmPeepholes)] = (options, width) => new LstmPeepholes.Trainer(options, width),
        [nameof(LstmCoupled)] = (options, width) => new LstmCoupled.Trainer(options, width),
        [nameof(ProjectedFloat)] = (options, width) => new ProjectedFloat.Trainer(options, width),
        [nameof(ProjectedBalanced)] = (options, width) => new ProjectedBalanced.Trainer(options, width),
        [nameof(ProjectedOnLine)] = (options, width) => new ProjectedOnLine.Trainer(options, width),
        [nameof(ProjectedLearned)] = (options, width) => new ProjectedLearned.Trainer(options, width),
        [nameof(ProjectedNorms)] = (options, width) => new ProjectedNorms.Trainer(options, width),
        [nameof(ProjectedPairs)] = (options, width) => new ProjectedPairs.Trainer(options, width),
        [nameof(ProjectedLabels)] = (options, width) => new ProjectedLabels.Trainer(options, width),
        [nameof(LstmProjected)] = (options, width) => new LstmProjected.Trainer(options, width),
        [nameof(ResidualFloat)] = (options, width) => new ResidualFloat.Trainer(options, width),
        [nameof(ResidualBalanced)] = (options, width) => new ResidualBalanced.Trainer(options, width),
        [nameof(ResidualOnLine)] = (options, width) => new ResidualOnLine.Trainer(options, width),
        [nameof(ResidualLearned)] = (options, width) => new ResidualLearned.Trainer(options, width),
        [nameof(ResidualNorms)] = (options, width) => new ResidualNorms.Trainer(options, width),
        [nameof(ResidualWordPairs)] = (options, width) => new ResidualWordPairs.Trainer(options, width),
        [nameof(ResidualLabels)] = (options, width) => new ResidualLabels.Trainer(options, width),
        [nameof(GruResidual)] = (options, width) => new GruResidual.Trainer(options, width),
        [nameof(HardForms)] = (options, width) => new HardForms.Trainer(options, width),
        [nameof(BetweenNorms)] = (options, width) => new BetweenNorms.Trainer(options, width),
        [nameof(CodedNorms)] = (options, width) => new CodedNorms.Trainer(options, width),
        [nameof(FramesFloat)] = (options, width) => new FramesFloat.Trainer(options, width),
        [nameof(FramesCoded)] = (options, width) => new FramesCoded.Trainer(options, width),
        [nameof(FramesLabels)] = (options, width) => new FramesLabels.Trainer(options, width),
        [nameof(FramesValues)] = (options, width) => new FramesValues.Trainer(options, width),
        [nameof(SpeechFrames)] = (options, width) => new SpeechFrames.Trainer(options, width),
        [nameof(NormedWords)] = (options, width) => new NormedWords.Trainer(options, width),
        [nameof(DrawnBiases)] = (options, width) => new DrawnBiases.Trainer(options, width),
        [nameof(LstmValues)] = (options, width) => new LstmValues.Trainer(options, width),
        [nameof(GruLabels)] = (options, width) => new GruLabels.Trainer(options, width),
        [nameof(FloatValues)] = (options, width) => new FloatValues.Trainer(options, width),
        [nameof(FloatProbabilities)] = (options, width) => new FloatProbabilities.Trainer(options, width),
        [nameof(FloatLabels)] = (options, width) => new FloatLabels.Trainer(options, width),
        [nameof(TokenValues)] = (options, width) => new TokenValues.Trainer(options, width),
        [nameof(TokenProbabilities)] = (options, width) => new TokenProbabilities.Trainer(options, width),
        [nameof(TokenLabels)] = (options, width) => new TokenLabels.Trainer(options, width),
        [nameof(LettersToSounds)] = (options, width) => new LettersToSounds.Trainer(options, width),
        [nameof(StridedClasses)] = (options, width) => new StridedClasses.Trainer(options, width),
        [nameof(StridedTokens)] = (options, width) => new StridedTokens.Trainer(options, width),
        [nameof(StridedValues)] = (options, width) => new StridedValues.Trainer(options, width),
        [nameof(StridedLabels)] = (options, width) => new StridedLabels.Trainer(options, width),
        [nameof(StridedSteps)] = (options, width) => new StridedSteps.Trainer(options, width),
        [nameof(StridedBatchNorm)] = (options, width) => new StridedBatchNorm.Trainer(options, width),
        [nameof(ConvolvedLabels)] = (options, width) => new ConvolvedLabels.Trainer(options, width),
        [nameof(Convolutions)] = (options, width) => new Convolutions.Trainer(options, width),
        [nameof(CentredLabels)] = (options, width) => new CentredLabels.Trainer(options, width),
        [nameof(ConvolutionsCentred)] = (options, width) => new ConvolutionsCentred.Trainer(options, width),
        [nameof(SpeechStrided)] = (options, width) => new SpeechStrided.Trainer(options, width),
        [nameof(PairStrided)] = (options, width) => new PairStrided.Trainer(options, width),
        [nameof(HeadlessProbabilities)] = (options, width) => new HeadlessProbabilities.Trainer(options, width),
        [nameof(HeadlessLabels)] = (options, width) => new HeadlessLabels.Trainer(options, width),
        [nameof(ProbabilitiesOverSteps)] = (options, width) => new ProbabilitiesOverSteps.Trainer(options, width),
    };

    public static IEnumerable<string> Names => factories.Keys;

    public static IEnumerable<string> FloatNames =>
    [
        nameof(WordModelFloat), nameof(TwinLstm), nameof(TwinGru), nameof(FloatDeep),
        nameof(LayerNormLstm), nameof(LayerNormGru), nameof(MeanDeviationNorms), nameof(SumNorms), nameof(BatchNormLstm), nameof(BatchNormGru),
        nameof(InputNormLstm), nameof(InputNormRnn), nameof(OneBiasGru),
        nameof(SlopedLstm), nameof(SlopedTwinNorm), nameof(SlopedGrus), nameof(SlopedRnns), nameof(FastCells),
        nameof(DenseFloat), nameof(PairFloat), nameof(PairNorm), nameof(PairLabels), nameof(PeepholeFloat), nameof(CoupledFloats), nameof(PeepholeNorms), nameof(PeepholeLabels), nameof(LstmCoupled),
        nameof(ProjectedFloat), nameof(ProjectedNorms), nameof(ProjectedLabels), nameof(ResidualFloat), nameof(ResidualNorms), nameof(ResidualLabels),
        nameof(BetweenNorms), nameof(FramesFloat), nameof(FramesLabels), nameof(FramesValues),
        nameof(FloatValues), nameof(FloatProbabilities), nameof(FloatLabels), nameof(HeadlessProbabilities), nameof(HeadlessLabels),
        nameof(TokenValues), nameof(TokenProbabilities), nameof(TokenLabels),
        nameof(StridedClasses), nameof(StridedTokens), nameof(StridedValues), nameof(StridedLabels), nameof(StridedBatchNorm), nameof(ConvolvedLabels), nameof(CentredLabels),
    ];

    /// <summary>The models that predict values or labels, whose streams are of several lengths here.</summary>
    public static IEnumerable<string> ValueAndLabelNames =>
    [
        nameof(LstmValues), nameof(GruLabels), nameof(FloatValues), nameof(FloatProbabilities), nameof(FloatLabels),
        nameof(HeadlessProbabilities), nameof(HeadlessLabels), nameof(ProbabilitiesOverSteps), nameof(PairLabels), nameof(PeepholeLabels), nameof(LstmPeepholes), nameof(LstmCoupled),
        nameof(FramesLabels), nameof(FramesValues), nameof(SpeechFrames), nameof(ProjectedLabels), nameof(LstmProjected), nameof(ResidualLabels),
        nameof(TokenValues), nameof(TokenProbabilities), nameof(TokenLabels), nameof(LettersToSounds),
        nameof(StridedValues), nameof(StridedLabels), nameof(StridedSteps), nameof(SpeechStrided), nameof(PairStrided),
        nameof(ConvolvedLabels), nameof(Convolutions), nameof(CentredLabels), nameof(ConvolutionsCentred),
    ];

    /// <summary>The models of classes whose products are not normalised.</summary>
    public static IEnumerable<string> PlainNames =>
        Names.Except(ValueAndLabelNames).Where(name => !name.Contains("Norm", StringComparison.Ordinal));

    /// <summary>A trainer as it begins, but for peepholes, which begin at zero and would be seen by no gradient that passes through them.</summary>
    public static TrainerCore Create(string name, TrainingOptions? options = null, LaneWidth? width = null)
    {
        TrainerCore trainer = factories[name](options ?? new TrainingOptions { Threads = 1, InitialWeights = InitialOf(name) }, width ?? LaneTypes.Widest);
        CounterRandom random = new(29, 0);
        foreach (Parameter parameter in trainer.Graph.Parameters)
            if (parameter.Name.Contains("weight_c", StringComparison.Ordinal)) random.Fill(parameter.Values, -0.7f, 0.7f);
        return trainer;
    }

    /// <summary>
    /// Mean deviations have a kink wherever a sum crosses the mean: sums far apart, that a small change of a weight crosses few. Normalised sums bend the loss the more,
    /// the smaller they are: sums so large that the distance of a difference is small beside them.
    /// </summary>
    private static InitialWeights InitialOf(string name) => name switch
    {
        nameof(MeanDeviationNorms) => new() { EmbeddingRange = 3, RecurrentRange = 3 },
        nameof(SumNorms) => new() { EmbeddingRange = 1, RecurrentRange = 1 },
        _ => new(),
    };

    /// <summary>One update on the window that <paramref name="seed"/> makes.</summary>
    public static double Step(TrainerCore trainer, ulong seed)
    {
        CounterRandom random = new(seed, 0);
        switch (trainer)
        {
            case TokenTrainer tokens:
                TokenBatch batch = new(trainer.Batch, trainer.Steps) { Steps = StepsOf(trainer, seed), BeginsStreams = seed == 0 };
                batch.Predictions = FillTargets(batch.Targets.AsSpan(0, batch.Steps * trainer.Batch), trainer, random);
                foreach (ref int token in batch.Inputs.AsSpan()) token = random.NextInteger(trainer.Spec.InputSize);
                return tokens.Step(batch);
            case FeatureTrainer features:
                int rows = StepsOf(trainer, seed) * trainer.Batch;
                int[] targets = new int[StepsOf(trainer, seed) / trainer.Spec.Stride * trainer.Batch];
                float[] inputs = new float[rows * trainer.Spec.InputSize];
                FillTargets(targets, trainer, random);
                random.Fill(inputs, -1, 1);
                return features.Step(inputs, targets, beginsStreams: seed == 0);
            default:
                return RaggedWindow.Make(trainer, seed, StepsOf(trainer, seed)).Step(trainer, beginsStreams: seed == 0);
        }
    }

    /// <summary>Puts a full window into the graph and leaves the states as they are; returns its targets that count.</summary>
    public static int Load(TrainingGraph graph, ulong seed)
    {
        CounterRandom random = new(seed, 1);
        graph.WindowSteps = graph.Steps;
        foreach (ref int token in graph.Tokens) token = random.NextInteger(graph.Spec.InputSize);
        if (graph.Features is { } features) random.Fill(features.Span, -1, 1);
        if (graph.Training.Loss != Loss.SoftmaxCrossEntropy) return LoadValuesOrLabels(graph, random);
        foreach (ref int target in graph.Targets) target = random.NextInteger(graph.Spec.OutputSize);
        graph.Targets[1] = TokenBatch.NoTarget;
        return graph.Targets.Length - 1;
    }

    /// <summary>Every bit of every weight.</summary>
    public static int[] Bits(TrainerCore trainer) =>
        [.. trainer.Graph.Parameters.SelectMany(parameter => parameter.Values.ToArray()).Select(BitConverter.SingleToInt32Bits)];

    private static int LoadValuesOrLabels(TrainingGraph graph, CounterRandom random)
    {
        graph.Shorten([graph.Steps, 3 * graph.Spec.Stride, graph.Steps - 1]);
        if (graph.TargetValues is { } values)
        {
            random.Fill(values.Span, 0, 1);
            return graph.PredictedRows * graph.Spec.OutputSize;
        }

        graph.Labels!.Set(0, [1, 2, 2]);
        graph.Labels.Set(1, [3]);
        graph.Labels.Set(2, []);
        return graph.Batch;
    }

    // Shorter windows now and then, as at the end of a text.
    private static int StepsOf(TrainerCore trainer, ulong seed) => seed % 3 == 2 ? trainer.Steps - 2 : trainer.Steps;

    private static int FillTargets(Span<int> targets, TrainerCore trainer, CounterRandom random)
    {
        foreach (ref int target in targets) target = random.NextInteger(trainer.Spec.OutputSize);
        targets[^1] = TokenBatch.NoTarget;
        return targets.Length - 1;
    }
}
