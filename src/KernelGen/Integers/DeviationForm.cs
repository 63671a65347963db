namespace KernelGen.Integers;

/// <summary>What a vector is divided by where it is normalised.</summary>
public enum DeviationForm
{
    /// <summary>The root of its variance: layer normalisation.</summary>
    Standard,

    /// <summary>Its mean absolute deviation (MadNorm, papers section 3.2): no square and no root.</summary>
    MeanAbsolute,
}
