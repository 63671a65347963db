using KernelGen;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/*
 * The same with half as many more units: neuron increase (Kapur et al. 2017).
 */

/// <summary>Floats, more units.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.WideUnits, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.WideUnits, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class LstmFloatWide : IEmittedModel<LstmFloatWide, LstmFloatWide.Workspace>;

/// <summary>4 bits, more units.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.WideUnits, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.WideUnits, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm4BitsWide : IEmittedModel<Lstm4BitsWide, Lstm4BitsWide.Workspace>;

/// <summary>3 bits, more units.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.WideUnits, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.WideUnits, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm3BitsWide : IEmittedModel<Lstm3BitsWide, Lstm3BitsWide.Workspace>;

/// <summary>2 bits, more units.</summary>
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.WideUnits, WBits = 2, ABits = 2, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -LstmShape.Limit, InputMaximum = LstmShape.Limit, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.WideUnits, WBits = 2, ABits = 2, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = LstmShape.Batch, Steps = LstmShape.Steps)]
internal sealed partial class Lstm2BitsWide : IEmittedModel<Lstm2BitsWide, Lstm2BitsWide.Workspace>;
