using System;

namespace QuantizerStudy.Integers;

/// <summary>One streaming step of an integer-only stream.</summary>
internal delegate void IntegerStep(int token, Span<int> output);
