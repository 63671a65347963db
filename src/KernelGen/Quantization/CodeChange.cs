using System.Collections.Generic;

namespace KernelGen.Quantization;

/// <summary>How the codes of one matrix moved in training.</summary>
/// <param name="Tensor">The matrix by its tensor's name.</param>
/// <param name="ChangedShare">The share of weights whose code is another than at the last look; 0 at the first.</param>
/// <param name="ChangesPerWeight">Changes of code a weight, over all looks.</param>
/// <param name="NeverChangedShare">The share of weights whose code was the same at every look.</param>
/// <param name="Histogram">Weights by code; the code of a weight with several planes has plane 0 in its lowest bits.</param>
public sealed record CodeChange(
    string Tensor, double ChangedShare, double ChangesPerWeight, double NeverChangedShare, IReadOnlyList<long> Histogram);
