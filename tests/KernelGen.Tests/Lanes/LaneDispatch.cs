using System;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Tests.Lanes;

/// <summary>From a lane width to the lane type.</summary>
internal static class LaneDispatch
{
    /// <summary>Every lane width, for theories.</summary>
    public static TheoryData<LaneWidth> Widths
    {
        get
        {
            TheoryData<LaneWidth> rows = [];
            foreach (LaneWidth width in LaneTypes.All) rows.Add(width);
            return rows;
        }
    }

    public static TResult Run<TResult>(LaneWidth width, ILaneJob<TResult> job) => width switch
    {
        LaneWidth.Scalar32 => job.Run<Lanes32>(),
        LaneWidth.Vector128 => job.Run<Lanes128>(),
        LaneWidth.Vector256 => job.Run<Lanes256>(),
        LaneWidth.Vector512 => job.Run<Lanes512>(),
        _ => throw new ArgumentOutOfRangeException(nameof(width)),
    };
}
