namespace KernelGen.Generator.Reading;

/// <summary>A type around the model and how it is reopened: <c>partial {Keyword} {Name}</c>.</summary>
/// <param name="Keyword">class, struct, interface, record or record struct.</param>
/// <param name="Name">The name as it is spelled in source, with @ where it is a keyword.</param>
internal sealed record ContainingType(string Keyword, string Name);
