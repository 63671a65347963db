using KernelGen.Bench.Cases;

namespace KernelGen.Bench.Peers;

/// <summary>A network in another runtime, or in ours.</summary>
/// <param name="Call">One call: as many time steps as it was bound for.</param>
/// <param name="Output">What the last time step of a call put out, as floats.</param>
internal sealed record PeerRun(Advance Call, float[] Output);
