using KernelGen.Lanes;

namespace KernelGen.Tests.Lanes;

/// <summary>Something to do over a lane type.</summary>
internal interface ILaneJob<TResult>
{
    TResult Run<T>()
        where T : struct, ILanes<T>;
}
