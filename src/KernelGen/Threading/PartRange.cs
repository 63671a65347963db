using System.Runtime.InteropServices;
using System.Threading;

namespace KernelGen.Threading;

/// <summary>
/// The parts of one job that belong to one member of a team first; others take from it when they have nothing left.
/// One range fills two cache lines, since members take from neighbouring ranges at the same time.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct PartRange
{
    // Job number in the high half, parts left in the low half: a part is taken only from the job that the taker saw.
    [FieldOffset(0)]
    private long ticket;

    [FieldOffset(8)]
    private int end;

    /// <summary>Lays out the parts from <paramref name="first"/> to <paramref name="end"/> - 1 for job <paramref name="job"/>.</summary>
    public void Open(int job, int first, int end)
    {
        this.end = end;
        Volatile.Write(ref ticket, ((long)job << 32) | (uint)(end - first));
    }

    /// <summary>Takes the next part of job <paramref name="job"/>; false where none is left or another job has come.</summary>
    public bool TryTake(int job, out int part)
    {
        long seen = Volatile.Read(ref ticket);
        while ((int)(seen >> 32) == job && (int)seen != 0)
        {
            long before = Interlocked.CompareExchange(ref ticket, seen - 1, seen);
            if (before == seen)
            {
                // The taken part keeps its job from ending, so that the end cannot have moved.
                part = end - (int)seen;
                return true;
            }
            seen = before;
        }
        part = 0;
        return false;
    }
}
