namespace QuantizerStudy.Results;

/// <summary>A difference and its 95 % interval.</summary>
/// <param name="Mean">The difference.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
internal sealed record Interval(double Mean, double Low, double High)
{
    /// <summary>Whether 0 lies outside.</summary>
    public bool IsDistinguishable => Low > 0 || High < 0;
}
