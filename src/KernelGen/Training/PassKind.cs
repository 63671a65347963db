namespace KernelGen.Training;

/// <summary>What a <see cref="PassJob"/> does.</summary>
internal enum PassKind
{
    /// <summary>y = 0.</summary>
    Clear,

    /// <summary>y = y * factor.</summary>
    Scale,

    /// <summary>y = y + x.</summary>
    Add,

    /// <summary>y = y + factor * x.</summary>
    AddScaled,

    /// <summary>Every row of y plus the row x.</summary>
    AddBias,

    /// <summary>x = the column sums of y.</summary>
    ColumnSums,

    /// <summary>y = dropout of x.</summary>
    Dropout,
}
