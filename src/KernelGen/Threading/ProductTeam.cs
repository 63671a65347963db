using System;
using System.ComponentModel;
using System.Threading;
using KernelGen.Lanes;

namespace KernelGen.Threading;

/// <summary>The threads of one state or workspace, which share the rows of products between them.</summary>
/// <typeparam name="TWeights">The emitted weights.</typeparam>
/// <typeparam name="TElement">What sums start from and end in: floats, or the integers of integer-only networks.</typeparam>
/// <remarks>
/// A row is computed by one thread as one thread alone would do it, so that the bits do not depend on the team. Nothing is allocated by a
/// product. The threads know their own team only, never this object: one that is forgotten is collected, and ends them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class ProductTeam<TWeights, TElement> : ITeamJob, IDisposable
    where TWeights : class
    where TElement : unmanaged
{
    /// <summary>Shares of rows for each thread: several, so that one that comes late or is held up leaves some to the others.</summary>
    private const int PartsPerThread = 4;

    /// <summary>Bytes that neighbouring sums of two threads are apart: two cache lines, which processors fetch together.</summary>
    private const int SumAlignment = 128;

    private readonly WorkerTeam team;
    private readonly AlignedBuffer sums;
    private readonly int sumBytes;
    private int busy;
    private ProductRows<TWeights, TElement>? rows;
    private TWeights? weights;
    private byte* vectors;
    private TElement* start;
    private nuint startStride;
    private TElement* result;
    private byte* tables;
    private int steps;
    private int parts;
    private int blocks;
    private int rowBlock;

    private ProductTeam(WorkerTeam team, int sums)
    {
        this.team = team;
        sumBytes = ((sums * sizeof(int)) + SumAlignment - 1) / SumAlignment * SumAlignment;
        this.sums = new AlignedBuffer((long)sumBytes * team.Threads);
    }

    /// <summary>Ends the threads of a team that was forgotten, without waiting for them.</summary>
    ~ProductTeam() => team?.End();

    /// <summary>Whether the threads have been ended.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Starts a team; null where one thread is all that is asked for, which needs none.</summary>
    /// <param name="threads">Threads, the calling one included; 0 for one a processor.</param>
    /// <param name="sums">The most integers of any product that wait for its scaling; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Threads negative or above <see cref="WorkerTeam.MaximumThreads"/>.</exception>
    public static ProductTeam<TWeights, TElement>? Of(int threads, int sums)
    {
        KernelArguments.RequireThreads(threads, nameof(threads));
        ArgumentOutOfRangeException.ThrowIfNegative(sums);
        if (threads == 1 || (threads == 0 && Environment.ProcessorCount == 1)) return null;
        return new ProductTeam<TWeights, TElement>(new WorkerTeam(threads), sums);
    }

    /// <summary>Computes all rows of a product and returns when they are done; the calling thread takes part.</summary>
    /// <param name="product">Computes rows.</param>
    /// <param name="weights">The first argument of every call of <paramref name="product"/>.</param>
    /// <param name="vectors">The second.</param>
    /// <param name="steps">The third.</param>
    /// <param name="start">The fourth.</param>
    /// <param name="startStride">The fifth.</param>
    /// <param name="result">The sixth.</param>
    /// <param name="tables">The last reference.</param>
    /// <param name="blocks">Blocks of rows, 1 or more.</param>
    /// <param name="rowBlock">Rows of a block.</param>
    /// <exception cref="InvalidOperationException">Another thread uses the team: a state or a workspace serves one at a time.</exception>
    /// <exception cref="ObjectDisposedException">The threads have been ended.</exception>
    public void Share(
        ProductRows<TWeights, TElement> product,
        TWeights weights,
        ref byte vectors,
        int steps,
        ref TElement start,
        nuint startStride,
        ref TElement result,
        ref byte tables,
        int blocks,
        int rowBlock)
    {
        // Before anything is written: what a running product reads and writes must not change under it.
        if (Interlocked.Exchange(ref busy, 1) != 0)
            throw new InvalidOperationException("A state or workspace is in use by another thread; each serves one caller at a time.");
        try
        {
            (rows, this.weights, this.steps, this.startStride, this.blocks, this.rowBlock) = (product, weights, steps, startStride, blocks, rowBlock);
            parts = Math.Min(blocks, PartsPerThread * team.Threads);
            fixed (byte* pinnedVectors = &vectors, pinnedTables = &tables)
            fixed (TElement* pinnedStart = &start, pinnedResult = &result)
            {
                this.vectors = pinnedVectors;
                this.tables = pinnedTables;
                this.start = pinnedStart;
                this.result = pinnedResult;
                team.Run(this, parts);
            }
        }
        finally
        {
            this.weights = null;
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>Ends the threads and waits for them; another <see cref="Share"/> fails.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        team.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    void ITeamJob.RunPart(int part, int worker) => rows!(
        weights!, ref *vectors, steps, ref *start, startStride, ref *result, ref sums.IntegersAt(worker * sumBytes), ref *tables, RowOf(part), RowOf(part + 1));

    /// <summary>The first row of a part.</summary>
    private nuint RowOf(int part) => (nuint)((long)blocks * part / parts * rowBlock);
}
