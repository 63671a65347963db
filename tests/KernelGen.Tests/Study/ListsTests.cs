using System;
using System.CommandLine;
using System.Linq;
using QuantizerStudy.Commands;
using QuantizerStudy.Models;
using Xunit;

namespace KernelGen.Tests.Study;

/// <summary>Lists of the command line, and what is said of wrong ones.</summary>
public sealed class ListsTests
{
    [Fact]
    public void Cells_AreReadOnceWhateverTheirLetters() => Assert.Equal([CellKind.Gru, CellKind.Rnn], Lists.Cells("GRU, rnn,gru,"));

    [Fact]
    public void Methods_BringTheirTwinsInTheOrderOfTheStudy() => Assert.Equal(
        ["Float", "SigmoidFloat", "BalancedMean2", "TerConnect"],
        Lists.Methods("terconnect,BalancedMean2").Select(static method => method.Name));

    [Fact]
    public void Group_IsAllItsMethods()
    {
        Assert.All(
            Lists.Methods("binary").Where(static method => !method.IsTwin), static method => Assert.Equal(MethodGroup.Binary, method.Group));
        Assert.Equal(StudyMethods.All, Lists.Methods(Lists.All));
    }

    [Fact]
    public void UnknownCell_IsToldWithTheKnownOnes() =>
        Assert.Equal("'cnn' is unknown; expected rnn, lstm, gru.", Refusal(static () => Lists.Cells("lstm,cnn")));

    [Fact]
    public void UnknownMethod_IsToldWithGroupsAndMethods()
    {
        string message = Refusal(static () => Lists.Methods("Ternarisation"));
        Assert.StartsWith("'Ternarisation' is unknown; expected all, twin, binary, ", message, StringComparison.Ordinal);
        Assert.Contains(", Ternarization, ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("80,20")]
    [InlineData("80,10,0")]
    [InlineData("80,10,ten")]
    [InlineData("80,10,5,5")]
    public void WrongSplit_IsToldWithAnExample(string list) => Assert.Equal(
        $"'{list}' is no split; expected three whole numbers above 0 such as 80,10,10.", Refusal(() => Lists.Shares(list)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("fast")]
    public void WrongRate_IsToldAlone(string rate) => Assert.Equal(
        $"'{rate}' is no learning rate; expected a number above 0.", Refusal(() => Lists.Rates($"0.01,{rate}")));

    [Fact]
    public void WrongList_IsToldWithItsOption()
    {
        Option<string> option = new("--cells");
        Lists.Check(option, Lists.Cells);
        RootCommand command = new() { option };
        Assert.Empty(command.Parse(["--cells", "lstm"]).Errors);
        Assert.Equal(
            "--cells: 'cnn' is unknown; expected rnn, lstm, gru.", Assert.Single(command.Parse(["--cells", "cnn"]).Errors).Message);
    }

    private static string Refusal(Func<object> read) => Assert.Throws<FormatException>(read).Message;
}
