using System;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>What one thread does in a matrix product, behind one virtual call for each panel.</summary>
internal abstract class GemmKernel
{
    /// <summary>The greatest k of one pass: a panel of it and a tile of rows stay in the first-level cache.</summary>
    public const int MaximumSteps = 384;

    /// <summary>Floats of the spare tile that panels with missing columns are computed in.</summary>
    public const int SpareFloats = 16 * PackedMatrix.PanelColumns;

    /// <summary>The kernel over lanes of <paramref name="width"/> bits.</summary>
    public static GemmKernel For(LaneWidth width) => width switch
    {
        LaneWidth.Scalar32 => new GemmKernel<Lanes32>(),
        LaneWidth.Vector128 => new GemmKernel<Lanes128>(),
        LaneWidth.Vector256 => new GemmKernel<Lanes256>(),
        LaneWidth.Vector512 => new GemmKernel<Lanes512>(),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "A lane type has 32, 128, 256 or 512 bits."),
    };

    /// <summary>How rows of a left operand are cut, given the floats from one row to the next.</summary>
    public abstract RowTiles TilesFor(int rowStride);

    /// <summary>Computes up to 32 columns of some rows of C.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="panel">The panel of the right operand, <paramref name="steps"/> rows of 32.</param>
    /// <param name="steps">k of this pass.</param>
    /// <param name="output">The first element of C.</param>
    /// <param name="outputStride">Floats from one row of C to the next.</param>
    /// <param name="columns">Columns that C has here, 1 to 32.</param>
    /// <param name="add">Whether C's elements are where the sums start.</param>
    /// <param name="spare">Private scratch of <see cref="SpareFloats"/>.</param>
    public abstract void Panel(
        in LeftOperand left,
        ref float panel,
        int steps,
        ref float output,
        nint outputStride,
        int columns,
        bool add,
        ref float spare);
}
