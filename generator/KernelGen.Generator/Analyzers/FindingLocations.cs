using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Checking;
using KernelGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Analyzers;

/// <summary>A place in a declaration → where it stands in source.</summary>
internal static class FindingLocations
{
    /// <summary>The location of <paramref name="place"/> in the declaration of <paramref name="type"/>.</summary>
    public static Location Of(INamedTypeSymbol type, FindingPlace place, CancellationToken cancellation) => place.Subject switch
    {
        FindingSubject.ContainingType => OfName(ClassReader.ContainingTypes(type)[place.Index], cancellation),
        FindingSubject.Layer => OfAttribute(ClassReader.LayerAttributes(type)[place.Index], place.Argument, cancellation),
        FindingSubject.Integer => OfAttribute(ClassReader.IntegerAttribute(type)!, place.Argument, cancellation),
        FindingSubject.Decoder => OfAttribute(ClassReader.DecoderAttribute(type)!, place.Argument, cancellation),
        FindingSubject.Training => OfAttribute(ClassReader.TrainingAttribute(type)!, place.Argument, cancellation),
        _ => OfName(type, cancellation),
    };

    // The declaration that lacks the word partial, where one does: that is the one to mend.
    private static Location OfName(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IReadOnlyList<TypeDeclarationSyntax> declarations =
        [
            .. type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(cancellation))
                .OfType<TypeDeclarationSyntax>(),
        ];
        TypeDeclarationSyntax? chosen =
            declarations.FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            ?? declarations.FirstOrDefault();
        return chosen?.Identifier.GetLocation() ?? type.Locations[0];
    }

    private static Location OfAttribute(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax) return Location.None;
        AttributeArgumentSyntax? named = syntax.ArgumentList?.Arguments
            .FirstOrDefault(candidate => argument is not null && candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (named ?? (SyntaxNode)syntax).GetLocation();
    }
}
