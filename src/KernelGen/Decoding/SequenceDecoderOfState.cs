using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Decoding;

/// <summary>
/// Beam search over a decoder: follows the likeliest targets token by token, by the sum of the logarithms of their tokens' probabilities, and ends once none
/// that goes on can overtake the best that has ended. A beam of one takes the likeliest token every time. Nothing is allocated by a search.
/// </summary>
/// <remarks>Where targets are equally likely the one with the earlier parent, then the smaller token, comes first: results do not depend on the machine.</remarks>
/// <typeparam name="TState">What the decoder remembers of the tokens that it has made.</typeparam>
public abstract class SequenceDecoder<TState>
    where TState : class
{
    private readonly int classes;
    private readonly float[] scores;
    private readonly int[] tokens, parents, live;
    private readonly double[] liveScores;
    private readonly Candidate[] best;
    private TState[] states, others;
    private int liveCount, found;

    /// <summary>Takes all memory.</summary>
    /// <param name="beam">Targets that are followed at once, 1 or more.</param>
    /// <param name="longest">Tokens of the longest target, 1 or more.</param>
    /// <param name="classes">Scores that the decoder puts out, one a token.</param>
    /// <param name="createState">Makes a state.</param>
    protected SequenceDecoder(int beam, int longest, int classes, Func<TState> createState)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beam);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        ArgumentNullException.ThrowIfNull(createState);
        (Beam, Longest, this.classes) = (beam, longest, classes);
        scores = new float[beam * classes];
        tokens = new int[(longest + 1) * beam];
        parents = new int[(longest + 1) * beam];
        live = new int[beam];
        liveScores = new double[beam];

        // As many again as are followed: those that end give their places to others.
        best = new Candidate[2 * beam];
        states = new TState[beam];
        others = new TState[beam];
        for (int slot = 0; slot < beam; slot++) (states[slot], others[slot]) = (createState(), createState());
    }

    /// <summary>Targets that are followed at once.</summary>
    public int Beam { get; }

    /// <summary>Tokens of the longest target, the boundary not counted.</summary>
    public int Longest { get; }

    /// <summary>ln p of the target that was found last, its end included where it has one.</summary>
    public double LogProbability { get; private set; }

    /// <summary>Whether the target that was found last ended; else it was cut at the longest.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Sets a state back to before the first token.</summary>
    protected abstract void Reset(TState state);

    /// <summary>Makes <paramref name="other"/> go on where <paramref name="state"/> stands.</summary>
    protected abstract void Copy(TState state, TState other);

    /// <summary>Takes every stream by one token.</summary>
    /// <param name="tokens">A token a stream.</param>
    /// <param name="states">The streams, which move on.</param>
    /// <param name="scores">Receives the logits of every stream's next token, one stream after the other.</param>
    protected abstract void Advance(ReadOnlySpan<int> tokens, ReadOnlySpan<TState> states, Span<float> scores);

    /// <summary>Requires room for the longest target.</summary>
    /// <exception cref="ArgumentException">There is less.</exception>
    protected void RequireRoom(ReadOnlySpan<int> target)
    {
        if (target.Length < Longest)
            throw new ArgumentException(FormattableString.Invariant($"There is room for {target.Length} tokens; expected {Longest}, those of the longest target."), nameof(target));
    }

    /// <summary>Searches from the initial state.</summary>
    /// <param name="target">Takes the tokens of the target, without boundaries.</param>
    /// <returns>Their number.</returns>
    protected int Search(Span<int> target)
    {
        (liveCount, found, IsComplete, LogProbability) = (1, -1, false, double.NegativeInfinity);
        (live[0], liveScores[0]) = (SequenceDecoder.Boundary, 0);
        Reset(states[0]);
        int step = 0;
        for (; step <= Longest && liveCount > 0; step++)
        {
            Advance(live.AsSpan(0, liveCount), states.AsSpan(0, liveCount), scores.AsSpan(0, liveCount * classes));
            Follow(step, FindBest());

            // Every further token makes a target less likely.
            if (IsComplete && (liveCount == 0 || liveScores[0] <= LogProbability)) break;
        }

        if (!IsComplete) (found, LogProbability) = (Longest * Beam, liveScores[0]);
        return Trace(found, target);
    }

    /// <summary>Ranks the continuations of all targets that are followed.</summary>
    /// <returns>How many there are, at most twice the beam.</returns>
    private int FindBest()
    {
        int count = 0;
        for (int parent = 0; parent < liveCount; parent++)
        {
            Span<float> row = scores.AsSpan(parent * classes, classes);
            double total = Softmax.Loss<Lanes32>(ref row[0], classes, 0) + row[0];
            for (int token = 0; token < classes; token++)
            {
                double score = liveScores[parent] + (row[token] - total);
                if (count == best.Length && !(score > best[count - 1].Score)) continue;
                int place = count < best.Length ? count++ : count - 1;
                for (; place > 0 && score > best[place - 1].Score; place--) best[place] = best[place - 1];
                best[place] = new Candidate(parent, token, score);
            }
        }

        return count;
    }

    /// <summary>Ends the targets whose next token is the boundary, if they are among the first, and goes on with the best others.</summary>
    private void Follow(int step, int count)
    {
        int next = 0;
        for (int rank = 0; rank < count && next < Beam; rank++)
        {
            Candidate candidate = best[rank];
            if (candidate.Token == SequenceDecoder.Boundary)
            {
                if (rank >= Beam || candidate.Score <= LogProbability) continue;
                (IsComplete, LogProbability, found) = (true, candidate.Score, step * Beam + candidate.Parent);
            }
            else if (step < Longest)
            {
                int place = (step + 1) * Beam + next;
                (tokens[place], parents[place]) = (candidate.Token, step * Beam + candidate.Parent);
                (live[next], liveScores[next]) = (candidate.Token, candidate.Score);
                Copy(states[candidate.Parent], others[next]);
                next++;
            }
        }

        if (step == Longest)
        {
            liveCount = 0;
            return;
        }

        liveCount = next;
        (states, others) = (others, states);
    }

    /// <summary>Writes the tokens that led to a place, of which those of step s stand from s times the beam on.</summary>
    private int Trace(int place, Span<int> target)
    {
        int count = place / Beam;
        for (int index = count - 1; index >= 0; index--, place = parents[place]) target[index] = tokens[place];
        return count;
    }

    /// <summary>A target that goes on by a token.</summary>
    private readonly record struct Candidate(int Parent, int Token, double Score);
}
