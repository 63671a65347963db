namespace KernelGen;

/// <summary>Which weights share a scale, where a method leaves the choice. Files store one a row all the same.</summary>
public enum ScaleScope
{
    /// <summary>The authors' own: a row for Uniform and BalancedEqual, a gate for BinaryWeight and TernaryWeight, a matrix for LearnedStep.</summary>
    Default = 0,

    /// <summary>A row: the weights of one output.</summary>
    Row = 1,

    /// <summary>A matrix: the input weights of a layer, or the recurrent ones, all gates together.</summary>
    Matrix = 2,
}
