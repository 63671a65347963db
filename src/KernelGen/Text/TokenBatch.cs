using System;

namespace KernelGen.Text;

/// <summary>
/// Inputs and targets of some time steps of several streams, step after step: the token of stream s at step t is element
/// t * <see cref="Streams"/> + s.
/// </summary>
public sealed class TokenBatch
{
    /// <summary>The target of a place that is not to be predicted; its input is a valid token all the same.</summary>
    public const int NoTarget = -1;

    /// <summary>An empty batch of <paramref name="streams"/> streams and up to <paramref name="steps"/> steps.</summary>
    public TokenBatch(int streams, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(streams);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Streams = streams;
        MaximumSteps = steps;
        Inputs = new int[streams * steps];
        Targets = new int[streams * steps];
    }

    /// <summary>Streams side by side.</summary>
    public int Streams { get; }

    /// <summary>Greatest number of steps.</summary>
    public int MaximumSteps { get; }

    /// <summary>Steps that are filled; those beyond hold input 0 and <see cref="NoTarget"/>.</summary>
    public int Steps { get; set; }

    /// <summary>Filled targets other than <see cref="NoTarget"/>.</summary>
    public int Predictions { get; set; }

    /// <summary>Whether the streams begin with this batch: hidden states are reset before it.</summary>
    public bool BeginsStreams { get; set; }

    /// <summary>Input tokens.</summary>
    public int[] Inputs { get; }

    /// <summary>Target tokens: the next token of the same stream.</summary>
    public int[] Targets { get; }
}
