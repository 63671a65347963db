namespace QuantizerStudy.Models;

/// <summary>Methods that are called together.</summary>
internal enum MethodGroup
{
    /// <summary>The float networks that others are compared with.</summary>
    Twin,

    /// <summary>One bit a weight.</summary>
    Binary,

    /// <summary>Three values a weight.</summary>
    Ternary,

    /// <summary>Two bits a weight and more.</summary>
    MultiBit,

    /// <summary>Powers of two.</summary>
    Shift,

    /// <summary>With weights or products normalised.</summary>
    Normalised,

    /// <summary>Low-precision hidden states too.</summary>
    Mixed,
}
