namespace KernelGen;

/// <summary>Where the pieces of a piecewise-linear function meet.</summary>
public enum KnotPlacement
{
    /// <summary>
    /// Where they serve most: from all points of the grid, the one whose removal raises the squared error on the grid least is removed, again and again
    /// (our reconstruction of Sari et al. 2022, papers section 3.2).
    /// </summary>
    Adaptive,

    /// <summary>Equally far apart, up to one point of the grid.</summary>
    Equidistant,
}
