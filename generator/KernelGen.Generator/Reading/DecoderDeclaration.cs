namespace KernelGen.Generator.Reading;

/// <summary>The decoder attribute as it is written.</summary>
/// <param name="At">The layers that stand before it: those of the encoder.</param>
/// <param name="SourceSteps">SourceSteps; null where it is left out.</param>
internal sealed record DecoderDeclaration(int At, int? SourceSteps);
