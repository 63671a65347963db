using System;

namespace KernelGen.Text;

/// <summary>One open stream of a token model: advances it by all <paramref name="tokens"/>.</summary>
/// <param name="tokens">The next tokens of the stream.</param>
/// <param name="outputs">Receives the logits after each token, step after step.</param>
public delegate void RunTokens(ReadOnlySpan<int> tokens, Span<float> outputs);
