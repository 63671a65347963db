using System;
using System.CommandLine;
using System.Linq;
using Dates.Commands;
using Dates.Models;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>What the sample's options mean.</summary>
public sealed class DateCommandsTests
{
    private static readonly DateRecipe[] recipes = [new("float", static _ => throw new InvalidOperationException("Nothing is trained here."))];

    [Theory]
    [InlineData("--epochs", "0", "--epochs is 1 or more.")]
    [InlineData("--seeds", "0", "--seeds is 1 or more.")]
    [InlineData("--beam", "0", "--beam is 1 or more.")]
    [InlineData("--pairs", "0", "--pairs is 1 or more.")]
    [InlineData("--threads", "-1", "--threads is 0 or more.")]
    [InlineData("--rate", "0", "--rate is above 0, 1 at most.")]
    [InlineData("--rate", "NaN", "--rate is above 0, 1 at most.")]
    public void WrongValue_IsToldWithItsOption(string option, string value, string expected) =>
        Assert.Equal(expected, Assert.Single(new TrainCommand(recipes).Create().Parse([option, value]).Errors.Select(static error => error.Message)));

    [Fact]
    public void AModel_IsShownWithItsWeights() => Assert.Equal(
        "Give --model and --weights, or neither.", Assert.Single(new ShowCommand(recipes).Create().Parse(["--model", "float"]).Errors.Select(static error => error.Message)));

    [Fact]
    public void AModelThatThereIsNot_IsToldWithThoseThatThereAre() => Assert.Contains(
        "'float'", Assert.Single(new TrainCommand(recipes).Create().Parse(["--model", "16-bits"]).Errors.Select(static error => error.Message)), StringComparison.Ordinal);
}
