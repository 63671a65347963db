using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Spec;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Reading;

/// <summary>The symbol of a class → what is declared on it. Shared by the generator and the analyzer.</summary>
internal static class ClassReader
{
    private static readonly SymbolDisplayFormat Dotted = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The layer attributes of <paramref name="type"/> in source order.</summary>
    public static IReadOnlyList<AttributeData> LayerAttributes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(attribute => AttributeNames.LayerKindOf(attribute) is not null).ToList();

    /// <summary>The training attribute of <paramref name="type"/>, or null.</summary>
    public static AttributeData? TrainingAttribute(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(AttributeNames.IsTraining);

    /// <summary>The decoder attribute of <paramref name="type"/>, or null.</summary>
    public static AttributeData? DecoderAttribute(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(AttributeNames.IsDecoder);

    /// <summary>The attribute that makes the network of <paramref name="type"/> integer-only, or null.</summary>
    public static AttributeData? IntegerAttribute(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(AttributeNames.IsIntegerOnly);

    /// <summary>The types around <paramref name="type"/>, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> types = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            types.Insert(0, outer);
        }

        return types;
    }

    /// <summary>True where every declaration of <paramref name="type"/> says partial.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration
            || declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>
    /// What is declared on <paramref name="type"/>; null where it has none of our attributes, or one that the compiler
    /// itself refuses.
    /// </summary>
    public static ClassDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IReadOnlyList<AttributeData> layers = LayerAttributes(type);
        AttributeData? training = TrainingAttribute(type);
        AttributeData? decoderAttribute = DecoderAttribute(type);
        AttributeData? integerAttribute = IntegerAttribute(type);
        if (layers.Count == 0 && training is null && decoderAttribute is null && integerAttribute is null) return null;
        if (layers.Any(AttributeReader.IsMalformed)) return null;
        if (decoderAttribute is not null && AttributeReader.IsMalformed(decoderAttribute)) return null;
        DecoderDeclaration? decoder = decoderAttribute is null ? null : AttributeReader.ReadDecoder(decoderAttribute, LayersBefore(type, decoderAttribute));
        if (training is not null && AttributeReader.IsMalformed(training)) return null;
        if (integerAttribute is not null && AttributeReader.IsMalformed(integerAttribute)) return null;
        IntegerDeclaration? integer = integerAttribute is null ? null : AttributeReader.ReadInteger(integerAttribute);

        IReadOnlyList<INamedTypeSymbol> outer = ContainingTypes(type);
        IEnumerable<int> closed = Enumerable.Range(0, outer.Count).Where(i => !IsPartial(outer[i], cancellation));
        return new ClassDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Dotted),
            new([.. outer.Select(Reopened)]),
            new([.. closed]),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            type.Name,
            Spelled(type),
            Traits(type, decoderAttribute is null ? layers : [.. layers, decoderAttribute], cancellation),
            new(LayerDeclaration.InSequence(layers.Select(Declared), decoder)),
            decoder,
            training is null ? null : AttributeReader.ReadTraining(training),
            integer);

        LayerDeclaration Declared(AttributeData attribute)
        {
            LayerDeclaration layer = AttributeReader.ReadLayer(AttributeNames.LayerKindOf(attribute)!.Value, attribute);
            return integer is null ? layer : layer.OfIntegers();
        }
    }

    private static int LayersBefore(INamedTypeSymbol type, AttributeData decoder) =>
        type.GetAttributes().TakeWhile(attribute => !ReferenceEquals(attribute, decoder)).Count(attribute => AttributeNames.LayerKindOf(attribute) is not null);

    private static ContainingType Reopened(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return new ContainingType(keyword, Spelled(type));
    }

    private static ClassTraits Traits(
        INamedTypeSymbol type, IReadOnlyList<AttributeData> layers, CancellationToken cancellation)
    {
        ClassTraits traits = ClassTraits.None;
        if (type.IsRecord) traits |= ClassTraits.Record;
        if (type.IsStatic) traits |= ClassTraits.Static;
        if (type.IsAbstract && !type.IsStatic) traits |= ClassTraits.Abstract;
        if (type.TypeParameters.Length > 0) traits |= ClassTraits.Generic;
        if (ContainingTypes(type).Any(outer => outer.TypeParameters.Length > 0)) traits |= ClassTraits.InsideGeneric;
        if (type.IsFileLocal || ContainingTypes(type).Any(outer => outer.IsFileLocal)) traits |= ClassTraits.FileLocal;
        if (!IsPartial(type, cancellation)) traits |= ClassTraits.NotPartial;
        if (type.DeclaringSyntaxReferences.Count(part => layers.Any(layer => StandsOn(layer, part))) > 1)
        {
            traits |= ClassTraits.LayersApart;
        }

        return traits;
    }

    private static bool StandsOn(AttributeData attribute, SyntaxReference declaration) =>
        attribute.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(place.Span);

    private static string Spelled(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(symbol.Name) == SyntaxKind.None
            ? symbol.Name
            : "@" + symbol.Name;
}
