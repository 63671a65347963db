using KernelGen;

namespace Cases;

/// <summary>The least that a user can write: one recurrent layer, Input left out.</summary>
[QuantizedLstm(Hidden = 450, WBits = 4, ABits = 4)]
public sealed partial class LstmMinimal;
