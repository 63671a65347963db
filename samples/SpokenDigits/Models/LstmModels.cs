using KernelGen;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/*
 * Bidirectional LSTMs of two layers with as many bits a weight as a value of h. Weights of few bits have learned steps; h and the features are affine codes, of the features
 * at least 4 bits.
 */

/// <summary>Floats.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmFloat : IEmittedModel<LstmFloat, LstmFloat.Workspace>;

/// <summary>8 bits.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 8, ABits = 8, Quantizer = Quantizer.LearnedStep, InputABits = 8, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 8, ABits = 8, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm8Bits : IEmittedModel<Lstm8Bits, Lstm8Bits.Workspace>;

/// <summary>4 bits.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm4Bits : IEmittedModel<Lstm4Bits, Lstm4Bits.Workspace>;

/// <summary>3 bits.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm3Bits : IEmittedModel<Lstm3Bits, Lstm3Bits.Workspace>;

/// <summary>2 bits.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 2, ABits = 2, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 2, ABits = 2, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm2Bits : IEmittedModel<Lstm2Bits, Lstm2Bits.Workspace>;
