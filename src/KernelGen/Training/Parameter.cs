using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>One trained tensor: its values, their gradient, and what the optimizer keeps for it.</summary>
public sealed class Parameter
{
    /// <summary>Elements of a block that has a gradient as a whole or not at all; a multiple of 16, so that partial sums keep their order.</summary>
    internal const int BlockElements = 256;

    private readonly List<KeyValuePair<string, AlignedBuffer>> slots = [];
    private bool[]? activeBlocks;

    /// <summary>Takes the memory of a tensor, all zero.</summary>
    /// <param name="name">The tensor's name, as PyTorch names it.</param>
    /// <param name="rows">First dimension, at least 1.</param>
    /// <param name="columns">Second dimension; 0 for a vector of length <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is out of range.</exception>
    public Parameter(string name, int rows, int columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Name = name;
        Rows = rows;
        Columns = columns;
        Count = checked(rows * Math.Max(columns, 1));
        Value = new AlignedBuffer((long)Count * sizeof(float));
        Gradient = new AlignedBuffer((long)Count * sizeof(float));
    }

    /// <summary>The tensor's name.</summary>
    public string Name { get; }

    /// <summary>First dimension.</summary>
    public int Rows { get; }

    /// <summary>Second dimension; 0 for a vector.</summary>
    public int Columns { get; }

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>The values, row-major.</summary>
    public AlignedBuffer Value { get; }

    /// <summary>The gradient of the loss by the values.</summary>
    public AlignedBuffer Gradient { get; }

    /// <summary>The values as floats.</summary>
    public Span<float> Values => MemoryMarshal.Cast<byte, float>(Value.Span);

    /// <summary>The gradient as floats.</summary>
    public Span<float> Gradients => MemoryMarshal.Cast<byte, float>(Gradient.Span);

    /// <summary>The values as a matrix; a vector is one row.</summary>
    public MatrixView ValueMatrix => View(Value);

    /// <summary>The gradient as a matrix; a vector is one row.</summary>
    public MatrixView GradientMatrix => View(Gradient);

    /// <summary>Whether <see cref="ParameterSet.ClampValues"/> applies; true unless said otherwise.</summary>
    public bool IsClamped { get; init; } = true;

    /// <summary>What the optimizer keeps, by name: as many floats as the tensor has, for example exp_avg. Checkpoints save it.</summary>
    public IReadOnlyList<KeyValuePair<string, AlignedBuffer>> Slots => slots;

    /// <summary>
    /// Says which rows may have a gradient that is not zero, until it is called again: of a table only the rows that were
    /// looked up. Passes skip the other rows where that changes no bit. Without a call all rows have a gradient.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public void SetActiveRows(ReadOnlySpan<int> rows)
    {
        int width = Math.Max(Columns, 1);
        activeBlocks ??= new bool[(Count + BlockElements - 1) / BlockElements];
        activeBlocks.AsSpan().Clear();
        foreach (int row in rows)
        {
            int last = checked(((row + 1) * width) - 1) / BlockElements;
            for (int block = row * width / BlockElements; block <= last; block++) activeBlocks[block] = true;
        }
    }

    /// <summary>
    /// The next run of elements from <paramref name="start"/> on, before <paramref name="end"/>, that may have a gradient; both are
    /// multiples of <see cref="BlockElements"/> or the end. Sets <paramref name="start"/> to its first element.
    /// </summary>
    /// <returns>Its length; 0 at the end.</returns>
    internal int NextActive(ref int start, int end)
    {
        if (activeBlocks is null) return end - start;
        while (start < end && !activeBlocks[start / BlockElements]) start += BlockElements;
        if (start >= end) return 0;
        int stop = start;
        while (stop < end && activeBlocks[stop / BlockElements]) stop += BlockElements;
        return Math.Min(stop, end) - start;
    }

    /// <summary>The slot of that name; taken, all zero, if there is none yet.</summary>
    public AlignedBuffer Slot(string name)
    {
        foreach (KeyValuePair<string, AlignedBuffer> slot in slots)
            if (slot.Key == name) return slot.Value;
        AlignedBuffer added = new((long)Count * sizeof(float));
        slots.Add(new(name, added));
        return added;
    }

    private MatrixView View(AlignedBuffer memory) =>
        Columns == 0 ? new MatrixView(memory, 0, 1, Rows) : new MatrixView(memory, 0, Rows, Columns);
}
