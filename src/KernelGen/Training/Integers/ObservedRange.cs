using System;
using System.Collections.Generic;
using System.ComponentModel;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// A range of an integer-only layer in training: running ends of its real values (papers section 3.2). Every row of a window leaves its ends; an update moves the
/// range a share of the way to those of its window, the first one all of it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObservedRange
{
    // So that a range follows about the last twenty updates.
    private const float Share = 0.05f;

    private readonly TrainingGraph graph;
    private readonly Parameter parameter;
    private readonly float usual;
    private readonly List<RowEnds> watched = [];

    /// <summary>Nobody is watched yet.</summary>
    /// <param name="graph">Whose windows it watches.</param>
    /// <param name="parameter">The least and the greatest value, or one greatest magnitude; zeros until it has begun.</param>
    /// <param name="usual">The magnitude of both ends until then.</param>
    internal ObservedRange(TrainingGraph graph, Parameter parameter, float usual) => (this.graph, this.parameter, this.usual) = (graph, parameter, usual);

    /// <summary>The tensor's name.</summary>
    internal string Name => parameter.Name;

    /// <summary>Whether it was loaded or has seen a window.</summary>
    internal bool HasBegun => parameter.Values.ContainsAnyExcept(0f);

    /// <summary>The lower end.</summary>
    internal float Least => !HasBegun ? -usual : IsMagnitude ? -parameter.Values[0] : parameter.Values[0];

    /// <summary>The upper end.</summary>
    internal float Greatest => HasBegun ? parameter.Values[^1] : usual;

    private bool IsMagnitude => parameter.Count == 1;

    /// <summary>The codes over the range.</summary>
    internal CodeRange Codes(int bits) => CodeRange.Over(Least, Greatest, bits);

    /// <summary>Where something whose values the range holds leaves the ends of every row; both directions of a pair do.</summary>
    internal RowEnds Watch()
    {
        RowEnds ends = new(graph.Batch * graph.Steps);
        watched.Add(ends);
        return ends;
    }

    /// <summary>Forgets what was seen.</summary>
    internal void Begin() => parameter.Values.Clear();

    /// <summary>Refuses ends that no range has.</summary>
    /// <exception cref="WeightFormatException">They are not finite, upside down or collapsed.</exception>
    internal void Require(ReadOnlySpan<float> values)
    {
        if (IsMagnitude) RecurrentConstants.RequireGreatest(Name, values[0]);
        else CodeRange.Of(Name, values[0], values[1], IntegerSpec.UsualBits);
    }

    /// <summary>Takes over what the rows of the window left, of those that count.</summary>
    internal void Take()
    {
        (float low, float high) = (0, 0);
        for (int row = 0; row < graph.WindowRows; row++)
        {
            if (!graph.Entering.Counts(row)) continue;
            foreach (RowEnds ends in watched) (low, high) = ends.Join(row, low, high);
        }

        float share = HasBegun ? Share : 1;
        Span<float> values = parameter.Values;
        if (IsMagnitude)
        {
            values[0] += share * (Math.Max(high, -low) - values[0]);
            return;
        }

        values[0] += share * (low - values[0]);
        values[1] += share * (high - values[1]);
    }
}
