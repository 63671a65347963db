using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LanguageModel.Corpus;
using Xunit;

namespace KernelGen.Tests.Text;

/// <summary>The text of the language model sample, from hand-written documentation and from this machine's SDK.</summary>
public sealed class DocumentationCorpusTests
{
    [Theory]
    [InlineData("T:System.Collections.BitArray", "BitArray")]
    [InlineData("F:System.Int32.MaxValue", "MaxValue")]
    [InlineData("M:System.Text.Rune.#ctor(System.Char)", "Rune")]
    [InlineData("M:System.Func`2.Invoke(`0)", "Invoke")]
    [InlineData("T:System.Collections.Generic.List`1", "List")]
    [InlineData("M:System.Int32.System#IConvertible#ToInt32(System.IFormatProvider)", "ToInt32")]
    [InlineData("NoPrefix", "NoPrefix")]
    public void DocumentationId_HasAReadableName(string id, string name) =>
        Assert.Equal(name, DocumentationSentences.NameOf(id));

    [Theory]
    [InlineData("T:N.Outer", "N.Outer")]
    [InlineData("T:N.Outer.Inner", "N.Outer")]
    [InlineData("M:N.Outer.Inner.Do(N.Other)", "N.Outer")]
    [InlineData("P:N.Other`1.Item(System.Int32)", "N.Other")]
    [InlineData("M:N.Unlisted.Do", "N.Unlisted")]
    public void Member_BelongsToItsOutermostType(string id, string type)
    {
        HashSet<string> types = ["N.Outer", "N.Outer.Inner", "N.Other`1"];
        Assert.Equal(type, SdkDocumentation.DeclaringType(id, types));
    }

    [Fact]
    public void Member_GivesItsSentencesInOrder()
    {
        XElement member = XElement.Parse(
            """
            <member name="M:N.T.Do">
              <summary>Gets the <see cref="T:N.List`1" /> or
                <see langword="null" />. <para>See <see cref="T:N.X">this text</see>.</para></summary>
              <param name="x">If <paramref name="x" /> is e.g. <c>3</c>, done! <code>int i;</code></param>
              <exception cref="T:N.E">Left out.</exception>
              <returns>A list:<list><item><description>One.</description></item></list></returns>
            </member>
            """);
        Assert.Equal(
            ["Gets the List or null.", "See this text.", "If x is e.g. 3, done!", "A list:", "One."],
            DocumentationSentences.Of(member));
    }

    [Fact]
    public void Paragraph_IsCutWhereASentenceBegins() => Assert.Equal(
        ["Version 1.5 is e.g. 3 old.", "\"Is it?\" yes!", "(See below)."],
        DocumentationSentences.Split("Version 1.5 is e.g. 3 old. \"Is it?\"  yes!\n(See below)."));

    [Fact]
    public void TypesOfTheSdk_StayInOnePart()
    {
        SdkPack pack = SdkPack.Find();
        SdkPack few = pack with { Files = pack.Files.Where(static f => Path.GetFileName(f) == "System.Collections.xml").ToList() };
        CorpusText text = SdkDocumentation.Read(few), again = SdkDocumentation.Read(few);
        Assert.Equal(text.Hash(), again.Hash());
        string[] all = [.. text.Train, .. text.Validation, .. text.Test];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(text.Train.Count, all.Length / 2, all.Length - 1);
    }

    [Fact]
    public void MissingPack_IsNull() => Assert.Null(SdkPack.In(Path.Combine(Path.GetTempPath(), "no such folder")));
}
