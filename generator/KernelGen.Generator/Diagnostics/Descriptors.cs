using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>What is said where a rule is broken; the holes take the arguments of the rule's finding.</summary>
internal static class Descriptors
{
    private const string Pages =
        "https://github.com/kernelgen/kernelgen/blob/main/generator/KernelGen.Generator/Diagnostics/Pages/";

    /// <summary>Model class is not partial.</summary>
    public static readonly DiagnosticDescriptor ModelNotPartial = Create(
        RuleIds.ModelNotPartial,
        "Model class is not partial",
        "Class '{0}' carries layers but is not partial: declare it 'partial class {0}'");

    /// <summary>Type around a model is not partial.</summary>
    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Create(
        RuleIds.ContainingTypeNotPartial,
        "Type around a model is not partial",
        "Type '{0}' contains the model '{1}' but is not partial: declare it partial");

    /// <summary>Class cannot carry a model.</summary>
    public static readonly DiagnosticDescriptor UnsupportedClass = Create(
        RuleIds.UnsupportedClass,
        "Class cannot carry a model",
        "Class '{0}' cannot carry a model: it is {1}; expected an ordinary class");

    /// <summary>Order of layers is ambiguous.</summary>
    public static readonly DiagnosticDescriptor AmbiguousLayerOrder = Create(
        RuleIds.AmbiguousLayerOrder,
        "Order of layers is ambiguous",
        "Layers of '{0}' stand on several partial declarations, which have no order: put them on one");

    /// <summary>Embedding is not the first layer.</summary>
    public static readonly DiagnosticDescriptor MisplacedEmbedding = Create(
        RuleIds.MisplacedEmbedding,
        "Embedding is not the first layer",
        "An embedding looks up tokens, so it can only be the first layer; this one is layer {0}");

    /// <summary>Model computes nothing.</summary>
    public static readonly DiagnosticDescriptor NothingToCompute = Create(
        RuleIds.NothingToCompute,
        "Model computes nothing",
        "Model '{0}' is an embedding alone: expected a recurrent or linear layer behind it");

    /// <summary>Size out of range.</summary>
    public static readonly DiagnosticDescriptor SizeOutOfRange = Create(
        RuleIds.SizeOutOfRange,
        "Size out of range",
        "{0} of {1} is {2}; expected 1 to {3}");

    /// <summary>Matrix too large.</summary>
    public static readonly DiagnosticDescriptor MatrixTooLarge = Create(
        RuleIds.MatrixTooLarge,
        "Matrix too large",
        "{0} has {1} rows of {2} columns, {3} bytes as floats; at most {4} bytes fit one array");

    /// <summary>Input contradicts the layer before.</summary>
    public static readonly DiagnosticDescriptor ContradictingInput = Create(
        RuleIds.ContradictingInput,
        "Input contradicts the layer before",
        "Input is {0} but the layer before puts out {1} values: leave Input out");

    /// <summary>ABits of a linear layer contradicts what enters it.</summary>
    public static readonly DiagnosticDescriptor ContradictingActivationBits = Create(
        RuleIds.ContradictingActivationBits,
        "ABits of a linear layer contradicts what enters it",
        "ABits is {0} but activations of {1} bits enter this layer: leave ABits out");

    /// <summary>Bits out of range for the quantizer.</summary>
    public static readonly DiagnosticDescriptor BitsOutOfRange = Create(
        RuleIds.BitsOutOfRange,
        "Bits out of range for the quantizer",
        "{0} is {1}; {2} takes {3}");

    /// <summary>Activation does not fit here.</summary>
    public static readonly DiagnosticDescriptor UnboundedActivation = Create(
        RuleIds.UnboundedActivation,
        "Activation does not fit here",
        "The activation does not fit {0}: {1}");

    /// <summary>Argument about raw features has no effect.</summary>
    public static readonly DiagnosticDescriptor UnusedInputCoding = Create(
        RuleIds.UnusedInputCoding,
        "Argument about raw features has no effect",
        "{0} has no effect: {1}");

    /// <summary>Range of raw features is invalid.</summary>
    public static readonly DiagnosticDescriptor InvalidInputRange = Create(
        RuleIds.InvalidInputRange,
        "Range of raw features is invalid",
        "Raw features cannot be coded over [{0}, {1}]: {2}");

    /// <summary>Value is not defined.</summary>
    public static readonly DiagnosticDescriptor UndefinedValue = Create(
        RuleIds.UndefinedValue,
        "Value is not defined",
        "{0} is {1}, which {2} does not define; expected one of {3}");

    /// <summary>Training without layers.</summary>
    public static readonly DiagnosticDescriptor TrainingWithoutLayers = Create(
        RuleIds.TrainingWithoutLayers,
        "Training without layers",
        "Class '{0}' asks for a trainer but has no layers: expected at least one recurrent or linear layer");

