using System;

namespace LanguageModel.Models;

/// <summary>One streaming step of an open stream: logits of the next word.</summary>
internal delegate void StepToken(int token, Span<float> output);
