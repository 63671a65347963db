using System.ComponentModel;

namespace KernelGen.Training;

/// <summary>What an emitted graph does over a range of rows or columns; ranges may run in any order and at the same time.</summary>
/// <param name="first">The first row or column.</param>
/// <param name="end">The row or column after the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void RangePass(int first, int end);
