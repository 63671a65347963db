using System;

namespace KernelGen.Ctc;

/// <summary>
/// The prefixes that a beam search has kept, each once: nodes that know their parent and their last label. Memory for all of them is taken at the
/// beginning; children are found by a table of hashes.
/// </summary>
internal sealed class PrefixTree
{
    /// <summary>The empty prefix.</summary>
    public const int Root = 0;

    private readonly int[] parents, lastLabels, slots;
    private int count = 1;

    /// <summary>A tree of up to <paramref name="most"/> prefixes beside the empty one.</summary>
    public PrefixTree(int most)
    {
        parents = new int[checked(most + 1)];
        lastLabels = new int[most + 1];
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)checked(2 * (most + 1)))];
        Clear();
    }

    /// <summary>Nodes, numbered from 0.</summary>
    public int Capacity => parents.Length;

    /// <summary>Forgets all prefixes but the empty one.</summary>
    public void Clear()
    {
        count = 1;
        slots.AsSpan().Clear();
    }

    /// <summary>The last label of a prefix that is not empty.</summary>
    public int Label(int node) => lastLabels[node];

    /// <summary>The prefix without its last label.</summary>
    public int Parent(int node) => parents[node];

    /// <summary>The prefix <paramref name="parent"/> with <paramref name="label"/> behind it; -1 where it has never been kept.</summary>
    public int Find(int parent, int label) => slots[Slot(parent, label)] - 1;

    /// <summary>The same, which is kept from now on.</summary>
    public int FindOrAdd(int parent, int label)
    {
        ref int slot = ref slots[Slot(parent, label)];
        if (slot != 0) return slot - 1;
        (parents[count], lastLabels[count]) = (parent, label);
        slot = count + 1;
        return count++;
    }

    /// <summary>Writes the labels of a prefix and returns how many they are.</summary>
    public int Write(int node, Span<int> labels)
    {
        int length = 0;
        for (int at = node; at != Root; at = parents[at]) length++;
        if (length > labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"The sequence holds {length} labels; there is room for {labels.Length}."), nameof(labels));
        int place = length;
        for (int at = node; at != Root; at = parents[at]) labels[--place] = lastLabels[at];
        return length;
    }

    /// <summary>The slot that holds a child, or the free one that it would take.</summary>
    private int Slot(int parent, int label)
    {
        uint hash = ((uint)parent * 0x9E37_79B1u) ^ ((uint)label * 0x85EB_CA77u);
        int mask = slots.Length - 1, slot = (int)((hash ^ (hash >> 15)) & (uint)mask);
        while (slots[slot] != 0 && (parents[slots[slot] - 1] != parent || lastLabels[slots[slot] - 1] != label)) slot = (slot + 1) & mask;
        return slot;
    }
}
