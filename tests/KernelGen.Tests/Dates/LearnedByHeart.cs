using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using Dates.Models;
using KernelGen.Formats;
using KernelGen.Training;

namespace KernelGen.Tests.Dates;

/// <summary>A model that has answers at hand, of which training gives it a part: it counts its updates in its only weight.</summary>
/// <param name="answers">Targets by source.</param>
/// <param name="log">Told of what is done with it.</param>
/// <param name="name">Its name in the log.</param>
internal sealed class LearnedByHeart(IReadOnlyDictionary<string, string> answers, List<string> log, string name) : IDateModel
{
    private float updates;

    public int Batch => 16;

    public float LearningRate { get; set; }

    public TensorSet Weights
    {
        get
        {
            TensorSet set = new();
            set.Add("updates", [updates]);
            return set;
        }
    }

    public void LoadWeights(TensorSet weights)
    {
        updates = weights["updates"].Values[0];
        log.Add($"{name} begins with {updates}");
    }

    public double Train(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets)
    {
        for (int pair = 0; pair < sources.Length; pair++)
        {
            if (answers[DateAlphabets.Source.Decode(sources[pair])] != DateAlphabets.Target.Decode(targets[pair])) throw new InvalidOperationException("The pair is none.");
        }

        updates++;
        log.Add(FormattableString.Invariant($"{name} {LearningRate:F5}"));
        return 1 / updates;
    }

    public IntegerAgreement? Compare(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets) => null;

    public ITrainedDateModel Pack() => new Packed(answers, log, name);

    public void Dispose() => log.Add($"{name} ends");

    /// <summary>Writes what is right, but for the model of few bits, which has no idea of years that end in 7.</summary>
    private sealed class Packed(IReadOnlyDictionary<string, string> answers, List<string> log, string name) : ITrainedDateModel
    {
        public long PackedBytes => name == "few" ? 100 : 800;

        public int Decode(ReadOnlySpan<int> source, Span<int> target, int beam)
        {
            string answer = answers[DateAlphabets.Source.Decode(source)];
            int[] tokens = DateAlphabets.Target.Encode(name == "few" && answer[3] == '7' ? answer[..9] : answer);
            tokens.CopyTo(target);
            return tokens.Length;
        }

        public void Dispose() => log.Add($"{name} is put away");
    }
}
