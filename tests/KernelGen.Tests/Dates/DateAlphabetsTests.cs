using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using Dates.Grammar;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>Characters and their tokens.</summary>
public sealed class DateAlphabetsTests
{
    // Every day of four years, a leap year among them: all names, numbers and weekdays.
    private static readonly IReadOnlyList<DatePair> written =
        [.. Enumerable.Range(0, 1461).SelectMany(static day => DateForms.All.Select(form => new DatePair(new DateOnly(1986, 1, 1).AddDays(day), form)))];

    [Fact]
    public void Sizes_AreThoseThatModelsDeclare()
    {
        Assert.Equal(DateAlphabets.SourceTokens, DateAlphabets.Source.Size);
        Assert.Equal(DateAlphabets.TargetTokens, DateAlphabets.Target.Size);
        Assert.Equal(DateAlphabets.LongestSource, written.Max(static pair => pair.Source.Length));
        Assert.All(written, static pair => Assert.Equal(DateAlphabets.TargetLength, pair.TargetTokens.Length));
        Assert.True(DateAlphabets.LongestDecoded > DateAlphabets.TargetLength);
    }

    [Fact]
    public void EveryToken_IsUsed_AndNoTargetHasTheBoundary()
    {
        Assert.Equal(Enumerable.Range(0, DateAlphabets.SourceTokens), written.SelectMany(static pair => pair.SourceTokens).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, DateAlphabets.TargetTokens - 1), written.SelectMany(static pair => pair.TargetTokens).Distinct().Order());
        Assert.Equal(0, DateAlphabets.Boundary);
    }

    [Fact]
    public void Tokens_DecodeToTheirText()
    {
        DatePair pair = new(new DateOnly(1987, 3, 3), DateForms.All[0]);
        Assert.Equal("3rd of March 1987", DateAlphabets.Source.Decode(pair.SourceTokens));
        Assert.Equal("1987-03-03", DateAlphabets.Target.Decode(pair.TargetTokens));
        Assert.Equal([2, 10, 9, 8, 11, 1, 4, 11, 1, 4], pair.TargetTokens);
    }

    [Fact]
    public void UnknownCharactersAndTokens_AreRefused()
    {
        DateTextException refused = Assert.Throws<DateTextException>(static () => DateAlphabets.Target.Encode("1987x"));
        Assert.Equal("\"1987x\": character 'x' at place 4; expected one of \"0123456789-\".", refused.Message);
        Assert.Throws<ArgumentOutOfRangeException>("encoded", static () => DateAlphabets.Target.Decode([1, DateAlphabets.Boundary]));
        Assert.Throws<ArgumentOutOfRangeException>("encoded", static () => DateAlphabets.Target.Decode([DateAlphabets.TargetTokens]));
        Assert.Throws<ArgumentException>("characters", static () => new CharacterAlphabet("aba", 0));
    }
}
