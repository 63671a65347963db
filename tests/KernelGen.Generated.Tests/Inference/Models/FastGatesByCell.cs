using KernelGen;

namespace Cases;

/*
 * The fast and the hard form of sigmoid and tanh in every cell, of both kinds of cell, against floats and codes.
 */

/// <summary>tanh of h alone, of a multiple.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.TernaryWeight, Gates = GateForm.Fast, Slope = 1.5f)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnFast;

/// <summary>Gates, candidate and c of a float cell.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Fast)]
public sealed partial class LstmFloatFast;

/// <summary>The sigmoid cell, before one of the precise form.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 3)]
[QuantizedLstm(Hidden = 21, WBits = 4, ABits = 4, Gates = GateForm.Fast)]
[QuantizedLstm(Hidden = 19, WBits = 3, ABits = 3)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmFast;

/// <summary>Reset after the product and, in a second layer, before it, the candidate rounded.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.TerConnect, Gates = GateForm.Fast)]
[QuantizedGru(Hidden = 19, WBits = 4, ABits = 4, Reset = ResetGate.Before, Gates = GateForm.Fast)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class GruFast;

/// <summary>Lines with ends in a recurrence of its own, and in an LSTM with the sigmoid cell.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.TernaryWeight, Gates = GateForm.Hard, Slope = 1.5f)]
[QuantizedLstm(Hidden = 19, WBits = 4, ABits = 4, Gates = GateForm.Hard)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Uniform)]
public sealed partial class HardCells;

/// <summary>Floats small enough for one method a step, and GRUs of both kinds.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Hard)]
[QuantizedGru(Hidden = 21, WBits = 2, Quantizer = Quantizer.TerConnect, Gates = GateForm.Hard)]
[QuantizedGru(Hidden = 19, WBits = 4, ABits = 4, Reset = ResetGate.Before, Gates = GateForm.Hard)]
public sealed partial class HardFloats;
