using System;
using System.ComponentModel;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>
/// The gradient of a table: zero but for the rows of the tokens that occur in the window. Only rows that were written are
/// cleared again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowGradient
{
    private readonly TrainedMatrix table;
    private readonly ElementKernels kernels;
    private readonly bool[] isWritten;
    private readonly int[] written;
    private int count;

    /// <summary>Serves <paramref name="table"/> for windows of at most <paramref name="rows"/> rows.</summary>
    public RowGradient(TrainedMatrix table, int rows, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(table);
        this.table = table;
        kernels = ElementKernels.For(width);
        isWritten = new bool[table.Parameter.Rows];
        written = new int[Math.Min(rows, table.Parameter.Rows)];
    }

    /// <summary>Sets the gradient of every row of the table to the sum over its tokens, in the order of the window.</summary>
    /// <param name="tokens">The tokens of the window.</param>
    /// <param name="gradients">The gradient of the row that each token looked up.</param>
    public void Take<TLanes>(ReadOnlySpan<int> tokens, in MatrixView gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        Clear();
        MatrixView sums = table.Gradient;
        for (int row = 0; row < tokens.Length; row++)
        {
            int token = tokens[row];
            if (!isWritten[token])
            {
                isWritten[token] = true;
                written[count++] = token;
            }

            kernels.Add(ref sums.Row(token)[0], ref gradients.Row(row)[0], sums.Columns);
        }

        table.Parameter.SetActiveRows(written.AsSpan(0, count));
        if (!table.ChangesGradient) return;
        foreach (int token in written.AsSpan(0, count)) table.Backward<TLanes>(token, token + 1);
    }

    private void Clear()
    {
        MatrixView sums = table.Gradient;
        foreach (int token in written.AsSpan(0, count))
        {
            sums.Row(token).Clear();
            isWritten[token] = false;
        }

        count = 0;
    }
}
