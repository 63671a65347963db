using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>What is emitted for one layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers: Embedding, Lstm, Lstm2, Linear.</param>
/// <param name="Input">The records it reads; for an embedding its own.</param>
internal abstract record LayerPlan(string Prefix, VectorPlan Input);

/// <summary>A lookup of rows.</summary>
internal sealed record EmbeddingPlan(string Prefix, EmbeddingSpec Spec, VectorPlan Output) : LayerPlan(Prefix, Output);

/// <summary>A recurrent layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="InputMatrix">W: all gates, all time steps of a chunk together.</param>
/// <param name="RecurrentMatrix">U: all gates; the gates r, z alone for a GRU that resets before.</param>
/// <param name="CandidateMatrix">U of the candidate, for a GRU that resets before.</param>
/// <param name="Hidden">The records of h: what the recurrent product and the next layer read.</param>
/// <param name="Interlink">The record of r * h, for a GRU that resets before.</param>
/// <param name="QuantizesCandidate">Whether a GRU's candidate is rounded like h (He et al.).</param>
internal sealed record RecurrentPlan(
    string Prefix,
    RecurrentSpec Spec,
    VectorPlan Input,
    MatrixPlan InputMatrix,
    MatrixPlan RecurrentMatrix,
    MatrixPlan? CandidateMatrix,
    VectorPlan Hidden,
    VectorPlan? Interlink,
    bool QuantizesCandidate) : LayerPlan(Prefix, Input)
{
    /// <summary>The records of the normalised input, which W then reads; null where the input is not normalised.</summary>
    public VectorPlan? Entering { get; init; }

    /// <summary>Floats from one gate to the next.</summary>
    public int GateStride => InputMatrix.Layout.GateStride;

    /// <summary>Whether products are normalised before they are added: batch normalisation is folded into rows and biases.</summary>
    public bool NormalisesProducts => Spec.Norm == ProductNorm.Layer;

    /// <summary>Whether U h has a buffer of its own.</summary>
    public bool KeepsRecurrentApart => Spec.Cell == CellKind.Gru || NormalisesProducts;

    /// <summary>Floats of a buffer for candidates: where they have a product of their own, or are rounded before they are blended.</summary>
    public int CandidateFloats => CandidateMatrix?.Layout.PaddedRows ?? (QuantizesCandidate ? GateStride : 0);
}

/// <summary>An affine layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="Matrix">W.</param>
/// <param name="Output">The records it writes for a layer after it; null for the last layer.</param>
internal sealed record LinearPlan(
    string Prefix, LinearSpec Spec, VectorPlan Input, MatrixPlan Matrix, VectorPlan? Output) : LayerPlan(Prefix, Input)
{
    /// <summary>Whether the product writes to the caller's outputs: those of the last layer, where no row is padding.</summary>
    public bool WritesOutputs => Output is null && Matrix.Layout.PaddedRows == Spec.Outputs;
}
