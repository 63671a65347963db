using KernelGen;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/*
 * Weights that take no multiplication, and floats for all else: those of Ott et al. (2016), who tried theirs on strings of digits too, and of DenseShift (Li et
 * al. 2023).
 */

/// <summary>Weights -W0, 0 and W0 (Ott et al.).</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.Ternarization, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.Ternarization, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmTernary : IEmittedModel<LstmTernary, LstmTernary.Workspace>;

/// <summary>Weights -1/2, 0 and 1/2 (Ott et al.).</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmPowerOfTwoTernary : IEmittedModel<LstmPowerOfTwoTernary, LstmPowerOfTwoTernary.Workspace>;

/// <summary>Weights that are powers of two, exponents -22 to 10 (Ott et al.).</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 7, Quantizer = Quantizer.Exponential, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 7, Quantizer = Quantizer.Exponential, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmExponential : IEmittedModel<LstmExponential, LstmExponential.Workspace>;

/// <summary>Weights ±1 and ±2 times a scale (Li et al.).</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.DenseShift, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 2, Quantizer = Quantizer.DenseShift, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmDenseShift2 : IEmittedModel<LstmDenseShift2, LstmDenseShift2.Workspace>;

/// <summary>Weights ±1 to ±8 times a scale, powers of two (Li et al.).</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 3, Quantizer = Quantizer.DenseShift, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 3, Quantizer = Quantizer.DenseShift, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmDenseShift3 : IEmittedModel<LstmDenseShift3, LstmDenseShift3.Workspace>;
