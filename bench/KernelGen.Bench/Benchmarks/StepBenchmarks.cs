using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using KernelGen.Bench.Cases;

namespace KernelGen.Bench.Benchmarks;

/// <summary>One time step: emitted code, generic runtime, float SIMD. In process, so that all run the same build.</summary>
[InProcess]
public class StepBenchmarks
{
    private BoundCase bound = null!;
    private int step;

    /// <summary>The models.</summary>
    public static IEnumerable<string> Cases => StepCases.All.Select(candidate => candidate.Name);

    /// <summary>The model of this run.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = string.Empty;

    [GlobalSetup]
    public void Bind() => bound = StepCases.All.Single(candidate => candidate.Name == Case).Bind();

    [Benchmark(Baseline = true)]
    public void Generated() => bound.Emitted(step++ & int.MaxValue);

    [Benchmark]
    public void Generic() => bound.Generic(step++ & int.MaxValue);

    [Benchmark]
    public void FloatSimd() => bound.FloatSimd(step++ & int.MaxValue);
}
