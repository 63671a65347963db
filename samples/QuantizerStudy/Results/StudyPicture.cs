using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using KernelGen;
using QuantizerStudy.Models;

namespace QuantizerStudy.Results;

/// <summary>Bits per character against packed bytes, a panel a cell and a mark a method, as SVG.</summary>
internal static class StudyPicture
{
    private const double Width = 980, PlotLeft = 80, PlotRight = 640, LabelLeft = 690;
    private const double Header = 76, PlotTop = 34, AxisHeight = 50, LeastPlotHeight = 300, LabelDistance = 15;

    // What lies above so many times the best of a panel stands at its upper edge: the others would lie in one line.
    private const double GreatestRatio = MethodResult.FailureFactor;

    /// <summary>The picture of results that are in the order of cells.</summary>
    public static XDocument Of(IReadOnlyList<MethodResult> results)
    {
        List<IGrouping<CellKind, MethodResult>> cells = [.. results.GroupBy(static result => result.Cell)];
        double plotHeight = Math.Max(LeastPlotHeight, cells.Max(static cell => cell.Count()) * LabelDistance);
        double panelHeight = PlotTop + plotHeight + AxisHeight;
        Svg svg = new(Width, Header + panelHeight * cells.Count);
        svg.Text(PlotLeft, 26, "Bits per character of the test text against bytes of the packed model", "font-size:17px;font-weight:bold");
        svg.Text(PlotLeft, 46, "mean and standard deviation over seeds; everything but the recurrent layer's matrices is float; ↑ lies above the panel");
        DrawLegend(svg);
        for (int cell = 0; cell < cells.Count; cell++)
        {
            double top = Header + cell * panelHeight;
            svg.Text(PlotLeft, top + 22, cells[cell].Key.ToString().ToUpperInvariant(), "font-size:15px;font-weight:bold");
            DrawPanel(svg, [.. cells[cell]], top + PlotTop, top + PlotTop + plotHeight);
        }

        return svg.Document;
    }

    private static void DrawLegend(Svg svg)
    {
        double x = PlotLeft + 6;
        foreach (MethodGroup group in Enum.GetValues<MethodGroup>())
        {
            svg.Mark(group, x, 62);
            svg.Text(x + 10, 66, NameOf(group));
            x += 105;
        }
    }

    private static string NameOf(MethodGroup group) => group switch
    {
        MethodGroup.Twin => "float",
        MethodGroup.MultiBit => "2 bits and more",
        MethodGroup.Mixed => "weights and h",
        _ => group.ToString().ToLowerInvariant(),
    };

    private static void DrawPanel(Svg svg, IReadOnlyList<MethodResult> results, double top, double bottom)
    {
        double greatest = GreatestRatio * (results.Min(static result => result.Mean) ?? 0);
        List<double> shown = [.. results.SelectMany(Ends).Where(end => end <= greatest)];
        Axis bytes = Axis.Logarithmic([.. results.Select(static result => (double)result.PackedBytes)], PlotLeft, PlotRight);
        Axis bits = Axis.Linear(shown.Count > 0 ? shown : [0, 1], bottom, top);
        DrawAxes(svg, bytes, bits, top, bottom);
        DrawMarks(svg, results, bytes, bits, top, bottom);
    }

    private static IEnumerable<double> Ends(MethodResult result) => result.Mean is { } mean
        ? [mean - (result.Deviation ?? 0), mean + (result.Deviation ?? 0)]
        : [];

    private static void DrawAxes(Svg svg, Axis bytes, Axis bits, double top, double bottom)
    {
        foreach (double tick in bits.Ticks)
        {
            svg.Line(PlotLeft, bits.At(tick), PlotRight, bits.At(tick), "#dddddd");
            svg.Text(PlotLeft - 8, bits.At(tick) + 4, tick.ToString("0.##", CultureInfo.InvariantCulture), "text-anchor:end");
        }

        foreach (double tick in bytes.Ticks)
        {
            svg.Line(bytes.At(tick), top, bytes.At(tick), bottom, "#dddddd");
            svg.Text(bytes.At(tick), bottom + 17, tick.ToString("N0", CultureInfo.InvariantCulture), "text-anchor:middle");
        }

        svg.Line(PlotLeft, bottom, PlotRight, bottom, "#222222");
        svg.Line(PlotLeft, top, PlotLeft, bottom, "#222222");
        svg.Text((PlotLeft + PlotRight) / 2, bottom + 33, "packed bytes (logarithmic)", "text-anchor:middle");
        svg.VerticalText(22, (top + bottom) / 2, "bits per character");
    }

    /// <summary>Names stand in a column beside the plot in the order of their marks, a line from each to its mark.</summary>
    private static void DrawMarks(Svg svg, IReadOnlyList<MethodResult> results, Axis bytes, Axis bits, double top, double bottom)
    {
        List<MethodResult> ordered = [.. results.OrderByDescending(static result => result.Mean ?? double.PositiveInfinity)];
        double[] heights = [.. ordered.Select(result => Height(result.Mean))];
        double[] labels = Spread(heights, top, bottom);
        for (int index = 0; index < labels.Length; index++)
        {
            svg.Line(bytes.At(ordered[index].PackedBytes), heights[index], PlotRight, heights[index], "#bbbbbb", "stroke-dasharray:2 3");
            svg.Line(PlotRight, heights[index], LabelLeft - 4, labels[index], "#bbbbbb");
        }

        for (int index = 0; index < labels.Length; index++)
        {
            MethodResult result = ordered[index];
            double x = bytes.At(result.PackedBytes);
            DrawErrorBar(svg, x, [.. Ends(result).Select(end => Height(end))]);
            svg.Mark(result.Method.Group, x, heights[index]);
            svg.Text(LabelLeft, labels[index] + 4, Label(result, isAbove: heights[index] <= top));
        }

        double Height(double? mean) => mean is { } value ? Math.Max(bits.At(value), top) : top;
    }

    private static void DrawErrorBar(Svg svg, double x, double[] ends)
    {
        if (ends.Length == 0) return;
        svg.Line(x, ends[0], x, ends[^1], "#222222");
        foreach (double end in ends) svg.Line(x - 3, end, x + 3, end, "#222222");
    }

    private static string Label(MethodResult result, bool isAbove) => result.Mean is null
        ? $"{result.Method.Name}, diverged ↑"
        : string.Create(CultureInfo.InvariantCulture, $"{result.Method.Name}, {result.Mean:F3}{(isAbove ? " ↑" : "")}");

    /// <summary>Heights that lie near the given ones, which rise, but far enough apart to read.</summary>
    private static double[] Spread(double[] heights, double top, double bottom)
    {
        double[] spread = (double[])heights.Clone();
        for (int index = 0; index < spread.Length; index++)
            spread[index] = Math.Max(spread[index], index == 0 ? top : spread[index - 1] + LabelDistance);
        for (int index = spread.Length - 1; index >= 0; index--)
            spread[index] = Math.Min(spread[index], index == spread.Length - 1 ? bottom : spread[index + 1] - LabelDistance);
        return spread;
    }
}
