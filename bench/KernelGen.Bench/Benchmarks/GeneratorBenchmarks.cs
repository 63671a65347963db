using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using KernelGen.Bench.Generation;

namespace KernelGen.Bench.Benchmarks;

/// <summary>The generator on a warm compiler: a model it has not seen, an edited one, and an edit elsewhere.</summary>
[InProcess]
public class GeneratorBenchmarks
{
    private GeneratorProject project = null!;
    private int edit;

    /// <summary>The declarations.</summary>
    public static IEnumerable<string> Models => GeneratedModels.All.Select(model => model.Key);

    /// <summary>The declaration of this run.</summary>
    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = string.Empty;

    [GlobalSetup]
    public void Open() => project = new GeneratorProject(GeneratedModels.All.Single(model => model.Key == Model).Value);

    [Benchmark(Baseline = true)]
    public void New()
    {
        project.Forget();
        project.Run();
    }

    [Benchmark]
    public void Edited()
    {
        project.EditModel(++edit);
        project.Run();
    }

    [Benchmark]
    public void EditedElsewhere()
    {
        project.EditElsewhere(++edit);
        project.Run();
    }
}
