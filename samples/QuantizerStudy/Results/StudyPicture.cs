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
    private const double Header = 76, PanelHeight = 440, PlotHeight = 370, LabelDistance = 15;

    /// <summary>The picture of results that are in the order of cells.</summary>
    public static XDocument Of(IReadOnlyList<MethodResult> results)
    {
        List<IGrouping<CellKind, MethodResult>> cells = [.. results.GroupBy(static result => result.Cell)];
        Svg svg = new(Width, Header + PanelHeight * cells.Count);
        svg.Text(PlotLeft, 26, "Bits per character of the test text against bytes of the packed model", "font-size:17px;font-weight:bold");
        svg.Text(PlotLeft, 46, "mean and standard deviation over seeds; everything but the recurrent layer's matrices is float");
        DrawLegend(svg);
        for (int cell = 0; cell < cells.Count; cell++) DrawPanel(svg, cells[cell].Key, [.. cells[cell]], Header + cell * PanelHeight);
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
        MethodGroup.MultiBit => "2 bits and more",
        MethodGroup.Mixed => "weights and h",
        _ => group.ToString().ToLowerInvariant(),
    };

    private static void DrawPanel(Svg svg, CellKind cell, IReadOnlyList<MethodResult> results, double top)
    {
        List<MethodResult> measured = [.. results.Where(static result => result.Mean is not null)];
        string diverged = string.Join(", ", results.Except(measured).Select(static result => result.Method.Name));
        svg.Text(PlotLeft, top + 22, cell.ToString().ToUpperInvariant(), "font-size:15px;font-weight:bold");
        if (diverged.Length > 0) svg.Text(PlotLeft + 60, top + 22, $"diverged: {diverged}");
        if (measured.Count == 0) return;
        double bottom = top + 30 + PlotHeight;
        Axis bytes = Axis.Logarithmic([.. measured.Select(static result => (double)result.PackedBytes)], PlotLeft, PlotRight);
        Axis bits = Axis.Linear([.. measured.SelectMany(Ends)], bottom, top + 30);
        DrawAxes(svg, bytes, bits, top + 30, bottom);
        DrawMarks(svg, measured, bytes, bits, top + 30, bottom);
    }

    private static IEnumerable<double> Ends(MethodResult result) =>
        [result.Mean!.Value - (result.Deviation ?? 0), result.Mean.Value + (result.Deviation ?? 0)];

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
    private static void DrawMarks(Svg svg, List<MethodResult> results, Axis bytes, Axis bits, double top, double bottom)
    {
        List<MethodResult> ordered = [.. results.OrderByDescending(static result => result.Mean)];
        double[] labels = Spread([.. ordered.Select(result => bits.At(result.Mean!.Value))], top, bottom);
        for (int index = 0; index < labels.Length; index++)
        {
            double x = bytes.At(ordered[index].PackedBytes), y = bits.At(ordered[index].Mean!.Value);
            svg.Line(x, y, PlotRight, y, "#bbbbbb", "stroke-dasharray:2 3");
            svg.Line(PlotRight, y, LabelLeft - 4, labels[index], "#bbbbbb");
        }

        for (int index = 0; index < labels.Length; index++)
        {
            MethodResult result = ordered[index];
            double x = bytes.At(result.PackedBytes);
            double[] ends = [.. Ends(result).Select(bits.At)];
            svg.Line(x, ends[0], x, ends[1], "#222222");
            foreach (double end in ends) svg.Line(x - 3, end, x + 3, end, "#222222");
            svg.Mark(result.Method.Group, x, bits.At(result.Mean!.Value));
            svg.Text(LabelLeft, labels[index] + 4, string.Create(CultureInfo.InvariantCulture, $"{result.Method.Name}, {result.Mean:F3}"));
        }
    }

    /// <summary>Heights that lie near the given ones, which rise, but far enough apart to read and, where there is room, within the panel.</summary>
    private static double[] Spread(double[] heights, double top, double bottom)
    {
        for (int index = 0; index < heights.Length; index++)
            heights[index] = Math.Max(heights[index], index == 0 ? top : heights[index - 1] + LabelDistance);
        for (int index = heights.Length - 1; index >= 0; index--)
            heights[index] = Math.Min(heights[index], index == heights.Length - 1 ? bottom : heights[index + 1] - LabelDistance);
        return heights;
    }
}
