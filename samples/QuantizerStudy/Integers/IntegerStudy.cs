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
using KernelGen.Training;
using LanguageModel.Models;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Integers;

/// <summary>
/// Trains float cells, observes the ranges of their codes on the training text and measures them in floats, with float gates between codes and in integers
/// alone. The test text is read once, with 16 pieces; how many pieces do is looked at on the validation text.
/// </summary>
internal sealed class IntegerStudy(StudyCorpus corpus, int updates, int seeds, float rate, int threads, TextWriter console)
{
    private const int CalibrationTokens = 20_000, PieceTokens = 20_000;

    // As many as have so many tokens.
    private const int CalibrationUpdates = CalibrationTokens / (StudyShape.Batch * StudyShape.Steps) + 1;

    /// <summary>Pieces that are compared.</summary>
    public static readonly int[] Pieces = [4, 8, 16, 32];

    /// <summary>One case with all seeds; the perplexities by pieces are those of the first seed.</summary>
    public (IntegerResult Result, IReadOnlyList<PieceResult> Pieces) Run(IntegerCase which, CancellationToken cancellation)
    {
        List<double[]> floats = [], codes = [], integers = [];
        IReadOnlyList<PieceResult> pieces = [];
        for (int seed = 1; seed <= seeds; seed++)
        {
            TensorSet weights = Train(which, seed, cancellation);
            PackedModel twin = PackedModel.Pack(Calibration.TwinOf(which.Integers), weights);
            PackedModel packed = PackedModel.Pack(which.Integers, Calibration.Observe(which.Integers, weights, [corpus.Stretch(0, CalibrationUpdates, (ulong)seed).Tokens[..CalibrationTokens].ToArray()]));
            using OpenModel coded = which.OpenCodes(PackedModel.Pack(which.Codes, weights)), frozen = which.OpenIntegers(packed);
            floats.Add([.. TestBlocks.Measure(new GenericStreams(twin), corpus.Test)]);
            codes.Add([.. TestBlocks.Measure(coded, corpus.Test)]);
            integers.Add([.. TestBlocks.Measure(frozen, corpus.Test)]);
            if (seed == 1) pieces = ComparePieces(which, twin, packed);
            console.WriteLine(FormattableString.Invariant($"{which.Name}, seed {seed}: float {IntegerResult.Perplexity(floats[^1]):F4}, float gates {IntegerResult.Perplexity(codes[^1]):F4}, integers {IntegerResult.Perplexity(integers[^1]):F4}"));
        }

        return (new IntegerResult(which, floats, codes, integers), pieces);
    }

    private TensorSet Train(IntegerCase which, int seed, CancellationToken cancellation)
    {
        TrainingSeeds drawn = StudySettings.SeedsOf(seed);
        using TokenTrainer trainer = which.CreateTrainer(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = rate, Seeds = drawn, Threads = threads });

        // The second half at a tenth of the rate.
        trainer.TrainEpoch(corpus.Stretch(0, updates / 2, drawn.Order), corpus.Beginnings, progress: null, cancellation);
        trainer.LearningRate = rate / 10;
        trainer.TrainEpoch(corpus.Stretch(1, updates / 2, drawn.Order), corpus.Beginnings, progress: null, cancellation);
        return trainer.Weights;
    }

    private IReadOnlyList<PieceResult> ComparePieces(IntegerCase which, PackedModel twin, PackedModel packed)
    {
        double floats = Perplexity(new GenericStreams(twin));
        return
        [
            .. from placement in new[] { KnotPlacement.Adaptive, KnotPlacement.Equidistant }
               from count in Pieces
               let spec = new IntegerSpec(count, placement)
               select new PieceResult(spec, GreatestError(spec), 100 * (Perplexity(Interpreted(which, packed, spec)) / floats - 1)),
        ];
    }

    private static IntegerStreams Interpreted(IntegerCase which, PackedModel packed, IntegerSpec pieces)
    {
        var model = new IntegerModel(packed.With(pieces));
        return new IntegerStreams(model.OutputUnit, () =>
        {
            IntegerState state = model.CreateState();
            return (token, output) => model.Step(token, state, output);
        });
    }

    private double Perplexity(OpenModel model) =>
        IntegerResult.Perplexity([.. TestBlocks.Measure(model, corpus.Validation.Slice(0, PieceTokens + 1))]);

    private static double GreatestError(IntegerSpec pieces)
    {
        var functions = new GateFunctions(pieces);
        return Enumerable.Range(short.MinValue, 1 << 16).Max(input => Math.Max(
            Math.Abs(functions.Sigmoid.At(input) / 32768.0 - RealFunctions.Sigmoid(input / 4096.0)),
            Math.Abs(functions.Tanh.At(input) / 32768.0 - RealFunctions.Tanh(input / 4096.0))));
    }
}
