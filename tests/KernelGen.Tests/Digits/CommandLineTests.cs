using System.CommandLine;
using System.Linq;
using Digits;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>What the sample's options mean.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void NothingGiven_IsNoMistake()
    {
        RunSettings? settings = null;
        RootCommand command = new CommandLine().Create((given, _) =>
        {
            settings = given;
            return 0;
        });
        Assert.Equal(0, command.Parse([]).Invoke());
        Assert.Equal(new RunSettings() with { Rates = settings!.Rates }, settings);
        Assert.Equal(new RunSettings().Rates, settings.Rates);
    }

    [Theory]
    [InlineData("--epochs", "0", "--epochs is 1 or more.")]
    [InlineData("--seeds", "0", "--seeds is 1 or more.")]
    [InlineData("--threads", "-1", "--threads is 0 or more.")]
    [InlineData("--images", "9", "--images is 10 or more.")]
    [InlineData("--rates", "0.1,fast", "--rates are numbers above 0, 1 at most, set apart by commas.")]
    [InlineData("--rates", ",", "--rates are numbers above 0, 1 at most, set apart by commas.")]
    public void WrongValue_IsToldWithItsOption(string option, string value, string expected) => Assert.Equal(
        expected, Assert.Single(new CommandLine().Create(static (_, _) => 0).Parse([option, value]).Errors.Select(static error => error.Message)));
}
