using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Timing;

namespace KernelGen.Bench.Peers;

/// <summary>A case bound in every runtime that takes part, and then timed in turn.</summary>
internal sealed class PeerMeasurement
{
    private const double FloatTolerance = 1e-4;
    private const int CheckedCalls = 4;
    private readonly PeerCase measured;
    private readonly List<Version> versions = [];
    private readonly float[] expected;
    private readonly int coding = -1;
    private TurnTimer timer = null!;

    /// <summary>Binds; refuses to go on where a float path does not compute what the generic runtime does.</summary>
    public PeerMeasurement(PeerCase measured, IReadOnlyList<IPeer> peers)
    {
        this.measured = measured;
        PeerNetwork network = new(OwnRun.SpecOf(measured.Model));
        int calls = measured.Steps == 1 ? CheckedCalls : 1;
        expected = network.Expected(calls, measured.Steps);
        Add("ours", OwnRun.Bind(measured.Model, network, measured.Steps), calls, measured.Steps);
        if (measured.Steps == 1 && OwnRun.Coding(measured.Model, network) is { } encode)
        {
            coding = versions.Count;
            versions.Add(new Version("coding", encode, null, 1));
        }

        foreach (PeerBar bar in measured.Bars)
        {
            foreach ((string name, PeerForm form) in bar.Rivals) AddPeer(peers, network, name, form, calls);
            if (bar.Own is { } own) Add(own.Name, OwnRun.Bind(own, new PeerNetwork(OwnRun.SpecOf(own)), 1), calls, 1);
            if (bar.Page is { } page) AddScale(peers, network, page);
        }
    }

    /// <summary>Rounds measured.</summary>
    public int Rounds => timer.Rounds;

    /// <summary>The median of our time for a time step.</summary>
    public double Microseconds => Of(0);

    /// <summary>Our error against the float twin.</summary>
    public double Error => versions[0].Error!.Value;

    /// <summary>The share of a step that finds codes and builds tables; null where nothing is coded or it was not timed.</summary>
    public double? CodingShare => coding < 0 ? null : timer.MedianRatio(coding, 0);

    /// <summary>Times all versions.</summary>
    public void Measure(TimeSpan time)
    {
        timer = new TurnTimer([.. versions.Select(version => version.Call)]);
        timer.Measure(time);
    }

    /// <summary>The rival that counts: the fastest installed run, or the reference page's where that is faster; null where there is none.</summary>
    public PeerResult? Result(PeerBar bar)
    {
        PeerResult? installed = bar.Rivals.Select(rival => Key(rival.Peer, rival.Form)).Append(bar.Own?.Name ?? "")
            .Select(key => versions.FindIndex(version => version.Name == key))
            .Where(index => index > 0)
            .Select(index => new PeerResult(Of(index), Ratio(index), versions[index].Error, "installed"))
            .MinBy(result => result.Microseconds);
        PeerResult? page = Page(bar);
        PeerResult? best = page is null || installed?.Microseconds <= page.Microseconds ? installed : page;
        return best is null ? null : best with { InstalledMicroseconds = installed?.Microseconds, PageMicroseconds = page?.Microseconds, InstalledError = installed?.Error };
    }

    private PeerResult? Page(PeerBar bar)
    {
        if (bar.Page is not { } page || versions.FindIndex(version => version.Name == ScaleKey(page)) is not (> 0 and var scale)) return null;
        double factor = page.Microseconds / page.OpenBlasMicroseconds;
        return new PeerResult(factor * Of(scale), factor * Ratio(scale), null, "page, scaled");
    }

    private void AddPeer(IReadOnlyList<IPeer> peers, PeerNetwork network, string name, PeerForm form, int calls)
    {
        string key = Key(name, form);
        if (versions.Any(version => version.Name == key)) return;
        if (peers.SingleOrDefault(peer => peer.Name == name)?.Bind(network, form, measured.Steps) is not { } run) return;
        Add(key, run, calls, measured.Steps);
        if (form == PeerForm.Float) RequireNear(key, versions[^1].Error!.Value);
    }

    private void AddScale(IReadOnlyList<IPeer> peers, PeerNetwork network, PageFigure page)
    {
        if (versions.Any(version => version.Name == ScaleKey(page))) return;
        PeerNetwork scaled = page.Scale is { } other ? new PeerNetwork(OwnRun.SpecOf(other)) : network;
        if (peers.SingleOrDefault(peer => peer.Name == "OpenBLAS")?.Bind(scaled, PeerForm.Float, 1) is not { } run) return;
        for (int call = 0; call < CheckedCalls; call++) run.Call(call);
        RequireNear("OpenBLAS", Difference(run.Output, scaled.Expected(CheckedCalls, 1)));
        versions.Add(new Version(ScaleKey(page), run.Call, null, 1));
    }

    private void RequireNear(string what, double error)
    {
        if (error <= FloatTolerance) return;
        throw new InvalidOperationException(FormattableString.Invariant(
            $"{measured.Name}: {what} differs from the generic runtime by {error:G3}, expected {FloatTolerance}. Times would mean nothing."));
    }

    private void Add(string name, PeerRun run, int calls, int steps)
    {
        for (int call = 0; call < calls; call++) run.Call(call);
        versions.Add(new Version(name, run.Call, Difference(run.Output, expected), steps));
    }

    private double Of(int version) => timer.Median(version) / versions[version].Steps;

    private double Ratio(int version) => timer.MedianRatio(version, 0) * versions[0].Steps / versions[version].Steps;

    private static string Key(string peer, PeerForm form) => $"{peer} {form}";

    private static string ScaleKey(PageFigure page) => $"scale {page.Scale?.Name}";

    /// <summary>The Euclidean length of the difference by that of what is expected.</summary>
    private static double Difference(float[] found, float[] expected)
    {
        double difference = 0, length = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(found[i] - expected[i], 2);
            length += Math.Pow(expected[i], 2);
        }

        return Math.Sqrt(difference / length);
    }

    private sealed record Version(string Name, Advance Call, double? Error, int Steps);
}

/// <summary>What a comparison found.</summary>
internal sealed record PeerResult(double Microseconds, double Ratio, double? Error, string Source)
{
    public double? InstalledMicroseconds { get; init; }

    public double? PageMicroseconds { get; init; }

    /// <summary>The error of the installed run, also where the page's time counts.</summary>
    public double? InstalledError { get; init; }
}
