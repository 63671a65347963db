using System;

namespace QuantizerStudy;

/// <summary>The study cannot go on with what it was given; the message says what to do.</summary>
internal sealed class StudyException(string message) : Exception(message);
