using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using QuantizerStudy.Models;
using QuantizerStudy.Results;
using Xunit;

namespace KernelGen.Tests.Study;

/// <summary>The picture of a study, as the shapes it is drawn of.</summary>
public sealed class StudyPictureTests
{
    private const string Dark = "stroke:#222222;";

    private static readonly MethodResult[] results =
    [
        Results.Of(CellKind.Lstm, "Float", 400_000, [1000], [1010]),
        Results.Of(CellKind.Lstm, "Ternarization", 50_000, [1100], [1200]),
        Results.Of(CellKind.Lstm, "Binarization", 40_000, [5000], [5100]),
        Results.Of(CellKind.Gru, "Float", 300_000, [1000], [1010]),
        Results.Of(CellKind.Gru, "DenseShift3", 60_000, null, null),
    ];

    [Fact]
    public void Text_MayHoldWhatXmlMarksWith()
    {
        Svg svg = new(10, 20);
        svg.Text(1, 2, "a < b & \"c\"");
        svg.VerticalText(1.5, 2, "]]>");
        XDocument read = XDocument.Parse(svg.Document.ToString());
        Assert.Equal("0 0 10 20", read.Root!.Attribute("viewBox")!.Value);
        Assert.Equal(["a < b & \"c\"", "]]>"], Named(read, "text").Select(static text => text.Value));
        Assert.Equal("rotate(-90 1.5 2)", Named(read, "text").Last().Attribute("transform")!.Value);
    }

    [Fact]
    public void Numbers_AreWrittenAlikeInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        string expected = StudyPicture.Of(results).ToString();
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, StudyPicture.Of(results).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Groups_DifferInShapeAndColour()
    {
        Svg svg = new(10, 10);
        foreach (MethodGroup group in Enum.GetValues<MethodGroup>()) svg.Mark(group, 5, 5);
        XElement[] marks = [.. Marks(svg.Document)];
        Assert.Equal(Enum.GetValues<MethodGroup>().Length, marks.Length);
        Assert.Equal(marks.Length, marks.Select(static mark => mark.Attribute("style")!.Value).Distinct().Count());
        Assert.Equal(marks.Length, marks.Select(static mark => mark.Attribute("points")?.Value).Distinct().Count());
    }

    [Fact]
    public void EveryMethod_HasAMarkAndALabel()
    {
        XDocument picture = StudyPicture.Of(results);
        Assert.Equal(Enum.GetValues<MethodGroup>().Length + results.Length, Marks(picture).Count());
        Assert.Equal(
            ["Binarization, 7.286 ↑", "DenseShift3, diverged ↑", "Float, 1.450", "Float, 1.450", "Ternarization, 1.659"],
            Named(picture, "text").Select(static text => text.Value).Where(IsLabel).Order(StringComparer.Ordinal));

        static bool IsLabel(string text) => results.Any(result => text.StartsWith(result.Method.Name + ",", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryMean_HasAnErrorBarOfItsDeviation()
    {
        ILookup<bool, XElement> dark = Named(StudyPicture.Of(results), "line")
            .Where(static line => line.Attribute("style")!.Value == Dark)
            .ToLookup(static line => Place(line, "x1") == Place(line, "x2"));

        // Two axes a panel, then by falling loss a bar with its ends a method that did not diverge; Binarization's lies above the panel.
        Assert.Equal(2 + 4, dark[true].Count());
        Assert.Equal(2 + 2 * 4, dark[false].Count());
        double[] bars = [.. dark[true].Select(static line => Math.Abs(Place(line, "y1") - Place(line, "y2")))];
        Assert.Equal(0, bars[1]);
        Assert.Equal(10, bars[2] / bars[3], 0.1);
    }

    private static IEnumerable<XElement> Marks(XDocument picture) => Named(picture, "circle").Concat(Named(picture, "polygon"));

    private static IEnumerable<XElement> Named(XDocument picture, string name) =>
        picture.Root!.Elements().Where(element => element.Name.LocalName == name);

    private static double Place(XElement line, string name) => double.Parse(line.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
