using System;

namespace LanguageModel.Corpus;

/// <summary>A text could not be had; the message says what to do.</summary>
internal sealed class CorpusException(string message) : Exception(message);
