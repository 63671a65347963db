namespace KernelGen.Spec;

/// <summary>Which way a recurrent layer reads a sequence.</summary>
public enum LayerDirection
{
    /// <summary>Forward, as its time comes, and alone.</summary>
    Only = 0,

    /// <summary>Forward, the first of a pair whose outputs are joined.</summary>
    Forward = 1,

    /// <summary>
    /// From the last time step to the first, the second of a pair: it reads what its partner reads, the layer before it in the model, and
    /// hands on the outputs of both, the partner's first.
    /// </summary>
    Backward = 2,
}
