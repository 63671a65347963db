using System;

namespace Digits.Data;

/// <summary>The files of digits are not what they must be; the message names file, what was found and what was expected.</summary>
internal sealed class DigitException(string message) : Exception(message);
