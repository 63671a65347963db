using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public class OptimizerTests
{
    public static TheoryData<string> Trajectories => ["sgd", "sgd_momentum", "sgd_clip", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Trajectory_IsPyTorchs(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "TorchReference", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        float[] start = Floats(document.RootElement.GetProperty("start"));
        using WorkerTeam team = new(1);
        Parameter parameter = new("p", start.Length, 0);
        start.CopyTo(parameter.Values);
        ParameterSet set = new([parameter], team, LaneTypes.Widest);
        Optimizer optimizer = Named(name);
        optimizer.Attach(set);
        foreach (JsonElement step in document.RootElement.GetProperty("trajectory").EnumerateArray())
        {
            // The loss is sum(p^2) + sum(sin(3p)).
            for (int i = 0; i < start.Length; i++)
                parameter.Gradients[i] = (float)(2.0 * parameter.Values[i] + 3 * Math.Cos(3.0 * parameter.Values[i]));
            if (name == "sgd_clip") set.ClipGradientNorm(0.25);
            optimizer.Update(set);
            float[] expected = Floats(step);
            for (int i = 0; i < start.Length; i++) Assert.Equal(expected[i], parameter.Values[i], 2e-6f);
        }
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void LanesAndThreads_DoNotChangeABit(string name)
    {
        float[] reference = Train(name, LaneWidth.Scalar32, threads: 1);
        Assert.All(reference, static value => Assert.True(float.IsFinite(value)));
        foreach (LaneWidth width in LaneTypes.All)
            for (int threads = 1; threads <= 3; threads++) Assert.Equal(reference, Train(name, width, threads));
    }

    [Fact]
    public void Adam_ContinuesFromItsSlots_WithTheSameBits()
    {
        using WorkerTeam team = new(1);
        Parameter whole = Noise("p", 100, 3), resumed = Noise("p", 100, 3);
        ParameterSet wholeSet = new([whole], team, LaneTypes.Widest), resumedSet = new([resumed], team, LaneTypes.Widest);
        AdamOptimizer first = new(0.1f), second = new(0.1f);
        for (int step = 0; step < 3; step++) first.Update(wholeSet);
        for (int step = 0; step < 2; step++) second.Update(resumedSet);
        AdamOptimizer third = new(0.1f) { Updates = second.Updates };
        third.Update(resumedSet);
        Assert.Equal(whole.Values.ToArray(), resumed.Values.ToArray());
    }

    [Fact]
    public void GradientNorm_IsTheEuclideanNorm_AndClippingScalesTheNextUpdateOnly()
    {
        using WorkerTeam team = new(2);
        Parameter a = new("a", 2, 0), b = new("b", 1, 1);
        a.Gradients[0] = 3;
        a.Gradients[1] = 0;
        b.Gradients[0] = 4;
        ParameterSet set = new([a, b], team, LaneTypes.Widest);
        Assert.Equal(5, set.ClipGradientNorm(1));
        Assert.Equal(1 / (5 + 1e-6), set.GradientScale, 1e-7);
        SgdOptimizer optimizer = new(1);
        optimizer.Update(set);
        Assert.Equal(-0.6f, a.Values[0], 1e-6f);
        Assert.Equal(1, set.GradientScale);
        Assert.Equal(5, set.ClipGradientNorm(10));
        Assert.Equal(1, set.GradientScale);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd_momentum")]
    [InlineData("adam")]
    public void SkippingRowsWithoutGradient_ChangesNoBit(string name)
    {
        const int rows = 400, columns = 75;
        using WorkerTeam team = new(2);
        Parameter dense = new("table", rows, columns), sparse = new("table", rows, columns);
        new CounterRandom(1, 0).Fill(dense.Values, -1, 1);
        dense.Values.CopyTo(sparse.Values);
        ParameterSet denseSet = new([dense], team, LaneTypes.Widest), sparseSet = new([sparse], team, LaneTypes.Widest);
        Optimizer denseOptimizer = Named(name), sparseOptimizer = Named(name);
        for (int step = 0; step < 3; step++)
        {
            int[] active = [step, 17, 18, 250 + step, rows - 1];
            dense.Gradients.Clear();
            foreach (int row in active) new CounterRandom(2, (ulong)row).Fill(dense.GradientMatrix.Row(row), -1, 1);
            dense.Gradients.CopyTo(sparse.Gradients);
            sparse.SetActiveRows(active);
            Assert.Equal(denseSet.ClipGradientNorm(0.25), sparseSet.ClipGradientNorm(0.25));
            denseOptimizer.Update(denseSet);
            sparseOptimizer.Update(sparseSet);
            Assert.Equal(dense.Values.ToArray(), sparse.Values.ToArray());
        }
    }

    [Fact]
    public void ClampValues_KeepsToTheRange_AndSparesWhatIsNotClamped()
    {
        using WorkerTeam team = new(1);
        Parameter clamped = new("w", 1, 3), spared = new("b", 1, 0) { IsClamped = false };
        ((float[])[-2, 0.5f, 7]).CopyTo(clamped.Values);
        spared.Values[0] = 7;
        new ParameterSet([clamped, spared], team, LaneTypes.Widest).ClampValues(-1, 1);
        Assert.Equal([-1, 0.5f, 1], clamped.Values.ToArray());
        Assert.Equal(7, spared.Values[0]);
    }

    [Fact]
    public void NamesOfASet_Differ()
    {
        using WorkerTeam team = new(1);
        Assert.Throws<ArgumentException>(() => new ParameterSet([new("a", 1, 0), new("a", 1, 0)], team, LaneTypes.Widest));
    }

    private static float[] Train(string name, LaneWidth width, int threads)
    {
        using WorkerTeam team = new(threads);
        ParameterSet set = new([Noise("a", 20_011, 1), Noise("b", 37, 2)], team, width);
        Optimizer optimizer = Named(name);
        for (int step = 0; step < 3; step++)
        {
            set.ClipGradientNorm(0.25);
            optimizer.Update(set);
            set.ClampValues(-0.9f, 0.9f);
        }
        return [.. set.Parameters.SelectMany(static parameter => parameter.Values.ToArray())];
    }

    private static Optimizer Named(string name) => name switch
    {
        "sgd" => new SgdOptimizer(0.1f),
        "sgd_momentum" => new SgdOptimizer(0.05f, momentum: 0.9f),
        "sgd_clip" => new SgdOptimizer(0.5f),
        "adam" => new AdamOptimizer(0.05f),
        _ => new AdamOptimizer(0.05f, weightDecay: 0.1f, decoupled: true),
    };

    private static Parameter Noise(string name, int count, ulong seed)
    {
        Parameter parameter = new(name, count, 0);
        new CounterRandom(seed, 0).Fill(parameter.Values, -1, 1);
        new CounterRandom(seed, 1).Fill(parameter.Gradients, -1, 1);
        return parameter;
    }

    private static float[] Floats(JsonElement tensor) =>
        [.. tensor.GetProperty("data").EnumerateArray().Select(static element => (float)element.GetDouble())];
}
