using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using QuantizerStudy.Models;

namespace QuantizerStudy.Results;

/// <summary>The few shapes that a picture is drawn of, dark on white.</summary>
internal sealed class Svg
{
    private static readonly XNamespace space = "http://www.w3.org/2000/svg";

    private readonly XElement root;

    /// <summary>An empty picture.</summary>
    public Svg(double width, double height)
    {
        root = new XElement(
            space + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("style", "font-family:sans-serif;font-size:12px;fill:#222222"));
        Document = new XDocument(root);
        Add("rect", "fill:#ffffff", ("width", width), ("height", height));
    }

    /// <summary>The picture.</summary>
    public XDocument Document { get; }

    /// <summary>Draws a line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string color, string style = "") =>
        Add("line", $"stroke:{color};{style}", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    /// <summary>Writes a line of text whose letters stand on <paramref name="y"/>.</summary>
    public void Text(double x, double y, string text, string style = "") => Add("text", style, ("x", x), ("y", y)).Value = text;

    /// <summary>Writes upwards around a place.</summary>
    public void VerticalText(double x, double y, string text)
    {
        XElement element = Add("text", "text-anchor:middle", ("x", x), ("y", y));
        element.Add(new XAttribute("transform", $"rotate(-90 {Number(x)} {Number(y)})"));
        element.Value = text;
    }

    /// <summary>Draws the mark of a group of methods: a shape and a colour, so that either tells it.</summary>
    public void Mark(MethodGroup group, double x, double y)
    {
        (string color, (double X, double Y)[] corners) = group switch
        {
            MethodGroup.Binary => ("#b3261e", new[] { (-5.0, -5.0), (5, -5), (5, 5), (-5, 5) }),
            MethodGroup.Ternary => ("#1f5fbf", [(0, -6), (6, 5), (-6, 5)]),
            MethodGroup.MultiBit => ("#2e7d32", [(0, -7), (7, 0), (0, 7), (-7, 0)]),
            MethodGroup.Shift => ("#b06a00", [(-6, -2), (0, -7), (6, -2), (4, 5), (-4, 5)]),
            MethodGroup.Normalised => ("#00796b", [(-7, -3), (7, -3), (7, 3), (-7, 3)]),
            MethodGroup.Mixed => ("#7b3fa0", [(0, 6), (6, -5), (-6, -5)]),
            _ => ("#222222", []),
        };
        string style = $"fill:{color};fill-opacity:0.85";
        if (corners.Length == 0) Add("circle", style, ("cx", x), ("cy", y), ("r", 5.5));
        else Add("polygon", style).Add(new XAttribute("points", string.Join(' ', corners.Select(c => $"{Number(x + c.X)},{Number(y + c.Y)}"))));
    }

    private XElement Add(string name, string style, params (string Name, double Value)[] places)
    {
        XElement element = new(space + name, places.Select(static place => new XAttribute(place.Name, Number(place.Value))));
        if (style.Length > 0) element.Add(new XAttribute("style", style));
        root.Add(element);
        return element;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
