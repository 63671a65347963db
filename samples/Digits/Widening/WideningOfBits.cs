using System.Collections.Generic;
using KernelGen.Spec;
using KernelGen.Widening;

namespace Digits.Widening;

/// <summary>The networks of some bits.</summary>
/// <param name="Bits">Bits of weights and units.</param>
/// <param name="Quantized">The network that is widened.</param>
/// <param name="Choices">The layers that may grow, ranked.</param>
/// <param name="Rows">What was trained, the unwidened one first; empty where that one does not fit into the budget.</param>
internal sealed record WideningOfBits(int Bits, ModelSpec Quantized, IReadOnlyList<WideningChoice> Choices, IReadOnlyList<WideningRow> Rows);
