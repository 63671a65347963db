using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>A product to be planned.</summary>
/// <param name="Name">The name of its emitted method and buffers.</param>
/// <param name="Tensor">The tensor whose rows it holds.</param>
/// <param name="FirstRow">First row of that tensor.</param>
/// <param name="Equation">What it computes.</param>
/// <param name="Gates">Groups of rows.</param>
/// <param name="GateRows">Rows of a group.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Weights">Quantizer and bits.</param>
/// <param name="Input">How its input vector is coded.</param>
/// <param name="Bias">The buffer of biases that its sums start from, or null.</param>
internal sealed record Product(
    string Name,
    string Tensor,
    int FirstRow,
    string Equation,
    int Gates,
    int GateRows,
    int Columns,
    WeightSpec Weights,
    ActivationSpec Input,
    string? Bias);
