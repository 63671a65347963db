using System;
using System.Collections.Generic;

namespace KernelGen.Ctc;

/// <summary>
/// The likeliest words of a sequence whose labels are parts of words, such as phones: the best path of one class a time step whose labels, once repeats are
/// joined and blanks dropped, are those of words of a lexicon, any word behind any other. Tokens pass through the words and remember where they came from
/// (Young, Russell and Thornton, Token Passing, 1989, over the labels and blanks of Graves et al. 2006).
/// </summary>
/// <remarks>
/// It takes the best path, where <see cref="CtcBeamDecoder"/> sums over all of the same labels. Of equal paths the one wins that stays longer in what it said
/// before, then the lower word: the same answer on every machine. An object holds the memory of one search; it serves one thread at a time and allocates
/// nothing once made.
/// </remarks>
public sealed class CtcLexiconDecoder
{
    private const int NoWord = -1;

    private readonly CtcLexicon lexicon;
    private readonly int classes, blank, mostSteps;
    private readonly double wordPenalty;
    private readonly double[] logs, scores, ends;
    private readonly int[] origins, parents;
    private double pause;
    private int pauseOrigin;

    /// <summary>A search for sequences of up to <paramref name="mostSteps"/> time steps.</summary>
    /// <param name="words">The labels of each word in order, none of them the blank; words are numbered from 0. They are copied.</param>
    /// <param name="classes">Classes, the blank included; 2 or more.</param>
    /// <param name="mostSteps">1 or more; memory grows with it and the number of words.</param>
    /// <param name="wordPenalty">What every word costs, in nats: above 0 fewer words are found, below 0 more.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">There is no word, one of them has no label or a label that is none, or the penalty is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public CtcLexiconDecoder(IReadOnlyList<int[]> words, int classes, int mostSteps, double wordPenalty = 0, int blank = 0)
    {
        CtcArguments.RequireClasses(classes, blank);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        if (!double.IsFinite(wordPenalty))
            throw new ArgumentException(FormattableString.Invariant($"The penalty of a word is {wordPenalty}; expected a finite number."), nameof(wordPenalty));
        lexicon = new CtcLexicon(words, classes, blank);
        (this.classes, this.blank, this.mostSteps, this.wordPenalty) = (classes, blank, mostSteps, wordPenalty);
        logs = new double[classes];
        scores = new double[lexicon.Positions];
        origins = new int[lexicon.Positions];
        ends = new double[lexicon.Words];
        parents = new int[checked(mostSteps * lexicon.Words)];
    }

    /// <summary>Writes the words of the likeliest path.</summary>
    /// <param name="logits">One a class and time step, time steps one after the other; not normalised.</param>
    /// <param name="words">Takes the words' numbers; one a time step is always enough.</param>
    /// <param name="count">How many they are; none is possible.</param>
    /// <returns>The logarithm of the path's probability, less the penalty of its words.</returns>
    /// <exception cref="ArgumentException">No whole time steps, none or too many, logits that are not finite, or too little room for the words.</exception>
    public double Decode(ReadOnlySpan<float> logits, Span<int> words, out int count)
    {
        int steps = CtcArguments.RequireSteps(logits, classes, mostSteps);
        scores.AsSpan().Fill(double.NegativeInfinity);
        ends.AsSpan().Fill(double.NegativeInfinity);
        (pause, pauseOrigin) = (0, NoWord);
        for (int step = 0; step < steps; step++)
        {
            CtcArguments.LogSoftmax(logits.Slice(step * classes, classes), logs);
            Advance(step);
        }

        (double best, int last) = (pause, pauseOrigin);
        for (int word = 0; word < ends.Length; word++)
            if (ends[word] > best) (best, last) = (ends[word], Node(steps - 1, word));
        count = Write(last, words);
        return best;
    }

    /// <summary>The end of a word at a time step, as tokens remember it.</summary>
    private int Node(int step, int word) => (step * lexicon.Words) + word;

    /// <summary>One time step: tokens stay, go on in their word, or go from a word's end or a pause into a word.</summary>
    private void Advance(int step)
    {
        BestEnds best = FindEnds(step);
        for (int word = 0; word < lexicon.Words; word++)
        {
            // From the last position on, so that those before it still hold the tokens of the step before.
            int first = lexicon.First(word);
            for (int position = lexicon.Last(word); position > first; position--) Pass(position);
            Enter(first, best);
        }

        if (best.Score > pause) (pause, pauseOrigin) = (best.Score, best.Node);
        pause += logs[blank];
        for (int word = 0; word < lexicon.Words; word++)
        {
            ends[word] = scores[lexicon.Last(word)];
            parents[Node(step, word)] = origins[lexicon.Last(word)];
        }
    }

    private void Pass(int position)
    {
        int from = position;
        if (scores[position - 1] > scores[from]) from = position - 1;
        if (lexicon.Skips(position) && scores[position - 2] > scores[from]) from = position - 2;
        scores[position] = scores[from] + logs[lexicon.ClassAt(position)];
        origins[position] = origins[from];
    }

    /// <summary>Takes the best token to a word's first label, from a pause or from the end of a word, which another label ends.</summary>
    private void Enter(int first, BestEnds best)
    {
        int label = lexicon.ClassAt(first);
        (double score, int node) = (pause, pauseOrigin);
        (double end, int endNode) = label == best.Label ? (best.OtherScore, best.OtherNode) : (best.Score, best.Node);
        if (end > score) (score, node) = (end, endNode);
        if (score - wordPenalty > scores[first]) (scores[first], origins[first]) = (score - wordPenalty, node);
        scores[first] += logs[label];
    }

    /// <summary>The best word's end of the step before, and the best of those that end in another label than it.</summary>
    private BestEnds FindEnds(int step)
    {
        BestEnds best = new(double.NegativeInfinity, NoWord, blank, double.NegativeInfinity, NoWord);
        for (int word = 0; word < lexicon.Words; word++)
        {
            int label = lexicon.ClassAt(lexicon.Last(word)), node = Node(step - 1, word);
            if (ends[word] > best.Score)
            {
                best = label == best.Label
                    ? best with { Score = ends[word], Node = node }
                    : new BestEnds(ends[word], node, label, best.Score, best.Node);
            }
            else if (label != best.Label && ends[word] > best.OtherScore) best = best with { OtherScore = ends[word], OtherNode = node };
        }

        return best;
    }

    private int Write(int last, Span<int> words)
    {
        int length = 0;
        for (int node = last; node != NoWord; node = parents[node]) length++;
        if (length > words.Length)
            throw new ArgumentException(FormattableString.Invariant($"The sequence holds {length} words; there is room for {words.Length}."), nameof(words));
        int place = length;
        for (int node = last; node != NoWord; node = parents[node]) words[--place] = node % lexicon.Words;
        return length;
    }

    private readonly record struct BestEnds(double Score, int Node, int Label, double OtherScore, int OtherNode);
}
