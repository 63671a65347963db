namespace KernelGen.Generator.Diagnostics;

/// <summary>The rules in order of birth. A number is never used again.</summary>
internal static class RuleIds
{
    /// <summary>The class is not partial.</summary>
    public const string ModelNotPartial = "KG0001";

    /// <summary>A type around the class is not partial.</summary>
    public const string ContainingTypeNotPartial = "KG0002";

    /// <summary>The class is a record, static, abstract, generic or local to its file.</summary>
    public const string UnsupportedClass = "KG0003";

    /// <summary>Layers stand on several partial declarations.</summary>
    public const string AmbiguousLayerOrder = "KG0004";

    /// <summary>An embedding stands behind another layer.</summary>
    public const string MisplacedEmbedding = "KG0005";

    /// <summary>No layer computes anything.</summary>
    public const string NothingToCompute = "KG0006";

    /// <summary>A size is missing, not positive or too large.</summary>
    public const string SizeOutOfRange = "KG0007";

    /// <summary>A matrix does not fit one array.</summary>
    public const string MatrixTooLarge = "KG0008";

    /// <summary>Input differs from what the layer before puts out.</summary>
    public const string ContradictingInput = "KG0009";

    /// <summary>ABits of a linear layer differs from what enters it.</summary>
    public const string ContradictingActivationBits = "KG0010";

    /// <summary>The quantizer does not reach these bits.</summary>
    public const string BitsOutOfRange = "KG0011";

    /// <summary>The cell or the quantizer cannot carry relu.</summary>
    public const string UnboundedActivation = "KG0012";

    /// <summary>An argument about raw features stands where it has no effect.</summary>
    public const string UnusedInputCoding = "KG0013";

    /// <summary>The static range of raw features is not a range around zero.</summary>
    public const string InvalidInputRange = "KG0014";

    /// <summary>A number was cast to an enum that does not define it.</summary>
    public const string UndefinedValue = "KG0015";

    /// <summary>Training stands on a class without layers.</summary>
    public const string TrainingWithoutLayers = "KG0016";

    /// <summary>There is no loss, or one that the outputs or the input do not fit.</summary>
    public const string LossDoesNotFit = "KG0017";

    /// <summary>Batch or Steps is not positive or too large.</summary>
    public const string TrainingExtentOutOfRange = "KG0018";

    /// <summary>Recurrent weights of one bit.</summary>
    public const string OneBitRecurrentWeights = "KG0019";

    /// <summary>The class is called like a member that is generated into it.</summary>
    public const string ReservedName = "KG0020";

    /// <summary>A sum of products is not proved exact.</summary>
    public const string SumTooWide = "KG0021";

    /// <summary>The quantizer has no rule for what it is named for.</summary>
    public const string MethodDoesNotFit = "KG0022";

    /// <summary>The factor inside the cell's non-linearities is not one that they take.</summary>
    public const string InvalidSlope = "KG0023";

    /// <summary>A form of gate functions is chosen for a layer that has none.</summary>
    public const string UnusedGateForm = "KG0024";

    /// <summary>The greatest output of an affine layer is not one, or the layer has no use for it.</summary>
    public const string InvalidCeiling = "KG0025";

    /// <summary>Encoder, decoder and attention do not make a model.</summary>
    public const string DecoderDoesNotFit = "KG0026";

    /// <summary>A layer without a matrix stands where it does nothing, or says what it cannot do.</summary>
    public const string LayerDoesNotFit = "KG0027";

    /// <summary>What a recurrent layer is to hand on cannot be made of what its cell puts out, or not be coded.</summary>
    public const string HandedOnDoesNotFit = "KG0028";

    /// <summary>A network that is declared integer-only has a part without an integer form.</summary>
    public const string IntegerOnlyDoesNotFit = "KG0029";

    /// <summary>True for the rules that only warn: the model is generated all the same.</summary>
    public static bool IsWarning(string id) => id == OneBitRecurrentWeights;
}
