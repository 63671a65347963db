using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Puts frames of a sequence side by side, the oldest first, with zeros for those beyond its ends.</summary>
    /// <param name="records">The records of all time steps, each beginning with the floats of a frame.</param>
    /// <param name="recordBytes">Bytes from one to the next.</param>
    /// <param name="first">The time step of the oldest frame; it may lie before the sequence.</param>
    /// <param name="steps">Time steps of the sequence.</param>
    /// <param name="size">Values of a frame.</param>
    /// <param name="stacked">Receives as many frames as it holds.</param>
    public static void Gather(ref byte records, int recordBytes, int first, int steps, int size, Span<float> stacked)
    {
        for (int frame = 0; frame * size < stacked.Length; frame++)
        {
            int step = first + frame;
            Span<float> target = stacked.Slice(frame * size, size);
            if (step < 0 || step >= steps) target.Clear();
            else MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, float>(ref Unsafe.Add(ref records, step * recordBytes)), size).CopyTo(target);
        }
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
