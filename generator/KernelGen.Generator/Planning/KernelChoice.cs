using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>A kernel that can serve a product, and what it is said to cost.</summary>
/// <param name="Family">The kernel.</param>
/// <param name="Wide">Picoseconds a multiply-add on 512 bits.</param>
/// <param name="Narrow">Picoseconds a multiply-add on 256 bits.</param>
internal sealed record KernelChoice(KernelFamily Family, double Wide, double Narrow);
