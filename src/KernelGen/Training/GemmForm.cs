using System.ComponentModel;

namespace KernelGen.Training;

/// <summary>Which operands of a matrix product are given transposed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GemmForm
{
    /// <summary>C = A B: A is m by k, B is k by n.</summary>
    NN,

    /// <summary>C = A B^T: A is m by k, B is given as n by k.</summary>
    NT,

    /// <summary>C = A^T B: A is given as k by m, B is k by n.</summary>
    TN,
}
