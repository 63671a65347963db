using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>The levels of what enters a product of codes, a row of the window each: floats that hold integers, counted from the code that stands for 0.</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class EnteringLevels<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly MatrixBuffer levels;
    private readonly RangeJob job;
    private readonly RangePass findPass;
    private MatrixView values;
    private double step;

    /// <summary>Takes memory for the longest window.</summary>
    /// <param name="rows">Rows at most.</param>
    /// <param name="columns">Values of a row.</param>
    /// <param name="job">Runs passes over rows.</param>
    public EnteringLevels(int rows, int columns, RangeJob job)
    {
        levels = new MatrixBuffer(rows, columns);
        this.job = job;
        findPass = Find;
    }

    /// <summary>The first level of a row.</summary>
    public ref float this[int row] => ref levels[row];

    /// <summary>Finds the levels of rows of values, multiples of a step up to rounding, or what dropout has made of such.</summary>
    public MatrixView Find(in MatrixView entering, double own)
    {
        (values, step) = (entering, own);
        job.Run(findPass, entering.Rows, grain: 1);
        return levels.Rows(0, entering.Rows);
    }

    private void Find(int first, int end)
    {
        for (int row = first; row < end; row++) StepMultiples.Find<TLanes>(ref values.Row(row)[0], values.Columns, step, ref levels[row]);
    }
}
