using KernelGen;

namespace Cases;

/// <summary>An integer-only network that counts what it holds to the ends of ranges: an LSTM and a GRU over features, codes leave.</summary>
[IntegerOnly(Pieces = 4, CountsSaturation = true)]
[QuantizedLstm(Input = 6, Hidden = 10)]
[QuantizedGru(Hidden = 7)]
public sealed partial class IntegerCounts;
