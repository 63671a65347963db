using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Reading;

/// <summary>One attribute of a class → what is written in it.</summary>
internal static class AttributeReader
{
    /// <summary>True where the compiler itself refuses an argument; then there is nothing to read.</summary>
    public static bool IsMalformed(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is null || attribute.ConstructorArguments.Length > 0) return true;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value.Kind == TypedConstantKind.Error || argument.Value.Value is null) return true;
        }

        return false;
    }

    /// <summary>The layer that <paramref name="attribute"/> declares.</summary>
    public static LayerDeclaration ReadLayer(LayerKind kind, AttributeData attribute)
    {
        LayerDeclaration layer = new(kind);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            layer = With(layer, argument.Key, argument.Value.Value);
        }

        return layer;
    }

    /// <summary>What the training attribute declares.</summary>
    public static TrainingDeclaration ReadTraining(AttributeData attribute)
    {
        TrainingDeclaration training = new(null, null, null);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            training = (argument.Key, argument.Value.Value) switch
            {
                ("Loss", int value) => training with { Loss = (Loss)value },
                ("Batch", int value) => training with { Batch = value },
                ("Steps", int value) => training with { Steps = value },
                _ => training,
            };
        }

        return training;
    }

    /// <summary>The decoder that begins behind <paramref name="at"/> layers.</summary>
    public static DecoderDeclaration ReadDecoder(AttributeData attribute, int at)
    {
        DecoderDeclaration decoder = new(at, null);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument is { Key: "SourceSteps", Value.Value: int value }) decoder = decoder with { SourceSteps = value };
        return decoder;
    }

    /// <summary>What the attribute that makes a network integer-only declares.</summary>
    public static IntegerDeclaration ReadInteger(AttributeData attribute)
    {
        IntegerDeclaration integer = new(null, null, null, null);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            integer = (argument.Key, argument.Value.Value) switch
            {
                ("Profile", int value) => integer with { Profile = (IntegerProfile)value },
                ("Pieces", int value) => integer with { Pieces = value },
                ("Placement", int value) => integer with { Placement = (KnotPlacement)value },
                ("CountsSaturation", bool value) => integer with { CountsSaturation = value },
                _ => integer,
            };
        }

        return integer;
    }

    private static LayerDeclaration With(LayerDeclaration layer, string argument, object? constant) =>
        (argument, constant) switch
        {
            ("Input", int value) => layer with { Input = value },
            ("Hidden" or "Outputs" or "Size" or "Units" or "Filters", int value) => layer with { Units = value },
            ("Vocabulary", int value) => layer with { Vocabulary = value },
            ("WBits", int value) => layer with { WBits = value },
            ("ABits", int value) => layer with { ABits = value },
            ("InputABits", int value) => layer with { InputABits = value },
            ("InputMinimum", float value) => layer with { InputMinimum = value },
            ("InputMaximum", float value) => layer with { InputMaximum = value },
            ("Quantizer", int value) => layer with { Quantizer = (Quantizer)value },
            ("Cycles", int value) => layer with { Cycles = value },
            ("Scale", int value) => layer with { Scale = (ScaleScope)value },
            ("Clip", bool value) => layer with { Clip = value },
            ("Stochastic", bool value) => layer with { Stochastic = value },
            ("InputQuantizer", int value) => layer with { InputQuantizer = (Quantizer)value },
            ("InputWBits", int value) => layer with { InputWBits = value },
            ("BiasQuantizer", int value) => layer with { BiasQuantizer = (Quantizer)value },
            ("BiasWBits", int value) => layer with { BiasWBits = value },
            ("WeightNorm", bool value) => layer with { WeightNorm = value },
            ("ProductNorm", int value) => layer with { ProductNorm = (ProductNorm)value },
            ("InputNorm", bool value) => layer with { InputNorm = value },
            ("FractionBits", int value) => layer with { FractionBits = value },
            ("MinExponent", int value) => layer with { MinExponent = value },
            ("MaxExponent", int value) => layer with { MaxExponent = value },
            ("ActivationQuantizer", int value) => layer with { ActivationQuantizer = (Quantizer)value },
            ("Activation", int value) when layer.IsAffine => layer with { LinearActivation = (LinearActivation)value },
            ("Score", int value) => layer with { Score = (AttentionScore)value },
            ("Ceiling", float value) => layer with { Ceiling = value },
            ("OutputMinimum", float value) => layer with { OutputMinimum = value },
            ("OutputMaximum", float value) => layer with { OutputMaximum = value },
            ("Frames", int value) => layer with { Frames = value },
            ("Kernel", int value) => layer with { Kernel = value },
            ("Padding", int value) => layer with { Padding = (ConvolutionPadding)value },
            ("Stride", int value) => layer with { Stride = value },
            ("Rate", float value) => layer with { Rate = value },
            ("OutputABits", int value) => layer with { OutputABits = value },
            ("Activation", int value) => layer with { Activation = (CellActivation)value },
            ("Slope", float value) => layer with { Slope = value },
            ("Gates", int value) => layer with { Gates = (GateForm)value },
            ("Reset", int value) => layer with { Reset = (ResetGate)value },
            ("Bidirectional", bool value) => layer with { Bidirectional = value },
            ("Peepholes", bool value) => layer with { Peepholes = value },
            ("Coupled", bool value) => layer with { Coupled = value },
            ("Residual", bool value) => layer with { Residual = value },
            ("Projection", int value) => layer with { Projection = value == 0 ? null : value },
            ("Bias", bool value) => layer with { Bias = value },
            _ => layer,
        };
}
