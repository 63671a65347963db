using KernelGen;

namespace SpokenDigits.Models;

/*
 * Bidirectional LSTMs of 96 units each way, and of half as many more. Weights of few bits have learned steps; h and the features are affine codes of as many bits.
 */

/// <summary>Floats.</summary>
[QuantizedLstm(Input = 120, Hidden = 96, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class LstmFloat : IEmittedModel<LstmFloat, LstmFloat.Workspace>;

/// <summary>Floats, half as many more units.</summary>
[QuantizedLstm(Input = 120, Hidden = 144, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class LstmFloatWide : IEmittedModel<LstmFloatWide, LstmFloatWide.Workspace>;

/// <summary>8 bits.</summary>
[QuantizedLstm(Input = 120, Hidden = 96, WBits = 8, ABits = 8, Quantizer = Quantizer.LearnedStep, InputABits = 8, InputMinimum = -4, InputMaximum = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class Lstm8Bits : IEmittedModel<Lstm8Bits, Lstm8Bits.Workspace>;

/// <summary>4 bits.</summary>
[QuantizedLstm(Input = 120, Hidden = 96, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -4, InputMaximum = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class Lstm4Bits : IEmittedModel<Lstm4Bits, Lstm4Bits.Workspace>;

/// <summary>4 bits, half as many more units.</summary>
[QuantizedLstm(Input = 120, Hidden = 144, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -4, InputMaximum = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class Lstm4BitsWide : IEmittedModel<Lstm4BitsWide, Lstm4BitsWide.Workspace>;

/// <summary>3 bits.</summary>
[QuantizedLstm(Input = 120, Hidden = 96, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -4, InputMaximum = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class Lstm3Bits : IEmittedModel<Lstm3Bits, Lstm3Bits.Workspace>;

/// <summary>2 bits.</summary>
[QuantizedLstm(Input = 120, Hidden = 96, WBits = 2, ABits = 2, Quantizer = Quantizer.LearnedStep, InputABits = 4, InputMinimum = -4, InputMaximum = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class Lstm2Bits : IEmittedModel<Lstm2Bits, Lstm2Bits.Workspace>;
