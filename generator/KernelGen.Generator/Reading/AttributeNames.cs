using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Reading;

/// <summary>The attributes by their metadata names.</summary>
internal static class AttributeNames
{
    private const string Namespace = "KernelGen";
    private const string Training = "TrainingAttribute";
    private const string Decoder = "DecoderAttribute";
    private const string IntegerOnly = "IntegerOnlyAttribute";

    private static readonly Dictionary<string, LayerKind> LayerKinds = new()
    {
        ["QuantizedEmbeddingAttribute"] = LayerKind.Embedding,
        ["QuantizedRnnAttribute"] = LayerKind.Rnn,
        ["QuantizedLstmAttribute"] = LayerKind.Lstm,
        ["QuantizedGruAttribute"] = LayerKind.Gru,
        ["QuantizedLinearAttribute"] = LayerKind.Linear,
        ["QuantizedConvolutionAttribute"] = LayerKind.Convolution,
        ["QuantizedAttentionAttribute"] = LayerKind.Attention,
        ["LayerNormAttribute"] = LayerKind.LayerNorm,
        ["FrameStackingAttribute"] = LayerKind.FrameStacking,
        ["LogSoftmaxAttribute"] = LayerKind.LogSoftmax,
        ["DropoutAttribute"] = LayerKind.Dropout,
    };

    /// <summary>The full metadata name of a layer attribute.</summary>
    public static string Of(LayerKind kind) => $"{Namespace}.{new LayerDeclaration(kind).AttributeName}Attribute";

    /// <summary>The layer that <paramref name="attribute"/> declares; null where it is no layer attribute.</summary>
    public static LayerKind? LayerKindOf(AttributeData attribute) =>
        IsOurs(attribute.AttributeClass) && LayerKinds.TryGetValue(attribute.AttributeClass!.Name, out LayerKind kind)
            ? kind
            : null;

    /// <summary>True for the training attribute.</summary>
    public static bool IsTraining(AttributeData attribute) =>
        IsOurs(attribute.AttributeClass) && attribute.AttributeClass!.Name == Training;

    /// <summary>True for the attribute that parts an encoder from its decoder.</summary>
    public static bool IsDecoder(AttributeData attribute) =>
        IsOurs(attribute.AttributeClass) && attribute.AttributeClass!.Name == Decoder;

    /// <summary>True for the attribute that makes a network integer-only.</summary>
    public static bool IsIntegerOnly(AttributeData attribute) =>
        IsOurs(attribute.AttributeClass) && attribute.AttributeClass!.Name == IntegerOnly;

    private static bool IsOurs(INamedTypeSymbol? type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };
}
