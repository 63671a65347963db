using System.Collections.Generic;

namespace KernelGen.Quantization;

/// <summary>How the codes of one matrix moved in training.</summary>
/// <param name="Tensor">The matrix by its tensor's name.</param>
/// <param name="ChangedShare">The share of weights whose code is another than at the last look; 0 at the first.</param>
/// <param name="SignsChangedShare">
/// The share of weights that crossed zero since the last look, from a level below it to one that is not or back; 0 at the first. Levels
/// move with the scales of their row too: a gain that turns negative turns the signs of its normalised row.
/// </param>
/// <param name="ExponentsChangedShare">
/// The share of weights whose power of two is another than at the last look, whatever the sign, zero being a power of its own; 0 at the
/// first, null where codes are no powers of two.
/// </param>
/// <param name="ChangesPerWeight">Changes of code a weight, over all looks.</param>
/// <param name="NeverChangedShare">The share of weights whose code was the same at every look.</param>
/// <param name="SaturatedShare">The share of weights at the least or the greatest level of their row.</param>
/// <param name="Histogram">Weights by code; the code of a weight with several planes has plane 0 in its lowest bits.</param>
public sealed record CodeChange(
    string Tensor,
    double ChangedShare,
    double SignsChangedShare,
    double? ExponentsChangedShare,
    double ChangesPerWeight,
    double NeverChangedShare,
    double SaturatedShare,
    IReadOnlyList<long> Histogram);
