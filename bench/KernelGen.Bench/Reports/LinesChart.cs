using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace KernelGen.Bench.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What is drawn.</param>
/// <param name="Points">Positive numbers, from left to right.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A chart of lines that share their axes, both logarithmic.</summary>
internal sealed record ChartPanel(string Title, IReadOnlyList<ChartSeries> Series);

/// <summary>Charts one below the other as SVG: x in powers of two, y in powers of ten.</summary>
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
        Axis across = new(all.Select(point => point.X), 2, Left, Width - Names);
        Axis up = new(all.Select(point => point.Y), 10, top + PanelHeight - Bottom, top + Top);
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
            foreach ((double x, double y) in series.Points) Line(text, $"<circle cx=\"{across.At(x)}\" cy=\"{up.At(y)}\" r=\"2.5\" fill=\"{color}\"/>");
            Line(text, $"<text x=\"{Width - Names + 12}\" y=\"{top + Top + 14 + 18 * index}\" fill=\"{color}\">{Escaped(series.Name)}</text>");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    /// <summary>A logarithmic axis from the power of <c>step</c> at or below the least value to the one at or above the greatest.</summary>
    private sealed class Axis
    {
        private readonly double step, from, to;
        private readonly int least, most;

        public Axis(IEnumerable<double> values, double step, double from, double to)
        {
            double[] exponents = [.. values.Select(value => Math.Log(value) / Math.Log(step))];
            (this.step, this.from, this.to) = (step, from, to);
            least = (int)Math.Floor(exponents.Min() + 1e-9);
            most = Math.Max((int)Math.Ceiling(exponents.Max() - 1e-9), least + 1);
        }

        public IEnumerable<double> Marks => Enumerable.Range(least, most - least + 1).Select(exponent => Math.Round(Math.Pow(step, exponent), 12));

        public double At(double value) => Math.Round(from + (to - from) * (Math.Log(value) / Math.Log(step) - least) / (most - least), 1);
    }
}
