namespace KernelGen;

/// <summary>Where a GRU applies its reset gate.</summary>
public enum ResetGate
{
    /// <summary>After the recurrent product, n = act(W x + b + r * (U h + c)): PyTorch's form.</summary>
    After = 0,

    /// <summary>Before the recurrent product, n = act(W x + b + U (r * h) + c): the original form, used by He et al.</summary>
    Before = 1,
}
