using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Kernels;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Scaling;
using KernelGen.Formats;
using KernelGen.Generator.Planning;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>The table of `-- kernels`, and the prices that are fitted to it.</summary>
public sealed class KernelsModeTests
{
    [Fact]
    public void EveryKernelOfACase_IsCompiledTimedAndPriced()
    {
        IReadOnlyList<CompiledKernel> kernels = CompiledKernel.Compile([new KernelCase(32, 40, 4, 4, -1), new KernelCase(32, 40, 8, 8, 0)]);

        Assert.Equal(
            ["table lookup", "pairs of bytes", "dots of four bytes", "dots of four bytes", "pairs of words", "pairs of words"],
            kernels.Select(kernel => kernel.Model.Families.Single()));
        Report report = KernelsMode.Create();
        KernelTime[] times = [.. new[] { LaneWidth.Vector512, LaneWidth.Vector256 }.SelectMany(width => KernelMeasurement.Measure(kernels, width, TimeSpan.Zero))];
        KernelsMode.AddRows(report, times);
        KernelsMode.AddPrices(report, times);

        Assert.Equal([512, 512, 256, 256], report.Objects.Select(row => row["lane_bits"]!.GetValue<int>()));
        foreach (JsonObject row in report.Objects)
        {
            bool isNarrow = row["weight_bits"]!.GetValue<int>() == 4;
            foreach (string family in new[] { "PairWords", "DotBytes" })
            {
                Assert.True(row[family + "_ps"]!.GetValue<double>() > 0);
                Assert.True(row[family + "_predicted_ps"]!.GetValue<double>() > 0);
            }

            Assert.Equal(isNarrow, row["Lookup_ps"] is not null);
            Assert.Equal(isNarrow, row["PairBytes_ps"] is not null);
        }

        Assert.Contains("(KernelWork.Lookup, ", report.Markdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void KernelsThatUsersDoNotGet_ComputeWhatTheGenericRuntimeDoes_OnEveryLaneType()
    {
        IReadOnlyList<CompiledKernel> kernels = CompiledKernel.Compile(KernelCase.Of([(33, 50)]));

        Assert.Contains(kernels, kernel => kernel.Family != kernel.Case.Chosen(KernelCosts.Fitted));
        foreach (CompiledKernel kernel in kernels)
        {
            PackedModel packed = PackedModel.Pack(kernel.Model.Driver.Spec, SeededWeights.Of(kernel.Model.Driver.Spec));
            foreach (LaneWidth width in LaneTypes.All) CompiledRun.RequireGeneric(kernel.Model, packed, width);
        }
    }

    [Fact]
    public void Cases_DifferAndAllHaveKernels()
    {
        IReadOnlyList<KernelCase> cases = KernelCase.Of([(64, 48), (128, 48)]);

        Assert.Equal(cases.Count, cases.Distinct().Count());
        Assert.All(cases, one => Assert.NotEmpty(one.Families));
        Assert.Equal(CompiledKernel.Families.Order(), cases.SelectMany(one => one.Families).Distinct().Order());
    }

    [Fact]
    public void Fit_FindsThePricesOfSums()
    {
        Random random = new(1);
        double[] prices = [3, 0, 0.5, 40];
        double[][] counts = [.. Enumerable.Range(0, 40).Select(_ => prices.Select(_ => random.NextDouble()).ToArray())];

        double[] fitted = PriceFit.Of(counts, [.. counts.Select(row => row.Zip(prices, (count, price) => count * price).Sum())]);

        for (int price = 0; price < prices.Length; price++) Assert.Equal(prices[price], fitted[price], 1e-5);
    }

    [Fact]
    public void Fit_FindsThePricesOfTheCountsThatAreMeasured()
    {
        Random random = new(2);
        KernelTime[] once = [.. KernelCase.Of([(1024, 1024), (512, 256), (1024, 48), (64, 768), (64, 48)]).SelectMany(one =>
            one.Families.Select(family => new KernelTime(one, family, LaneWidth.Vector512, 1)))];
        double[] prices = [.. once[0].Counts.Select(_ => 1000 * (1 + random.NextDouble()))];
        double[] times = [.. once.Select(time => time.Counts.Zip(prices, (count, price) => count * price).Sum())];

        double[] fitted = PriceFit.Of([.. once.Select(time => time.Counts)], times);

        for (int i = 0; i < times.Length; i++) Assert.Equal(1, once[i].Counts.Zip(fitted, (count, price) => count * price).Sum() / times[i], 0.001);
        for (int price = 0; price < prices.Length; price++) Assert.Equal(1, fitted[price] / prices[price], 0.05);
    }

    [Fact]
    public void Fit_HasNoPriceBelowZero()
    {
        double[] fitted = PriceFit.Of([[1, 1, 0], [1, 2, 0], [1, 3, 0]], [3, 2, 1]);

        Assert.True(fitted[0] > 0);
        Assert.Equal(0, fitted[1]);
        Assert.Equal(0, fitted[2]);
    }

    [Fact]
    public void Fit_NeedsATimeForEveryRow() => Assert.Throws<ArgumentException>(() => PriceFit.Of([[1, 2]], [1, 2]));
}
