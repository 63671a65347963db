using System;
using System.Collections.Generic;
using System.Linq;

namespace QuantizerStudy.Results;

/// <summary>A range of values on a stretch of a picture.</summary>
internal sealed class Axis
{
    private readonly Func<double, double> scale;
    private readonly double low, high, start, end;

    private Axis(Func<double, double> scale, double low, double high, double start, double end, IReadOnlyList<double> ticks)
    {
        this.scale = scale;
        (this.low, this.high, this.start, this.end) = (low, high, start, end);
        Ticks = ticks;
    }

    /// <summary>Round values within the range.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Even distances for even differences; the range is that of the values and a twentieth of it on either side.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="start">Where the range begins.</param>
    /// <param name="end">Where it ends.</param>
    public static Axis Linear(IReadOnlyCollection<double> values, double start, double end)
    {
        double margin = Math.Max((values.Max() - values.Min()) / 20, 1e-3);
        double low = values.Min() - margin, high = values.Max() + margin;
        double step = Round((high - low) / 5);
        IEnumerable<double> ticks = Enumerable.Range((int)Math.Ceiling(low / step), 12).Select(multiple => multiple * step);
        return new Axis(static value => value, low, high, start, end, [.. ticks.Where(tick => tick <= high)]);
    }

    /// <summary>Even distances for even ratios; the range is that of the values and a tenth of them on either side.</summary>
    /// <inheritdoc cref="Linear"/>
    public static Axis Logarithmic(IReadOnlyCollection<double> values, double start, double end)
    {
        double low = values.Min() / 1.1, high = values.Max() * 1.1;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(low)));
        IEnumerable<double> ticks = new[] { 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100 }.Select(factor => factor * decade);
        return new Axis(Math.Log, low, high, start, end, [.. ticks.Where(tick => tick >= low && tick <= high)]);
    }

    /// <summary>Where a value lies.</summary>
    public double At(double value) => start + (end - start) * (scale(value) - scale(low)) / (scale(high) - scale(low));

    /// <summary>The greatest of 1, 2 and 5 times a power of ten that is not above a number.</summary>
    private static double Round(double number)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(number)));
        return power * (number / power >= 5 ? 5 : number / power >= 2 ? 2 : 1);
    }
}
