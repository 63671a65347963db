extern alias generator;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using generator::KernelGen.Generator.Planning;
using KernelGen.Bench.Timing;
using KernelGen.Lanes;

namespace KernelGen.Bench.Kernels;

/// <summary>Prices that fit what was measured, as the generator's source spells them, and how well they do.</summary>
internal static class FittedCosts
{
    /// <summary>The fitted costs; a lane type that was not measured keeps the prices it has.</summary>
    public static KernelCosts Of(IReadOnlyList<KernelTime> times) => new(
        Fit(times, LaneWidth.Vector512) ?? KernelCosts.Fitted.Wide, Fit(times, LaneWidth.Vector256) ?? KernelCosts.Fitted.Narrow);

    /// <summary>The lines to paste into KernelCosts.</summary>
    public static string Lines(KernelCosts costs) => string.Join('\n', Enum.GetValues<KernelWork>().Select(work =>
        $"(KernelWork.{work}, {Spelled(costs.Wide[work])}, {Spelled(costs.Narrow[work])}),"));

    /// <summary>How far costs are from what was measured, and what the kernels that they take lose against the fastest.</summary>
    public static string Quality(IReadOnlyList<KernelTime> times, KernelCosts costs)
    {
        double[] lost = [.. times.GroupBy(time => (time.Case, time.Width)).Select(group => Lost([.. group], costs))];
        KernelTime worst = times.MaxBy(time => time.Error(costs))!;
        double median = Samples.Median([.. times.Select(time => time.Error(costs))]);
        string where = FormattableString.Invariant($"{CompiledKernel.Label(worst.Family)}, {worst.Case.Name}, {(int)worst.Width} bits");
        return FormattableString.Invariant($"error {median:P0} in the median, {worst.Error(costs):P0} at worst ({where}); ")
            + FormattableString.Invariant($"kernels taken lose {lost.Average():P1} on average, {lost.Max():P0} at worst");
    }

    /// <summary>By what share the kernel that costs take is slower than the fastest.</summary>
    /// <param name="times">Those of one case on one lane type.</param>
    /// <param name="costs">The costs.</param>
    public static double Lost(IReadOnlyList<KernelTime> times, KernelCosts costs) =>
        times.Single(time => time.Family == times[0].Case.Chosen(costs)).Picoseconds / times.Min(time => time.Picoseconds) - 1;

    /// <summary>Three digits are more than a fit knows.</summary>
    private static string Spelled(double price) => price.ToString(price < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);

    private static KernelPrices? Fit(IReadOnlyList<KernelTime> times, LaneWidth width)
    {
        KernelTime[] own = [.. times.Where(time => time.Width == width)];
        return own.Length == 0 ? null : new KernelPrices(PriceFit.Of([.. own.Select(time => time.Counts)], [.. own.Select(time => time.Picoseconds)]));
    }
}
