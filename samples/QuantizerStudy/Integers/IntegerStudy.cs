using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;
using LanguageModel.Models;
using QuantizerStudy.Characters;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Integers;

/// <summary>
/// Trains a cell in floats and then goes on from the same weights, with as many updates in the same order, in floats, with float gates between codes and in
/// integers alone; beside them stands the float twin of the end, quantized without training. The test text is read once, with 16 pieces; how many pieces do is
/// looked at on the validation text.
/// </summary>
internal sealed class IntegerStudy(IntegerText text, IReadOnlyList<int> seeds, float rate, int threads, TextWriter console)
{
    private const int CalibrationTokens = 20_000, PhaseRateDivisor = 10;

    /// <summary>Pieces that are compared.</summary>
    public static readonly int[] Pieces = [4, 8, 16, 32];

    /// <summary>One case with all seeds; perplexities by pieces and the comparison of integers are those of the first seed.</summary>
    public IntegerResult Run(IntegerCase which, CancellationToken cancellation)
    {
        List<IntegerLosses> losses = [];
        IntegerResult result = new(which, losses);
        foreach (int seed in seeds)
        {
            TensorSet begun = Begin(which, seed, cancellation);
            TensorSet floats = GoOn(which.Floats, begun, seed, cancellation), codes = GoOn(which.Codes, begun, seed, cancellation);
            using TokenTrainer trainer = Continued(which.Integers, begun, seed, cancellation);
            PackedModel trained = PackedModel.Pack(which.Integers.Spec, trainer.Weights), quantized = PackedModel.Pack(which.Integers.Spec, Calibrate(which, floats, seed));
            losses.Add(new IntegerLosses(
                Measure(which.Floats, PackedModel.Pack(which.Floats.Spec, floats)),
                Measure(which.Integers, quantized),
                Measure(which.Codes, PackedModel.Pack(which.Codes.Spec, codes)),
                Measure(which.Integers, trained)));
            if (seed == seeds[0]) result = result with { Pieces = ComparePieces(which, trained), Agreement = Compare(trainer) };
            console.WriteLine(FormattableString.Invariant(
                $"{which.Name}, seed {seed}: float {IntegerResult.Perplexity(losses[^1].Float):F4}, quantized {IntegerResult.Perplexity(losses[^1].Quantized):F4}, float gates {IntegerResult.Perplexity(losses[^1].Codes):F4}, integers {IntegerResult.Perplexity(losses[^1].Integers):F4}"));
        }

        return result;
    }

    private TensorSet Begin(IntegerCase which, int seed, CancellationToken cancellation)
    {
        using TokenTrainer trainer = Create(which.Floats, seed, rate);
        (TokenCorpus first, int epochs) = text.First(StudySettings.SeedsOf(seed).Order);
        for (int epoch = 0; epoch < epochs; epoch++) trainer.TrainEpoch(first, text.Beginnings, progress: null, cancellation);
        return trainer.Weights;
    }

    private TensorSet GoOn(IntegerForm form, TensorSet begun, int seed, CancellationToken cancellation)
    {
        using TokenTrainer trainer = Continued(form, begun, seed, cancellation);
        return trainer.Weights;
    }

    /// <summary>A trainer of a form that has gone on from the weights of the first part.</summary>
    private TokenTrainer Continued(IntegerForm form, TensorSet begun, int seed, CancellationToken cancellation)
    {
        TokenTrainer trainer = Create(form, seed, rate / PhaseRateDivisor);
        trainer.LoadWeights(begun);
        trainer.TrainEpoch(text.Second(StudySettings.SeedsOf(seed).Order), text.Beginnings, progress: null, cancellation);
        return trainer;
    }

    private TokenTrainer Create(IntegerForm form, int seed, float learningRate) =>
        form.CreateTrainer(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = learningRate, Seeds = StudySettings.SeedsOf(seed), Threads = threads });

    private TensorSet Calibrate(IntegerCase which, TensorSet floats, int seed)
    {
        TokenCorpus second = text.Second(StudySettings.SeedsOf(seed).Order);
        return Calibration.Observe(which.Integers.Spec, floats, [second.Tokens[..Math.Min(CalibrationTokens, second.Count)].ToArray()]);
    }

    private double[] Measure(IntegerForm form, PackedModel packed)
    {
        using OpenModel model = form.Open(packed);
        return [.. TestBlocks.Measure(model, text.Test, text.Classes)];
    }

    private (long Compared, long Different) Compare(TokenTrainer trainer)
    {
        IntegerAgreement agreement = new(trainer);
        agreement.Check(text.Validation);
        return (agreement.Compared, agreement.Different);
    }

    /// <summary>The perplexities of other numbers of pieces, in percent above 64 adaptive ones, which are as good as the functions themselves.</summary>
    private IReadOnlyList<PieceResult> ComparePieces(IntegerCase which, PackedModel packed)
    {
        double finest = Perplexity(packed, new IntegerSpec(IntegerSpec.MostPieces));
        return
        [
            .. from placement in new[] { KnotPlacement.Adaptive, KnotPlacement.Equidistant }
               from count in Pieces
               let spec = new IntegerSpec(count, placement)
               select new PieceResult(spec, GreatestError(spec), 100 * (Perplexity(packed, spec) / finest - 1)),
        ];
    }

    private double Perplexity(PackedModel packed, IntegerSpec pieces)
    {
        var model = new IntegerModel(packed.With(pieces));
        using IntegerStreams streams = new(text.Classes, model.OutputUnit, () =>
        {
            IntegerState state = model.CreateState();
            return (token, output) => model.Step(token, state, output);
        });
        return IntegerResult.Perplexity([.. TestBlocks.Measure(streams, text.Validation.Slice(0, Math.Min(text.PieceTokens + 1, text.Validation.Count)), text.Classes)]);
    }

    private static double GreatestError(IntegerSpec pieces)
    {
        var functions = new GateFunctions(pieces);
        return Enumerable.Range(short.MinValue, 1 << 16).Max(input => Math.Max(
            Math.Abs(functions.Sigmoid.At(input) / 32768.0 - RealFunctions.Sigmoid(input / 4096.0)),
            Math.Abs(functions.Tanh.At(input) / 32768.0 - RealFunctions.Tanh(input / 4096.0))));
    }
}
