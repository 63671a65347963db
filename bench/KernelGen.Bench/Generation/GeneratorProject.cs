extern alias generator;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using generator::KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Bench.Generation;

/// <summary>A user's project of one model and one other file, and the generator run over it inside this process.</summary>
internal sealed class GeneratorProject
{
    /// <summary>The language of a user's project.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>What a user's project refers to: the framework and the library.</summary>
    public static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(QuantizedLstmAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly string model;
    private readonly string other;
    private CSharpCompilation compilation;
    private GeneratorDriver driver = NewDriver();

    public GeneratorProject(string attributes)
    {
        model = $"using KernelGen;\nnamespace User;\n{attributes}\npublic sealed partial class Model;\n";
        other = "namespace User;\npublic static class Other { public const int Number = 0; }\n";
        compilation = CSharpCompilation.Create(
            "UserProject",
            [Parse(model), Parse(other)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Run();
        GeneratorRunResult first = driver.GetRunResult().Results[0];
        if (first.Exception is not null) throw first.Exception;
        EmittedCharacters = first.GeneratedSources.Sum(file => file.SourceText.Length);
        if (EmittedCharacters == 0) throw new InvalidOperationException("The generator emitted nothing: its time would mean nothing.");
    }

    /// <summary>Length of everything that is emitted.</summary>
    public int EmittedCharacters { get; }

    /// <summary>Forgets all runs and parses the model anew, so that the next run has nothing to reuse but a warm process.</summary>
    public void Forget()
    {
        driver = NewDriver();
        Replace(0, model);
    }

    /// <summary>Edits the declaration: a comment more, then one less.</summary>
    public void EditModel(int edit) => Replace(0, $"{model}// {edit}\n");

    /// <summary>Edits the other file.</summary>
    public void EditElsewhere(int edit) => Replace(1, other.Replace("0", $"{edit}", StringComparison.Ordinal));

    /// <summary>Runs the generator over the project as it is.</summary>
    public void Run() => driver = driver.RunGenerators(compilation);

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);

    private static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    private void Replace(int file, string text) =>
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(text));
}
