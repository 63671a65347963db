using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Decoding;
using Xunit;

namespace KernelGen.Tests.Attention;

/// <summary>Beam search over a table of logits that depends on all tokens before: against every target that there is.</summary>
public sealed class SequenceDecoderTests
{
    private const int Classes = 4, MostTokens = 4;

    [Fact]
    public void AWideBeam_FindsTheLikeliestTargetOfAll()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (int[] best, double score) = Likeliest(seed);
            TableSearch search = new(seed, beam: 100);
            int[] found = search.Find();
            Assert.True(search.IsComplete);
            Assert.Equal(best, found);
            Assert.Equal(score, search.LogProbability, 1e-6);
        }
    }

    [Fact]
    public void ABeamOfOne_TakesTheLikeliestTokenEveryTime()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            List<int> expected = [];
            while (expected.Count < MostTokens)
            {
                float[] logits = Logits(seed, expected);
                int token = Array.IndexOf(logits, logits.Max());
                if (token == SequenceDecoder.Boundary) break;
                expected.Add(token);
            }

            Assert.Equal(expected, new TableSearch(seed, beam: 1).Find());
        }
    }

    [Fact]
    public void AWiderBeam_SeldomFindsLess_AndATargetThatDoesNotEndIsCut()
    {
        double narrow = 0, wide = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            TableSearch one = new(seed, beam: 1), eight = new(seed, beam: 8);
            one.Find();
            eight.Find();
            if (!one.IsComplete || !eight.IsComplete) continue;
            (narrow, wide) = (narrow + one.LogProbability, wide + eight.LogProbability);
        }

        Assert.True(wide >= narrow, $"{wide} {narrow}");
        TableSearch endless = new(-1, beam: 2);
        Assert.Equal([1, 1, 1, 1], endless.Find());
        Assert.False(endless.IsComplete);
    }

    private static (int[] Tokens, double Score) Likeliest(int seed)
    {
        (int[] Tokens, double Score) best = ([], double.NegativeInfinity);
        Extend([], 0);
        return best;

        void Extend(List<int> tokens, double score)
        {
            float[] logits = Logits(seed, tokens);
            double total = Math.Log(logits.Sum(logit => Math.Exp(logit)));
            if (score + logits[0] - total > best.Score) best = ([.. tokens], score + logits[0] - total);
            if (tokens.Count == MostTokens) return;
            for (int token = 1; token < Classes; token++) Extend([.. tokens, token], score + logits[token] - total);
        }
    }

    private static float[] Logits(int seed, IReadOnlyList<int> tokens)
    {
        if (seed < 0) return [-30, 2, 0, 0];
        Random random = new(tokens.Aggregate(seed + 1, (hash, token) => hash * 31 + token));
        return [.. Enumerable.Range(0, Classes).Select(_ => (float)(random.NextDouble() * 4))];
    }

    private sealed class TableSearch(int seed, int beam) : SequenceDecoder<List<int>>(beam, MostTokens, Classes, () => [])
    {
        public int[] Find()
        {
            int[] target = new int[MostTokens];
            return target[..Search(target)];
        }

        protected override void Reset(List<int> state) => state.Clear();

        protected override void Copy(List<int> state, List<int> other)
        {
            other.Clear();
            other.AddRange(state);
        }

        protected override void Advance(ReadOnlySpan<int> tokens, ReadOnlySpan<List<int>> states, Span<float> scores)
        {
            for (int stream = 0; stream < tokens.Length; stream++)
            {
                if (tokens[stream] != SequenceDecoder.Boundary) states[stream].Add(tokens[stream]);
                Logits(seed, states[stream]).CopyTo(scores[(stream * Classes)..]);
            }
        }
    }
}
