using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Reports;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>The table and the drawing of `-- pieces`.</summary>
public sealed class PiecesModeTests
{
    [Theory]
    [InlineData("sigmoid", "adaptive", 0.01)]
    [InlineData("sigmoid", "equidistant", 0.02)]
    [InlineData("tanh", "adaptive", 0.02)]
    [InlineData("tanh", "equidistant", 0.1)]
    [InlineData("exp", "adaptive", 0.01)]
    [InlineData("exp", "equidistant", 0.2)]
    public void EveryKnotHasARow_AndAllOfThemTheirErrors(string function, string placement, double bound)
    {
        IReadOnlyList<JsonObject> rows = PiecesMode.Run(["--function", function, "--pieces", "16", "--placement", placement]).Objects;

        Assert.Equal(17, rows.Count);
        int[] knots = [.. rows.SkipLast(1).Select(row => int.Parse(row["from"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(knots.Order(), knots);
        Assert.Equal(short.MinValue, knots[0]);
        double all = rows[^1]["greatest_error"]!.GetValue<double>();
        Assert.Equal(rows.SkipLast(1).Max(row => row["greatest_error"]!.GetValue<double>()), all);
        Assert.InRange(all, bound / 4, bound);
        Assert.True(rows[^1]["rms_error"]!.GetValue<double>() < all);
    }

    [Fact]
    public void TheDrawing_ShowsFunctionPiecesAndError()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tanh.svg");
        try
        {
            Report report = PiecesMode.Run(["--function", "tanh", "--pieces", "5", "--svg", file]);

            Assert.Equal(report.Picture, File.ReadAllText(file));
            XElement[] elements = [.. XDocument.Parse(report.Picture!).Root!.Elements()];
            Assert.Equal(3, elements.Count(element => element.Name.LocalName == "polyline"));
            Assert.Equal(6, elements.Count(element => element.Name.LocalName == "circle"));
            Assert.Contains(elements, element => element.Value == "tanh, 5 pieces, adaptive");
            Assert.Contains(elements, element => element.Value == "-0.8");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("--function", "cosine", "sigmoid, tanh, exp")]
    [InlineData("--pieces", "0", "1 to 4096")]
    [InlineData("--pieces", "4097", "1 to 4096")]
    [InlineData("--pieces", "many", "1 to 4096")]
    [InlineData("--placement", "random", "adaptive or equidistant")]
    public void OptionsThatAreNone_AreRefused(string option, string given, string expected) =>
        Assert.Equal($"{option} is {given}; expected {expected}.", Assert.Throws<ArgumentException>(() => PiecesMode.Run([option, given])).Message);
}
