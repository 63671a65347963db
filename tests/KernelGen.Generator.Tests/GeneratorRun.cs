using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests;

/// <summary>One run of the generator over a project; <see cref="After"/> runs it again on an edited one.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Output = output;
    }

    /// <summary>The project with the generated files in it.</summary>
    public Compilation Output { get; }

    /// <summary>What the run did.</summary>
    public GeneratorRunResult Result => driver.GetRunResult().Results[0];

    /// <summary>The generated files.</summary>
    public IReadOnlyList<GeneratedSourceResult> Files => Result.GeneratedSources;

    /// <summary>The models that reached the output.</summary>
    public IReadOnlyList<ModelDeclaration> Models =>
        [.. StepOutputs(StepNames.Model).Where(output => output.Reason != IncrementalStepRunReason.Removed)
            .Select(output => (ModelDeclaration)output.Value)];

    /// <summary>A first run.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation) => new(
        CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()],
            parseOptions: Compilations.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);

    /// <summary>A first run over these files.</summary>
    public static GeneratorRun Of(params string[] sources) => Of(Compilations.Of(sources));

    /// <summary>The next run of the same compiler, on an edited project.</summary>
    public GeneratorRun After(CSharpCompilation edited) => new(driver, edited);

    /// <summary>Why each output of a named step is what it is, in order; empty where the step did not occur.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. StepOutputs(step).Select(output => output.Reason)];

    /// <summary>Why each generated output is what it is.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> StepOutputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(run => run.Outputs) : [];
}
