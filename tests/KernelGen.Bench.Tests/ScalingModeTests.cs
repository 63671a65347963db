using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Generation;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Scaling;
using KernelGen.Bench.Timing;
using KernelGen.Formats;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>The table and the chart of `-- scaling`, and the models that are compiled for it.</summary>
public sealed class ScalingModeTests
{
    private static readonly CacheSize[] caches = [new(1, 48 << 10), new(2, 2 << 20)];

    [Fact]
    public void CompiledModels_ComputeWhatTheGenericRuntimeDoes_OnEveryLaneType()
    {
        IReadOnlyList<CompiledModel> models = CompiledModels.Compile(
        [
            "[QuantizedLstm(Hidden = 20, WBits = 1, ABits = 3, InputABits = 3, InputMinimum = 0, Quantizer = Quantizer.Uniform)]",
            "[QuantizedLinear(Input = 30, Outputs = 40, WBits = 8, InputABits = 8, Quantizer = Quantizer.Uniform)]",
        ]);

        Assert.Equal(["table lookup", "table lookup"], models[0].Families);
        Assert.Equal(["dots of four bytes"], models[1].Families);
        foreach (CompiledModel model in models)
        {
            PackedModel packed = PackedModel.Pack(model.Driver.Spec, SeededWeights.Of(model.Driver.Spec));
            foreach (LaneWidth width in LaneTypes.All) CompiledRun.RequireGeneric(model, packed, width);
        }
    }

    [Fact]
    public void WrongDeclaration_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => CompiledModels.Compile(["[QuantizedLstm(Hidden = nonsense)]"]));

    [Fact]
    public void RowsAndLines_AreThoseOfTheSweeps()
    {
        Report report = ScalingMode.Create();
        ScalingSweep[] sweeps =
        [
            Sweep(ScalingSweeps.Hidden, "a & b", [4, 8, 16]),
            Sweep(ScalingSweeps.Hidden, "c", [4, 8]),
            Sweep(ScalingSweeps.Bits, "c", [4, 8]),
        ];
        foreach (ScalingSweep sweep in sweeps)
        {
            IReadOnlyList<CompiledModel> models = CompiledModels.Compile([.. sweep.Points.Select(point => point.Declaration)]);
            ScalingMode.Measure(report, sweep, models, caches, [], TimeSpan.Zero);
        }

        ScalingMode.Draw(report);

        Assert.Equal([4, 8, 16, 4, 8, 4, 8], report.Objects.Select(row => row["at"]!.GetValue<int>()));
        Assert.All(report.Objects, row => Assert.True(row["us"]!.GetValue<double>() > 0));
        Assert.Equal(3, report.Objects.Count(row => row["growth"] is null));
        XElement drawing = XDocument.Parse(report.Picture!).Root!;
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(3, drawing.Elements(svg + "polyline").Count());
        Assert.Equal(7, drawing.Elements(svg + "circle").Count());
        Assert.Contains(drawing.Elements(svg + "text"), text => text.Value == "a & b");
    }

    [Fact]
    public void Lines_RiseWithTheirNumbers()
    {
        string drawing = LinesChart.Of([new ChartPanel("title", [new ChartSeries("line", [(1, 0.5), (2, 5), (4, 50)])])]);

        XElement line = XDocument.Parse(drawing).Root!.Elements().Single(element => element.Name.LocalName == "polyline");
        double[][] points = [.. line.Attribute("points")!.Value.Split(' ')
            .Select(point => point.Split(',').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(points[1][0] - points[0][0], points[2][0] - points[1][0], tolerance: 0.21);
        Assert.Equal(points[0][1] - points[1][1], points[1][1] - points[2][1], tolerance: 0.21);
        Assert.True(points[0][1] > points[1][1]);
    }

    [Theory]
    [InlineData(40_000, 80_000, 1)]
    [InlineData(500_000, 2_097_152, 2)]
    [InlineData(50_000, 60_000, null)]
    [InlineData(1_000_000, 4_000_000, 2)]
    [InlineData(4_000_000, 16_000_000, 2)]
    [InlineData(16_000_000, 64_000_000, null)]
    public void WeightsOutgrowACache_WhereItHoldsASmallerShare(long before, long after, int? level) =>
        Assert.Equal(level, CacheSizes.Outgrown(caches, before, after)?.Level);

    [Fact]
    public void Caches_AreReadAsTheSystemWritesThem()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Write("index0", "1", "Data", "48K");
            Write("index1", "1", "Instruction", "32K");
            Write("index2", "2", "Unified", "2M");

            Assert.Equal(caches, CacheSizes.Read(folder));
            Assert.Empty(CacheSizes.Read(Path.Combine(folder, "nowhere")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Write(string index, string level, string type, string size)
        {
            string path = Directory.CreateDirectory(Path.Combine(folder, index)).FullName;
            foreach ((string file, string text) in new[] { ("level", level), ("type", type), ("size", size) })
                File.WriteAllText(Path.Combine(path, file), text + "\n");
        }
    }

    [Fact]
    public void Sweeps_HaveAscendingNumbersAndDifferentNames()
    {
        Assert.Equal(ScalingSweeps.All.Count, ScalingSweeps.All.Select(sweep => (sweep.Axis, sweep.Name)).Distinct().Count());
        Assert.All(ScalingSweeps.All, sweep => Assert.Equal(sweep.Points.OrderBy(point => point.At), sweep.Points));
    }

    private static ScalingSweep Sweep(string axis, string name, int[] sizes) => new(
        axis, name, [.. sizes.Select(size => new ScalingPoint(size, FormattableString.Invariant($"[QuantizedRnn(Input = 4, Hidden = {size})]")))]);
}
