using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests;

/// <summary>What a user's project looks like to the compiler.</summary>
internal static class Compilations
{
    /// <summary>The options that sources are parsed with.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>The framework that runs this test, and the runtime; not this assembly's own references.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = [.. FindReferences()];

    /// <summary>A project of these files, warnings and nullable on.</summary>
    public static CSharpCompilation Of(params string[] sources) => CSharpCompilation.Create(
        "UserProject",
        sources.Select((source, i) => Parse(source, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A file of a project.</summary>
    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private static IEnumerable<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(Places.RuntimeAssembly)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
