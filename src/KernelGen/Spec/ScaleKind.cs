namespace KernelGen.Spec;

/// <summary>What shares a scale, as a packed model stores it.</summary>
public enum ScaleKind
{
    /// <summary>No scale is stored.</summary>
    None,

    /// <summary>A <see cref="ScaleGroup"/>: rows of one or two matrices.</summary>
    Group,

    /// <summary>A row; methods with fewer scales store theirs once a row.</summary>
    Row,

    /// <summary>A matrix, unless a gain is folded into its rows.</summary>
    Matrix,
}
