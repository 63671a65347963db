using KernelGen;

namespace Cases;

/// <summary>Phonemes of letters: tokens are read from both ends, and labels learned of which only the order is known.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 20, WBits = 4, ABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
[Training(Loss = Loss.Ctc, Batch = 4, Steps = 12)]
public sealed partial class LettersToSounds;
