using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Removes an argument of an attribute that contradicts the layer before, or has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentCodeFix))]
[Shared]
public sealed class ArgumentCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.ContradictingInput, RuleIds.ContradictingActivationBits, RuleIds.UnusedInputCoding);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            AttributeArgumentSyntax? argument =
                root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>();
            if (argument?.NameEquals is not { } name) continue;

            SyntaxNode? rest = root!.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia);
            if (rest is null) continue;

            Document mended = context.Document.WithSyntaxRoot(rest);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Leave '{name.Name.Identifier.ValueText}' out",
                    _ => Task.FromResult(mended),
                    equivalenceKey: nameof(ArgumentCodeFix)),
                diagnostic);
        }
    }
}
