using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using KernelGen.Bench.Models;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Peers;
using KernelGen.Bench.Reports;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>The table of `-- peers`, without any peer installed and with peers of our own making.</summary>
public sealed class PeersModeTests
{
    private static readonly PeerCase small = Case("lstm 1 on 8 float");

    [Fact]
    public void WithoutPeers_EveryRowSaysNotInstalled()
    {
        Report report = Measure([small, Case("matrix 1800x900 2/2")], []);

        Assert.Equal(3, report.Objects.Count);
        foreach (JsonObject row in report.Objects)
        {
            Assert.Null(row["theirs_us"]);
            Assert.Null(row["ratio"]);
            Assert.True(row["ours_us"]!.GetValue<double>() > 0);
            Assert.Equal("not installed", row["figure"]!.GetValue<string>());
        }

        string[] rows = [.. report.Markdown().Split('\n').Where(line => line.StartsWith('|'))];
        Assert.Equal("| case | against | ours µs | theirs µs | ratio | at least | holds | coding | our error | their error | figure |", rows[0]);
        Assert.All(rows[2..], row => Assert.Equal("not installed", row.Split('|')[4].Trim()));
    }

    [Fact]
    public void Rows_HaveTheFieldsThatReadersExpect()
    {
        JsonObject row = Measure([small], []).Objects.Single();

        Assert.Equal(
            [
                "case", "against", "ours_us", "theirs_us", "ratio", "at_least", "coding_share", "our_error", "their_error", "figure", "installed_us",
                "page_us",
            ],
            row.Select(field => field.Key));
        Assert.Equal("lstm 1 on 8 float", row["case"]!.GetValue<string>());
        Assert.Equal(1, row["at_least"]!.GetValue<double>());
    }

    [Fact]
    public void CodedModel_TellsItsErrorAndTheShareOfCoding()
    {
        JsonObject row = Measure([Case("matrix 1800x900 2/2")], []).Objects[0];

        Assert.InRange(row["our_error"]!.GetValue<double>(), 0.01, 1);
        Assert.InRange(row["coding_share"]!.GetValue<double>(), 1e-6, 1);
    }

    [Fact]
    public void PeerThatComputesTheSame_HasARatioAndNoError()
    {
        PeerBar bar = new("itself", 1000, [("mirror", PeerForm.Float)]);
        JsonObject row = Measure([small with { Bars = [bar] }], [new Mirror(0)]).Objects.Single();

        Assert.InRange(row["ratio"]!.GetValue<double>(), 0.05, 20);
        Assert.Equal(0, row["their_error"]!.GetValue<double>(), 5);
        Assert.Equal("installed", row["figure"]!.GetValue<string>());
    }

    [Fact]
    public void PeerThatComputesSomethingElse_IsRefused()
    {
        PeerBar bar = new("something else", null, [("mirror", PeerForm.Float)]);

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Measure([small with { Bars = [bar] }], [new Mirror(0.01f)]));

        Assert.Contains("lstm 1 on 8 float: mirror Float differs from the generic runtime by ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_HasABarForEveryRatio()
    {
        PeerBar bar = new("a & b", 2, [("mirror", PeerForm.Float)]);
        Report report = Measure([small with { Bars = [bar] }, small], [new Mirror(0)]);

        XElement drawing = XDocument.Parse(report.Picture!).Root!;

        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(2, drawing.Elements(svg + "rect").Count());
        Assert.Contains(drawing.Elements(svg + "text"), text => text.Value == "lstm 1 on 8 float : a & b");
    }

    [Fact]
    public void Cases_HaveDifferentNamesAndOwnModels()
    {
        Assert.Equal(PeerCases.All.Count, PeerCases.All.Select(peerCase => peerCase.Name).Distinct().Count());
        Assert.All(PeerCases.All, peerCase => Assert.NotEmpty(peerCase.Bars));
        Assert.All(PeerCases.All, peerCase => Assert.True(OwnRun.SpecOf(peerCase.Model).OutputSize > 0));
    }

    private static PeerCase Case(string name) => PeerCases.All.Single(peerCase => peerCase.Name == name);

    private static Report Measure(IReadOnlyList<PeerCase> cases, IReadOnlyList<IPeer> peers)
    {
        Report report = PeersMode.Create();
        PeersMode.Measure(report, cases, peers, TimeSpan.Zero);
        return report;
    }

    /// <summary>Our own float model as a peer, with its outputs moved.</summary>
    private sealed class Mirror(float error) : IPeer
    {
        public string Name => "mirror";

        public string? Version => "1";

        public PeerRun? Bind(PeerNetwork network, PeerForm form, int steps)
        {
            PeerRun own = OwnRun.Bind(typeof(Small8Float), network, steps);
            float[] output = new float[own.Output.Length];
            return new PeerRun(
                call =>
                {
                    own.Call(call);
                    for (int i = 0; i < output.Length; i++) output[i] = own.Output[i] + error;
                },
                output);
        }
    }
}
