namespace KernelGen.Spec;

/// <summary>Name and shape of one float tensor of a model, as PyTorch names and shapes it.</summary>
/// <param name="Name">For example lstm.weight_ih_l0.</param>
/// <param name="Rows">First dimension.</param>
/// <param name="Columns">Second dimension; 0 for a vector of length <paramref name="Rows"/>.</param>
public sealed record TensorSpec(string Name, int Rows, int Columns)
{
    /// <summary>Number of elements.</summary>
    public long Count => Columns == 0 ? Rows : (long)Rows * Columns;
}
