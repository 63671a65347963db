using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace KernelGen.Bench.Reports;

/// <summary>How many times faster than each peer: a bar a row on a logarithmic scale, a tick where a bar is promised.</summary>
internal static class PeersChart
{
    private const int RowHeight = 20, Names = 470, Scale = 360, Margin = 12, Top = 34, NumberWidth = 60;
    private const double Least = 0.5;

    /// <summary>The drawing, of the rows that have a ratio.</summary>
    public static string Of(IReadOnlyList<JsonObject> rows)
    {
        JsonObject[] drawn = [.. rows.Where(row => row["ratio"] is not null)];
        double most = drawn.Select(row => row["ratio"]!.GetValue<double>()).Append(2).Max();
        int width = Names + Scale + NumberWidth + 2 * Margin, height = Top + drawn.Length * RowHeight + Margin;
        StringBuilder text = new();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Line($"<text x=\"{Margin}\" y=\"20\" font-weight=\"bold\" fill=\"#1f2328\">Times as fast as the peer, one thread (logarithmic); ticks: what is promised</text>");
        for (double mark = 1; mark <= most; mark *= 2)
            Line($"<line x1=\"{X(mark)}\" y1=\"{Top - 4}\" x2=\"{X(mark)}\" y2=\"{height - Margin}\" stroke=\"{(mark == 1 ? "#57606a" : "#d8dee4")}\"/>");
        for (int i = 0; i < drawn.Length; i++) Row(drawn[i], Top + i * RowHeight);
        Line($"</svg>");
        return text.ToString();

        void Row(JsonObject row, int y)
        {
            double ratio = row["ratio"]!.GetValue<double>();
            double? atLeast = row["at_least"]?.GetValue<double>();
            string color = atLeast is null ? "#8c959f" : ratio >= atLeast ? "#2da44e" : "#d4a72c";
            string name = Escaped($"{row["case"]!.GetValue<string>()} : {row["against"]!.GetValue<string>()}");
            double from = Math.Min(X(1), X(ratio)), to = Math.Max(X(1), X(ratio));
            Line($"<text x=\"{Margin}\" y=\"{y + 14}\" fill=\"#1f2328\">{name}</text>");
            Line($"<rect x=\"{from}\" y=\"{y + 4}\" width=\"{Math.Round(to - from, 1)}\" height=\"{RowHeight - 8}\" fill=\"{color}\"/>");
            if (atLeast is { } bar) Line($"<line x1=\"{X(bar)}\" y1=\"{y + 1}\" x2=\"{X(bar)}\" y2=\"{y + RowHeight - 1}\" stroke=\"#1f2328\" stroke-width=\"2\"/>");
            Line($"<text x=\"{Names + Scale + Margin + 8}\" y=\"{y + 14}\" fill=\"#1f2328\">{Math.Round(ratio, 2)}</text>");
        }

        double X(double ratio) => Math.Round(
            Names + Margin + Scale * Math.Clamp(Math.Log(Math.Max(ratio, Least) / Least) / Math.Log(most / Least), 0, 1), 1);

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