    /// <summary>Loss is missing or does not fit the model.</summary>
    public static readonly DiagnosticDescriptor LossDoesNotFit = Create(
        RuleIds.LossDoesNotFit,
        "Loss is missing or does not fit the model",
        "{0}; expected {1}");

    /// <summary>Batch or Steps out of range.</summary>
    public static readonly DiagnosticDescriptor TrainingExtentOutOfRange = Create(
        RuleIds.TrainingExtentOutOfRange,
        "Batch or Steps out of range",
        "{0} is {1}; expected {2}");

    /// <summary>Recurrent weights of one bit.</summary>
    public static readonly DiagnosticDescriptor OneBitRecurrentWeights = Create(
        RuleIds.OneBitRecurrentWeights,
        "Recurrent weights of one bit",
        "{0} has recurrent weights of 1 bit: published results diverge without normalisation; WeightNorm = true, a ProductNorm, or 2 bits and more, train",
        DiagnosticSeverity.Warning);

    /// <summary>Class is called like a generated member.</summary>
    public static readonly DiagnosticDescriptor ReservedName = Create(
        RuleIds.ReservedName,
        "Class is called like a generated member",
        "Class '{0}' is called like a member that is generated into it: give it another name");

    /// <summary>Sum of products is not proved exact.</summary>
    public static readonly DiagnosticDescriptor SumTooWide = Create(
        RuleIds.SumTooWide,
        "Sum of products is not proved exact",
        "{0} sums {1} products of {2}-bit weights and {3}-bit activations; at most {4} are proved to be exact");

    /// <summary>Quantizer has no rule for this.</summary>
    public static readonly DiagnosticDescriptor MethodDoesNotFit = Create(
        RuleIds.MethodDoesNotFit,
        "Quantizer has no rule for this",
        "{0} has no rule for {1}: expected {2}");

    /// <summary>Slope is invalid.</summary>
    public static readonly DiagnosticDescriptor InvalidSlope = Create(
        RuleIds.InvalidSlope,
        "Slope is invalid",
        "Slope is {0}: {1}");

    /// <summary>Form of gate functions has no effect.</summary>
    public static readonly DiagnosticDescriptor UnusedGateForm = Create(
        RuleIds.UnusedGateForm,
        "Form of gate functions has no effect",
        "Gates is {0} and has no effect: {1}; leave it out");

    /// <summary>Ceiling is invalid.</summary>
    public static readonly DiagnosticDescriptor InvalidCeiling = Create(
        RuleIds.InvalidCeiling,
        "Ceiling is invalid",
        "Ceiling is {0}: {1}");

    /// <summary>Decoder does not fit.</summary>
    public static readonly DiagnosticDescriptor DecoderDoesNotFit = Create(
        RuleIds.DecoderDoesNotFit,
        "Decoder does not fit",
        "{0}; expected {1}");

    /// <summary>Layer does not fit here.</summary>
    public static readonly DiagnosticDescriptor LayerDoesNotFit = Create(
        RuleIds.LayerDoesNotFit,
        "Layer does not fit here",
        "{0} does not fit here: {1}");

    /// <summary>What the layer hands on does not fit.</summary>
    public static readonly DiagnosticDescriptor HandedOnDoesNotFit = Create(
        RuleIds.HandedOnDoesNotFit,
        "What the layer hands on does not fit",
        "What {0} hands on does not fit: {1}");

    /// <summary>Integer-only network does not fit.</summary>
    public static readonly DiagnosticDescriptor IntegerOnlyDoesNotFit = Create(
        RuleIds.IntegerOnlyDoesNotFit,
        "Integer-only network does not fit",
        "{0}; an integer-only network needs {1}");

    /// <summary>Every rule in the order of its number.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ModelNotPartial,
        ContainingTypeNotPartial,
        UnsupportedClass,
        AmbiguousLayerOrder,
        MisplacedEmbedding,
        NothingToCompute,
        SizeOutOfRange,
        MatrixTooLarge,
        ContradictingInput,
        ContradictingActivationBits,
        BitsOutOfRange,
        UnboundedActivation,
        UnusedInputCoding,
        InvalidInputRange,
        UndefinedValue,
        TrainingWithoutLayers,
        LossDoesNotFit,
        TrainingExtentOutOfRange,
        OneBitRecurrentWeights,
        ReservedName,
        SumTooWide,
        MethodDoesNotFit,
        InvalidSlope,
        UnusedGateForm,
        InvalidCeiling,
        DecoderDoesNotFit,
        LayerDoesNotFit,
        HandedOnDoesNotFit,
        IntegerOnlyDoesNotFit);

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(string id) => All.First(descriptor => descriptor.Id == id);

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        DiagnosticSeverity defaultSeverity = DiagnosticSeverity.Error,
        string category = "KernelGen") =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
