using System;

namespace KernelGen.Formats;

/// <summary>A weight file, a set of tensors or a packed model that is not what it should be: says what, where and what was expected.</summary>
public sealed class WeightFormatException : FormatException
{
    /// <summary>Makes the message "<paramref name="subject"/>: <paramref name="found"/>; expected <paramref name="expected"/>".</summary>
    public WeightFormatException(string subject, string found, string expected, Exception? inner = null)
        : base($"{subject}: {found}; expected {expected}.", inner)
    {
        Subject = subject;
        Found = found;
        Expected = expected;
    }

    /// <summary>The tensor, field or part of the file at fault.</summary>
    public string Subject { get; }

    /// <summary>What was found there.</summary>
    public string Found { get; }

    /// <summary>What should have been there.</summary>
    public string Expected { get; }
}
