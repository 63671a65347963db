using System;
using System.ComponentModel;

namespace KernelGen.Arithmetic;

/// <summary>The frames of the last time steps, side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FrameStack
{
    /// <summary>Remembers a frame that enters in place of the oldest, where no stack leaves.</summary>
    /// <param name="before">The frames before, one fewer than are stacked.</param>
    /// <param name="entering">The frame of this time step.</param>
    public static void Pass(Span<float> before, ReadOnlySpan<float> entering)
    {
        if (before.IsEmpty) return;
        before[entering.Length..].CopyTo(before);
        entering.CopyTo(before[^entering.Length..]);
    }

    /// <summary>Puts the frames before and the one that enters side by side, the oldest first, and remembers all but the oldest.</summary>
    /// <param name="before">The frames before, one fewer than are stacked.</param>
    /// <param name="entering">The frame of this time step.</param>
    /// <param name="stacked">Receives all frames.</param>
    public static void Push(Span<float> before, ReadOnlySpan<float> entering, Span<float> stacked)
    {
        before.CopyTo(stacked);
        entering.CopyTo(stacked[before.Length..]);
        stacked[entering.Length..].CopyTo(before);
    }
}
