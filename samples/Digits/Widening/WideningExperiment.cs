using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Digits.Data;
using Digits.Models;
using Digits.Runs;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Widening;

namespace Digits.Widening;

/// <summary>
/// Neuron increase (Kapur, Mishra and Marr 2017, section 4): trains the float twin, ranks the layers of the networks of few bits by what their rounding costs it,
/// proposes wider ones within a budget and trains those with the same updates and seeds.
/// </summary>
/// <param name="settings">What was asked for.</param>
/// <param name="data">The digits.</param>
/// <param name="log">Told of every run as it ends.</param>
internal sealed class WideningExperiment(WideningSettings settings, DigitFolder data, Action<string> log)
{
    private const int Readings = 5;

    private readonly SeedRuns seeds = new(data, settings.Epochs, settings.Rates, settings.Seeds, settings.Threads, log);

    /// <summary>Does all of it: the float twin's row, and what came of each number of bits.</summary>
    public (WideningRow Twin, IReadOnlyList<WideningOfBits> ByBits) Execute(CancellationToken cancellation)
    {
        WideningRow twin = Compare(Narrow.Twin.Spec, [], [Narrow.Twin], cancellation)[0];
        return (twin, [.. settings.Bits.Select(bits => OfBits(bits, twin, cancellation))]);
    }

    private WideningOfBits OfBits(int bits, WideningRow twin, CancellationToken cancellation)
    {
        IReadOnlyList<DigitModel> models = Narrow.Of(bits);
        ModelSpec quantized = models[0].Spec;
        IReadOnlyDictionary<int, double> rises = LayerRises.Mean(twin.Tests.Tests
            .Select(static test => test.Run.Weights)
            .OfType<TensorSet>()
            .Select(weights => LayerRises.Of(weights, quantized, data.Validation)));
        IReadOnlyList<WideningChoice> choices = NeuronIncrease.Rank(quantized, rises, [.. WideningSettings.Factors]);
        if (PackedSize.Of(quantized).Bytes > settings.Budget) return new WideningOfBits(bits, quantized, choices, []);
        IEnumerable<ModelSpec> proposed = WideningSettings.Factors
            .Select(factor => NeuronIncrease.Propose(quantized, NeuronIncrease.Rank(quantized, rises, factor), settings.Budget))
            .Distinct();
        return new WideningOfBits(bits, quantized, choices, Compare(quantized, proposed, models, cancellation));
    }

    /// <summary>Trains and tests networks, each of which must be among those that are compiled in.</summary>
    private List<WideningRow> Compare(ModelSpec quantized, IEnumerable<ModelSpec> candidates, IReadOnlyList<DigitModel> models, CancellationToken cancellation)
    {
        List<MethodResult> tests = [];
        IReadOnlyList<WideningResult> results = NeuronIncrease.Compare(quantized, candidates, candidate =>
        {
            DigitModel model = models.First(model => model.Spec with { Name = candidate.Name } == candidate);
            tests.Add(seeds.Test(seeds.Train(model, cancellation), cancellation));
            return tests[^1].Error;
        });
        return [.. results.Zip(tests, (result, test) => new WideningRow(result, test, MicrosecondsOf(test)))];
    }

    private double MicrosecondsOf(MethodResult result)
    {
        if (result.Tests.Select(static test => test.Run.Weights).FirstOrDefault(static weights => weights is not null) is not { } weights) return double.NaN;
        using OpenModel packed = result.Model.Open(weights);
        float[] images = new float[data.Test.Count * DigitSet.ImagePixels], outputs = new float[DigitSet.Classes];
        for (int index = 0; index < data.Test.Count; index++) data.Test.Values(index, images.AsSpan(index * DigitSet.ImagePixels, DigitSet.ImagePixels));
        double least = double.PositiveInfinity;
        for (int reading = 0; reading < Readings; reading++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int index = 0; index < data.Test.Count; index++) packed.Read(images.AsSpan(index * DigitSet.ImagePixels, DigitSet.ImagePixels), outputs);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMicroseconds / data.Test.Count);
        }

        return least;
    }
}
