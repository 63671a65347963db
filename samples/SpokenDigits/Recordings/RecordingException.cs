using System;

namespace SpokenDigits.Recordings;

/// <summary>Recordings cannot be read or made; the message names the file and what was expected, or says what to do.</summary>
internal sealed class RecordingException(string message) : Exception(message);
