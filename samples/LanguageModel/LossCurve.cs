using System;
using System.Collections.Generic;
using KernelGen.Training;

namespace LanguageModel;

/// <summary>
/// Turns the running means of an epoch into means over the stretches between reports, and hands each report on.
/// </summary>
internal sealed class LossCurve(Action<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<double> points = [];
    private int epoch;
    private long tokens;
    private double nats;

    public IReadOnlyList<double> Points => points;

    public void Report(TrainingProgress value)
    {
        if (value.Epoch != epoch) (epoch, tokens, nats) = (value.Epoch, 0, 0);
        double total = value.TrainingNats * value.Tokens;
        if (value.Tokens > tokens) points.Add((total - nats) / (value.Tokens - tokens));
        (tokens, nats) = (value.Tokens, total);
        next(value);
    }
}
