namespace KernelGen.Generator.Planning.Training;

/// <summary>Where the rows of a window lie: one row a time step and stream, or a stride of time steps.</summary>
/// <param name="Buffer">The buffer's name.</param>
/// <param name="Stride">Time steps that enter the model for each row of a stream here.</param>
/// <param name="FollowsState">Whether the rows of the state before the window lie in front of them.</param>
internal sealed record RowsPlan(string Buffer, int Stride, bool FollowsState);
