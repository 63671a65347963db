using System.Linq;
using System.Threading;
using KernelGen.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Reading;

/// <summary>A class with a layer attribute → its model.</summary>
internal static class ModelReader
{
    /// <summary>True for the syntax that can carry a model.</summary>
    public static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node is ClassDeclarationSyntax;

    /// <summary>
    /// The model declared on the class of <paramref name="context"/>. Null where the declaration has errors, which the
    /// analyzer reports, and where the attribute that led here is not the first layer: a class carries several, arrives
    /// once for each kind, and yields its model once.
    /// </summary>
    public static ModelDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type) return null;
        AttributeData first = ClassReader.LayerAttributes(type)[0];
        if (!SymbolEqualityComparer.Default.Equals(first.AttributeClass, context.Attributes[0].AttributeClass)) return null;

        return ClassReader.Read(type, cancellation) is { } declaration
            && !ModelRules.Check(declaration).Any(finding => finding.IsError)
            ? SpecFilling.Fill(declaration)
            : null;
    }
}
