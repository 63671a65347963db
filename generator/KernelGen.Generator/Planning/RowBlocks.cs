namespace KernelGen.Generator.Planning;

/// <summary>Into what blocks the rows of a matrix are laid.</summary>
internal enum RowBlocks
{
    /// <summary>Of 64 rows, fewer only where there are fewer.</summary>
    Fitting,

    /// <summary>Of 64 rows, however few there are.</summary>
    Whole,

    /// <summary>All rows in one.</summary>
    One,
}
