using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Tests;

/// <summary>What the analyzer says about a project.</summary>
internal static class AnalyzerRun
{
    /// <summary>The findings in source order; suppressed ones are left out.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Of(params string[] sources)
    {
        CSharpCompilation compilation = Compilations.Of(sources);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new ModelDeclarationAnalyzer()]);
        IEnumerable<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => !diagnostic.IsSuppressed).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The ids of the findings in source order.</summary>
    public static async Task<IReadOnlyList<string>> Ids(params string[] sources) =>
        [.. (await Of(sources)).Select(diagnostic => diagnostic.Id)];

    /// <summary>The source text that a finding marks.</summary>
    public static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
