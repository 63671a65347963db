using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Reports;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Bench.Modes;

/// <summary>
/// The pieces that stand for a function in integer-only networks: where they meet, how far they are off, and a drawing. Options: --function sigmoid, tanh or exp,
/// --pieces N, --placement adaptive or equidistant, --svg FILE.
/// </summary>
internal static class PiecesMode
{
    public const string Name = "pieces";

    private const int DrawnApart = 128;

    private static readonly (string Name, Func<double, double> Real, FixedPointGrid Grid)[] functions =
    [
        ("sigmoid", RealFunctions.Sigmoid, FixedPointGrid.Gates),
        ("tanh", RealFunctions.Tanh, FixedPointGrid.Gates),
        ("exp", RealFunctions.Exponential, FixedPointGrid.BelowMaximum),
    ];

    /// <summary>The table of knots, and the drawing where a file is named for it.</summary>
    /// <exception cref="ArgumentException">An option that is none of those above; names it and what is expected.</exception>
    public static Report Run(string[] arguments)
    {
        string name = ModeOptions.Of(arguments, "--function") ?? "sigmoid";
        (_, Func<double, double> real, FixedPointGrid grid) = functions.FirstOrDefault(function => function.Name == name) is { Name: not null } found
            ? found
            : throw Refused("--function", name, string.Join(", ", functions.Select(function => function.Name)));
        string number = ModeOptions.Of(arguments, "--pieces") ?? IntegerSpec.UsualPieces.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int pieces) || pieces < 1 || pieces >= grid.Points)
            throw Refused("--pieces", number, $"1 to {grid.Points - 1}");
        string place = ModeOptions.Of(arguments, "--placement") ?? "adaptive";
        KnotPlacement placement = place switch
        {
            "adaptive" => KnotPlacement.Adaptive,
            "equidistant" => KnotPlacement.Equidistant,
            _ => throw Refused("--placement", place, "adaptive or equidistant"),
        };
        Report report = Of($"{name}, {pieces} pieces, {place}", IntegerFunction.Of(real, grid, pieces, placement), real, grid);
        if (ModeOptions.Of(arguments, "--svg") is { } file) File.WriteAllText(file, report.Picture);
        return report;
    }

    private static Report Of(string title, IntegerFunction function, Func<double, double> real, FixedPointGrid grid)
    {
        Report report = new(Name, "from integer", "from", "level", "slope", "greatest error", "root mean square error");
        for (int piece = 0; piece < function.Pieces; piece++)
        {
            // The last piece has its end too, which other pieces leave to the next.
            int from = function.KnotPlaces[piece], to = function.KnotPlaces[piece + 1] - (piece + 1 < function.Pieces ? 1 : 0);
            Add(report, Text(from), Text(Input(from)), Text(function.Levels[piece]), Text(function.Slopes[piece]), Errors(from, to));
        }

        int first = function.KnotPlaces[0], last = function.KnotPlaces[function.Pieces];
        Add(report, "all", "", "", "", Errors(first, last));
        report.Remarks.Add(FormattableString.Invariant(
            $"{title}, from {Input(first)} to {Input(last)}: integers have {grid.InputBits} bits behind the point, levels {grid.OutputBits}, slopes {function.Shift}. Errors over every integer."));
        report.Picture = LinesChart.Of(
        [
            new ChartPanel(title,
            [
                new ChartSeries("function", Line(integer => real(Input(integer))), HasMarks: false),
                new ChartSeries("pieces", [.. function.KnotPlaces.Select(knot => (Input(knot), Output(knot)))]),
            ], IsLinear: true),
            new ChartPanel("pieces less function", [new ChartSeries("error", Line(Error), HasMarks: false)], IsLinear: true),
        ]);
        return report;

        double Input(int integer) => integer / (double)(1L << grid.InputBits);
        double Output(int integer) => function.At(integer) / (double)(1L << grid.OutputBits);
        double Error(int integer) => Output(integer) - real(Input(integer));
        double[] Errors(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(Error)];
        (double X, double Y)[] Line(Func<int, double> height) =>
            [.. Enumerable.Range(0, (last - first) / DrawnApart + 1).Select(point => first + point * DrawnApart).Select(integer => (Input(integer), height(integer)))];
    }

    private static void Add(Report report, string integer, string from, string level, string slope, double[] errors)
    {
        double greatest = errors.Max(Math.Abs), square = Math.Sqrt(errors.Average(error => error * error));
        report.Add(
            new JsonObject { ["from"] = integer, ["level"] = level, ["slope"] = slope, ["greatest_error"] = greatest, ["rms_error"] = square },
            integer, from, level, slope, greatest.ToString("0.000000", CultureInfo.InvariantCulture), square.ToString("0.000000", CultureInfo.InvariantCulture));
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException Refused(string option, string given, string expected) => new($"{option} is {given}; expected {expected}.");
}
