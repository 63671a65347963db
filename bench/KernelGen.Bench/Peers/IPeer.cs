namespace KernelGen.Bench.Peers;

/// <summary>Another runtime, where it is installed.</summary>
internal interface IPeer
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Its version; null where it is not installed.</summary>
    string? Version { get; }

    /// <summary>Its form of a network, ready to be timed; null where it has none, or is not installed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="form">How weights are held.</param>
    /// <param name="steps">Time steps of one call.</param>
    PeerRun? Bind(PeerNetwork network, PeerForm form, int steps);
}
