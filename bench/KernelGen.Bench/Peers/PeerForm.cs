namespace KernelGen.Bench.Peers;

/// <summary>How a peer holds the weights.</summary>
internal enum PeerForm
{
    /// <summary>32-bit floats throughout.</summary>
    Float,

    /// <summary>8-bit weights and activations.</summary>
    Bytes,

    /// <summary>4-bit weights in blocks, 8-bit activations.</summary>
    Blocks4,

    /// <summary>2-bit weights in blocks, 8-bit activations.</summary>
    Blocks2,
}
