namespace KernelGen.Generator.Planning.Training;

/// <summary>Where the rows of a window lie: one row a time step and stream.</summary>
/// <param name="Buffer">The buffer's name.</param>
/// <param name="FollowsState">Whether the rows of the state before the window lie in front of them.</param>
internal sealed record RowsPlan(string Buffer, bool FollowsState);
