using System.Collections.Generic;

namespace Digits.Models;

/// <summary>All models, a float network before those that are compared with it.</summary>
internal static class DigitModels
{
    /// <summary>The network of three layers.</summary>
    public const string PlainNetwork = "plain";

    /// <summary>The network that reads an image row by row.</summary>
    public const string LstmNetwork = "lstm";

    /// <summary>The network of four layers that is widened.</summary>
    public const string NarrowNetwork = "narrow";

    /// <summary>The ordinary network in float.</summary>
    public const string Float = "float";

    /// <summary>The plain network in float with units that end at <see cref="DigitShape.Ceiling"/>.</summary>
    public const string ClippedFloat = "float, clipped relu";

    /// <summary>All of them but those that are widened.</summary>
    public static IReadOnlyList<DigitModel> All { get; } = [.. Plain.All, .. Lstm.All];
}
