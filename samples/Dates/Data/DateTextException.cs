using System;

namespace Dates.Data;

/// <summary>A text or a number of dates is not what it must be; the message says what was found and what was expected.</summary>
internal sealed class DateTextException(string message) : Exception(message);
