namespace KernelGen;

/// <summary>The recurrent cell.</summary>
public enum CellKind
{
    /// <summary>Vanilla (Elman) recurrence: h' = act(W x + U h + b).</summary>
    Rnn,

    /// <summary>Long short-term memory; gates i, f, g, o in PyTorch's order, or f, g, o where i = 1 - f.</summary>
    Lstm,

    /// <summary>Gated recurrent unit; gates r, z, n in PyTorch's order.</summary>
    Gru,
}
