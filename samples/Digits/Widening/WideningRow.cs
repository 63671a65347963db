using Digits.Runs;
using KernelGen.Widening;

namespace Digits.Widening;

/// <summary>What came of one network.</summary>
/// <param name="Result">Its widths, error, bytes and time of training, all seeds together.</param>
/// <param name="Tests">Its tests with every seed.</param>
/// <param name="Microseconds">Microseconds that its packed form takes for an image, the fastest of several readings of the test set.</param>
internal sealed record WideningRow(WideningResult Result, MethodResult Tests, double Microseconds);
