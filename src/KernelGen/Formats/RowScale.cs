namespace KernelGen.Formats;

/// <summary>
/// The balanced scale of a range of rows: the distance s from the lowest to the highest level (He et al., papers section
/// 6.2), so that neighbouring levels of k bits lie s / (2^k - 1) apart.
/// </summary>
/// <param name="Name">The name under which a file stores it, shared by all matrices of a <see cref="Spec.ScaleGroup"/>.</param>
/// <param name="FirstRow">First row of the range.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Scale">s; finite and positive.</param>
public sealed record RowScale(string Name, int FirstRow, int Rows, float Scale);
