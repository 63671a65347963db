using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.CodeFixes;

/// <summary>Applies a fix to a file in a workspace of its own.</summary>
internal static class CodeFixRun
{
    /// <summary>The text after fixing the first finding that <paramref name="provider"/> can fix.</summary>
    public static async Task<string> Apply(CodeFixProvider provider, string source)
    {
        using AdhocWorkspace workspace = new();
        Document document = workspace
            .AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(Compilations.References)
            .AddDocument("File.cs", source);

        CodeAction action = Assert.Single(await Actions(provider, document));
        IEnumerable<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution mended = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await mended.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(CodeFixProvider provider, Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        IEnumerable<Diagnostic> found =
            await compilation.WithAnalyzers([new ModelDeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Diagnostic first = found
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .First(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(
            new CodeFixContext(document, first, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
