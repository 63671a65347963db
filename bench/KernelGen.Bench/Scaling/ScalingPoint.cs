namespace KernelGen.Bench.Scaling;

/// <summary>One model of a sweep.</summary>
/// <param name="At">Where it stands: hidden size, bits, time steps a call, streams a call or a batch.</param>
/// <param name="Declaration">Its attributes.</param>
/// <param name="Steps">Time steps a call.</param>
/// <param name="Trains">Whether a call is an update of the trainer, of <see cref="Steps"/> time steps of <see cref="At"/> streams.</param>
/// <param name="Joins">Whether a call takes <see cref="At"/> streams through a time step each.</param>
internal sealed record ScalingPoint(int At, string Declaration, int Steps = 1, bool Trains = false, bool Joins = false)
{
    /// <summary>Streams that a call moves on.</summary>
    public int Streams => Trains || Joins ? At : 1;
}

/// <summary>Models that differ in one number, to be timed in turn.</summary>
/// <param name="Axis">What differs.</param>
/// <param name="Name">What they have in common.</param>
/// <param name="Points">The models.</param>
internal sealed record ScalingSweep(string Axis, string Name, ScalingPoint[] Points);
