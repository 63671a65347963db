using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Checking;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Analyzers;

/// <summary>Reports what is wrong with a declaration; the generator stays silent about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (ClassReader.Read(type, context.CancellationToken) is not { } declaration) return;

        foreach (Finding finding in ModelRules.Check(declaration))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(finding.Id),
                FindingLocations.Of(type, finding.Place, context.CancellationToken),
                [.. finding.Arguments.Cast<object>()]));
        }
    }
}
