namespace Dates.Data;

/// <summary>How many pairs there are.</summary>
/// <param name="Training">To train with.</param>
/// <param name="Validation">To watch training by.</param>
/// <param name="Test">To test with.</param>
internal sealed record DateSetSizes(int Training = 20_000, int Validation = 1_000, int Test = 2_000);
