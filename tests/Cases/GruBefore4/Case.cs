using KernelGen;

namespace Cases;

/// <summary>He et al.'s GRU: reset before the product, features coded over a static range.</summary>
[QuantizedGru(
    Input = 24,
    Hidden = 40,
    WBits = 4,
    ABits = 4,
    InputABits = 8,
    InputMinimum = -2,
    InputMaximum = 2,
    Reset = ResetGate.Before)]
public sealed partial class GruBefore4;
