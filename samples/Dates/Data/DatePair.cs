using System;
using Dates.Grammar;

namespace Dates.Data;

/// <summary>A date in some form, and as it is to be written.</summary>
internal sealed class DatePair
{
    /// <summary>A pair.</summary>
    public DatePair(DateOnly date, DateForm form)
    {
        Form = form;
        Source = form.Write(date);
        Target = DateAlphabets.TargetOf(date);
        SourceTokens = DateAlphabets.Source.Encode(Source);
        TargetTokens = DateAlphabets.Target.Encode(Target);
    }

    /// <summary>The form of the source.</summary>
    public DateForm Form { get; }

    /// <summary>What is read.</summary>
    public string Source { get; }

    /// <summary>What is to be written.</summary>
    public string Target { get; }

    /// <summary>The tokens of the source.</summary>
    public int[] SourceTokens { get; }

    /// <summary>The tokens of the target, without the boundaries.</summary>
    public int[] TargetTokens { get; }
}
