namespace KernelGen.Generator.Reading;

/// <summary>The attribute that makes a network integer-only, as it is written: null is what the user left out.</summary>
/// <param name="Profile">Profile.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Placement">Placement.</param>
/// <param name="CountsSaturation">Whether saturation is counted.</param>
internal sealed record IntegerDeclaration(IntegerProfile? Profile, int? Pieces, KnotPlacement? Placement, bool? CountsSaturation);
