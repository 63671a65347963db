using System.Globalization;
using System.Linq;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

public sealed class CultureTests
{
    [Theory]
    [ClassData(typeof(Cases))]
    public void EmittedBytes_AreTheSameInEveryCulture(string name)
    {
        string invariant = EmitUnder(CultureInfo.InvariantCulture, name);

        // A minus that is not ASCII, a decimal comma, other digits and another calendar.
        foreach (string culture in new[] { "fi-FI", "de-DE", "ar-SA" })
        {
            Assert.Equal(invariant, EmitUnder(CultureInfo.GetCultureInfo(culture), name));
        }
    }

    [Theory]
    [ClassData(typeof(Cases))]
    public void EmittedBytes_HaveUnixLineEnds(string name) =>
        Assert.DoesNotContain('\r', EmitUnder(CultureInfo.InvariantCulture, name));

    [Fact]
    public void Cultures_AreReallyLoaded() =>
        Assert.Equal("0,5", 0.5.ToString(CultureInfo.GetCultureInfo("de-DE")));

    private static string EmitUnder(CultureInfo culture, string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            GeneratorRun run = GeneratorRun.Of(Places.CaseSource(name));
            Assert.NotEmpty(run.Files);
            return string.Join("\n", run.Files.Select(file => $"{file.HintName}\n{file.SourceText}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
