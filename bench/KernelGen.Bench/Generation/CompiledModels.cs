extern alias generator;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using generator::KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Bench.Generation;

/// <summary>A model compiled at run time.</summary>
/// <param name="Driver">Runs it.</param>
/// <param name="LayoutBytes">Bytes of its weights as kernels read them, by the header of the emitted file.</param>
/// <param name="ScratchBytes">Bytes of scratch that a time step takes, by the same header.</param>
/// <param name="StateBytes">Bytes of a state, by the same header.</param>
/// <param name="Families">The kernel of each matrix, in order, by the same header.</param>
internal sealed record CompiledModel(ICompiledModel Driver, long LayoutBytes, long ScratchBytes, long StateBytes, IReadOnlyList<string> Families);

/// <summary>Declarations → the generator → Roslyn → an assembly in memory, loaded: models of any size without a source file each.</summary>
internal static partial class CompiledModels
{
    private static int assemblies;

    /// <summary>Compiles models of vectors of features, all of them at once.</summary>
    /// <param name="declarations">The attributes of each.</param>
    /// <param name="generator">A generator that chooses otherwise than users' do; null for theirs.</param>
    /// <exception cref="InvalidOperationException">A declaration is refused, or what was emitted does not compile.</exception>
    public static IReadOnlyList<CompiledModel> Compile(IReadOnlyList<string> declarations, KernelGenerator? generator = null)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"KernelGen.Bench.Compiled{++assemblies}",
            declarations.Select((attributes, index) => CSharpSyntaxTree.ParseText(Source(attributes, index), GeneratorProject.ParseOptions)),
            [.. GeneratorProject.References, MetadataReference.CreateFromFile(typeof(ICompiledModel).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([(generator ?? new KernelGenerator()).AsSourceGenerator()], parseOptions: GeneratorProject.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        Assembly assembly = Load(whole);
        Dictionary<string, string> files = driver.GetRunResult().Results.Single().GeneratedSources
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        return [.. declarations.Select((_, index) => new CompiledModel(
            (ICompiledModel)Activator.CreateInstance(assembly.GetType($"Compiled.Driver{index}", throwOnError: true)!)!,
            Bytes(LaidOut(), index),
            Bytes(Scratch(), index),
            Bytes(State(), index),
            [.. Kernel().Matches(Header(index)).Select(match => match.Groups[1].Value)]))];

        long Bytes(Regex line, int index) => long.Parse(line.Match(Header(index)).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

        string Header(int index) => files[$"Compiled.Model{index}.Kernels.g.cs"];
    }

    private static Assembly Load(Compilation compilation)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(
                "A declaration does not compile: " + result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    private static string Source(string attributes, int index) => $$"""
        using System;
        using KernelGen;
        using KernelGen.Formats;
        using KernelGen.Lanes;
        using KernelGen.Spec;
        using KernelGen.Training;

        namespace Compiled;

        {{attributes}}
        public sealed partial class Model{{index}};

        public sealed class Driver{{index}} : KernelGen.Bench.Generation.ICompiledModel
        {
            private Model{{index}} model = null!;
            private Model{{index}}.Workspace workspace = null!;

            public ModelSpec Spec => Model{{index}}.Spec;

        {{(attributes.Contains("Bidirectional = true", StringComparison.Ordinal) ? WholeSequences(index) : Streams(index))}}

            public FeatureTrainer CreateTrainer(TrainingOptions options) =>
                {{(attributes.Contains("[Training", StringComparison.Ordinal) ? $"new Model{index}.Trainer(options)" : "throw new NotSupportedException()")}};
        }
        """;

    /// <summary>What a model offers that reads sequences from both ends.</summary>
    private static string WholeSequences(int index) => $$"""
            public void Load(PackedModel packed, LaneWidth width, int steps, int threads)
            {
                model = Model{{index}}.Of(packed);
                model.LaneWidth = width;
                workspace = model.CreateWorkspace(steps, threads);
            }

            public void Step(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();

            public void Run(ReadOnlySpan<float> inputs, Span<float> outputs) => model.Run(inputs, outputs, workspace);

            public void StepMany(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();
        """;

    /// <summary>What other models offer.</summary>
    private static string Streams(int index) => $$"""
            private Model{{index}}.State state = null!;
            private Model{{index}}.State[] states = null!;

            public void Load(PackedModel packed, LaneWidth width, int steps, int threads)
            {
                model = Model{{index}}.Of(packed);
                model.LaneWidth = width;
                state = model.CreateState(threads);
                states = new Model{{index}}.State[steps];
                for (int stream = 0; stream < steps; stream++) states[stream] = model.CreateState();
                workspace = model.CreateWorkspace(steps);
            }

            public void Step(ReadOnlySpan<float> input, Span<float> output) => model.Step(input, state, output);

            public void Run(ReadOnlySpan<float> inputs, Span<float> outputs) => model.Run(inputs, state, outputs, workspace);

            public void StepMany(ReadOnlySpan<float> inputs, Span<float> outputs) => model.StepMany(inputs, states, outputs, workspace);
        """;

    [GeneratedRegex(@"^// laid out +([\d,]+) bytes", RegexOptions.Multiline)]
    private static partial Regex LaidOut();

    [GeneratedRegex(@"multiply-adds, ([\d,]+) bytes of scratch", RegexOptions.Multiline)]
    private static partial Regex Scratch();

    [GeneratedRegex(@"^// (?:a|the initial) state +([\d,]+) bytes", RegexOptions.Multiline)]
    private static partial Regex State();

    [GeneratedRegex(@"^//   kernel (.+) on every lane type", RegexOptions.Multiline)]
    private static partial Regex Kernel();
}
