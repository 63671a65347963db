using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace KernelGen.Bench.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What is drawn.</param>
/// <param name="Points">From left to right; positive numbers where axes are logarithmic.</param>
/// <param name="HasMarks">Whether a point is marked by a circle.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points, bool HasMarks = true);

/// <summary>A chart of lines that share their axes, both logarithmic or both linear.</summary>
internal sealed record ChartPanel(string Title, IReadOnlyList<ChartSeries> Series, bool IsLinear = false);

/// <summary>Charts one below the other as SVG: where axes are logarithmic, x in powers of two and y in powers of ten.</summary>
internal static class LinesChart
{
    private const int Width = 720, PanelHeight = 300, Left = 60, Names = 170, Top = 34, Bottom = 30;
    private static readonly string[] colors = ["#0969da", "#2da44e", "#bf3989", "#bc4c00", "#8250df", "#57606a"];

    /// <summary>The drawing.</summary>
    public static string Of(IReadOnlyList<ChartPanel> panels)
    {
        int height = panels.Count * PanelHeight;
        StringBuilder text = new();
        Line(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line(text, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        for (int panel = 0; panel < panels.Count; panel++) Draw(text, panels[panel], panel * PanelHeight);
        Line(text, $"</svg>");
        return text.ToString();
    }

    private static void Draw(StringBuilder text, ChartPanel panel, int top)
    {
        Line(text, $"<text x=\"12\" y=\"{top + 20}\" font-weight=\"bold\" fill=\"#1f2328\">{Escaped(panel.Title)}</text>");
        (double X, double Y)[] all = [.. panel.Series.SelectMany(series => series.Points)];
        if (all.Length == 0) return;
        Axis across = Axis.Of(all.Select(point => point.X), panel.IsLinear ? null : 2, Left, Width - Names);
        Axis up = Axis.Of(all.Select(point => point.Y), panel.IsLinear ? null : 10, top + PanelHeight - Bottom, top + Top);
        foreach (double mark in across.Marks)
        {
            Line(text, $"<line x1=\"{across.At(mark)}\" y1=\"{top + Top}\" x2=\"{across.At(mark)}\" y2=\"{top + PanelHeight - Bottom}\" stroke=\"#eaeef2\"/>");
            Line(text, $"<text x=\"{across.At(mark)}\" y=\"{top + PanelHeight - 12}\" text-anchor=\"middle\" fill=\"#57606a\">{mark}</text>");
        }

        foreach (double mark in up.Marks)
        {
            Line(text, $"<line x1=\"{Left}\" y1=\"{up.At(mark)}\" x2=\"{Width - Names}\" y2=\"{up.At(mark)}\" stroke=\"#d8dee4\"/>");
            Line(text, $"<text x=\"{Left - 6}\" y=\"{up.At(mark) + 4}\" text-anchor=\"end\" fill=\"#57606a\">{mark}</text>");
        }

        for (int index = 0; index < panel.Series.Count; index++)
        {
            ChartSeries series = panel.Series[index];
            string color = colors[index % colors.Length];
            string points = string.Join(' ', series.Points.Select(point =>
                FormattableString.Invariant($"{across.At(point.X)},{up.At(point.Y)}")));
            Line(text, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>");
            foreach ((double x, double y) in series.HasMarks ? series.Points : []) Line(text, $"<circle cx=\"{across.At(x)}\" cy=\"{up.At(y)}\" r=\"2.5\" fill=\"{color}\"/>");
            Line(text, $"<text x=\"{Width - Names + 12}\" y=\"{top + Top + 14 + 18 * index}\" fill=\"{color}\">{Escaped(series.Name)}</text>");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    /// <summary>An axis from the mark at or below the least value to the one at or above the greatest; marks lie one apart in its units.</summary>
    private sealed class Axis
    {
        private const int FewestLinearMarks = 4;
        private readonly Func<double, double> toUnits, ofUnits;
        private readonly double from, to;
        private readonly int least, most;

        private Axis(IEnumerable<double> values, Func<double, double> toUnits, Func<double, double> ofUnits, double from, double to)
        {
            double[] units = [.. values.Select(toUnits)];
            (this.toUnits, this.ofUnits, this.from, this.to) = (toUnits, ofUnits, from, to);
            least = (int)Math.Floor(units.Min() + 1e-9);
            most = Math.Max((int)Math.Ceiling(units.Max() - 1e-9), least + 1);
        }

        public IEnumerable<double> Marks => Enumerable.Range(least, most - least + 1).Select(unit => Math.Round(ofUnits(unit), 12));

        /// <summary>A logarithmic axis of powers of <paramref name="power"/>, or a linear one whose marks are 1, 2 or 5 in a decimal place apart.</summary>
        public static Axis Of(IEnumerable<double> values, double? power, double from, double to)
        {
            if (power is { } step) return new Axis(values, value => Math.Log(value) / Math.Log(step), unit => Math.Pow(step, unit), from, to);
            double[] all = [.. values];
            double apart = Apart(all.Max() - all.Min());
            return new Axis(all, value => value / apart, unit => unit * apart, from, to);
        }

        public double At(double value) => Math.Round(from + (to - from) * (toUnits(value) - least) / (most - least), 1);

        private static double Apart(double range)
        {
            if (!(range > 0)) return 1;
            double place = Math.Pow(10, Math.Floor(Math.Log10(range)));
            return ((double[])[1, 0.5, 0.2, 0.1]).Select(share => share * place).First(apart => range / apart >= FewestLinearMarks);
        }
    }
}
