using KernelGen;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/*
 * The float LSTM computed with integers alone (Sari et al. 2022): codes of features enter, sums of 32 bits leave. They are not trained: the weights are those of their
 * float twin, and the ranges of what its layers put out were observed on strings that it was trained with.
 */

/// <summary>Weights and activations of 8 bits.</summary>
[IntegerOnly]
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes)]
internal sealed partial class LstmInteger8 : IIntegerModel<LstmInteger8, LstmInteger8.Workspace>;

/// <summary>Weights of 4 bits in the LSTM, activations of 8.</summary>
[IntegerOnly]
[QuantizedLstm(Input = LstmShape.Features, Hidden = LstmShape.Units, WBits = 4, Bidirectional = true)]
[QuantizedLstm(Hidden = LstmShape.Units, WBits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = DigitLabels.Classes)]
internal sealed partial class LstmInteger4 : IIntegerModel<LstmInteger4, LstmInteger4.Workspace>;
