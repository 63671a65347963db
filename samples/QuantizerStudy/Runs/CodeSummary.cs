namespace QuantizerStudy.Runs;

/// <summary>What became of the codes of the recurrent matrix by the end of a run.</summary>
/// <param name="Changed">The share of weights whose code changed since the look before.</param>
/// <param name="NeverChanged">The share of weights whose code was the same at every look and at the beginning.</param>
/// <param name="Saturated">The share of weights at the outermost levels.</param>
internal sealed record CodeSummary(double Changed, double NeverChanged, double Saturated);
