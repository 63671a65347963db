namespace KernelGen.Generator.Checking;

/// <summary>Where a finding is, in terms of the declaration; the analyzer turns it into a location.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Index">Which containing type, outermost first, or which layer; else 0.</param>
/// <param name="Argument">The argument of the attribute; null for the whole.</param>
internal sealed record FindingPlace(FindingSubject Subject, int Index, string? Argument)
{
    /// <summary>The class.</summary>
    public static FindingPlace Class { get; } = new(FindingSubject.Class, 0, null);

    /// <summary>A type around the class, outermost first.</summary>
    public static FindingPlace ContainingType(int index) => new(FindingSubject.ContainingType, index, null);

    /// <summary>A layer, or an argument of it.</summary>
    public static FindingPlace Layer(int index, string? argument = null) => new(FindingSubject.Layer, index, argument);

    /// <summary>The decoder attribute, or an argument of it.</summary>
    public static FindingPlace Decoder(string? argument = null) => new(FindingSubject.Decoder, 0, argument);

    /// <summary>The attribute that makes the network integer-only, or an argument of it.</summary>
    public static FindingPlace Integer(string? argument = null) => new(FindingSubject.Integer, 0, argument);

    /// <summary>The training attribute, or an argument of it.</summary>
    public static FindingPlace Training(string? argument = null) => new(FindingSubject.Training, 0, argument);
}
