using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>What is emitted for one layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers: Embedding, Lstm, Lstm2, Linear.</param>
/// <param name="Input">The records it reads; for an embedding its own.</param>
internal abstract record LayerPlan(string Prefix, VectorPlan Input)
{
    /// <summary>Whether the layer computes with integers alone.</summary>
    public virtual bool IsInteger => false;

    /// <summary>Whether a single step reads the caller's features where they stand: its product takes plain floats and no padding.</summary>
    public virtual bool ReadsFeatures => false;

    /// <summary>The records that the next layer reads; null where floats go to the caller and stand in no record.</summary>
    public virtual VectorPlan? HandedOn => null;

    /// <summary>The records of <see cref="HandedOn"/>, where they are in scratch and not in a state.</summary>
    public virtual VectorPlan? Written => HandedOn;
}

/// <summary>A lookup of rows.</summary>
internal sealed record EmbeddingPlan(string Prefix, EmbeddingSpec Spec, VectorPlan Output) : LayerPlan(Prefix, Output)
{
    /// <inheritdoc/>
    public override bool IsInteger => Output.HasIntegersOnly;

    /// <inheritdoc/>
    public override VectorPlan HandedOn => Output;

    /// <inheritdoc/>
    public override VectorPlan? Written => null;
}

/// <summary>A recurrent layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="InputMatrix">W: all gates, all time steps of a chunk together.</param>
/// <param name="RecurrentMatrix">U: all gates; the gates r, z alone for a GRU that resets before.</param>
/// <param name="CandidateMatrix">U of the candidate, for a GRU that resets before.</param>
/// <param name="Hidden">The records of h: what the recurrent product and the next layer read.</param>
/// <param name="Interlink">The record of what enters a second product within the cell: r * h of a GRU that resets before, o * act(c) of a projected LSTM.</param>
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
    /// <summary>Registers of sums of the products of a single step.</summary>
    private const int MostStepRegisters = 12;

    /// <summary>Columns and lane operations up to which the products of a single step are written without a loop.</summary>
    private const int LongestUnrolled = 8, MostUnrolledOperations = 128;

    /// <summary>R of a projected LSTM: h = R (o * act(c)).</summary>
    public MatrixPlan? ProjectionMatrix { get; init; }

    /// <summary>The matrix of the second product within the cell, which reads <see cref="Interlink"/>; null where there is none.</summary>
    public MatrixPlan? InnerMatrix => CandidateMatrix ?? ProjectionMatrix;

    /// <summary>The records of the normalised input, which W then reads; null where the input is not normalised.</summary>
    public VectorPlan? Entering { get; init; }

    /// <summary>
    /// The records of what the layer hands on where that is not its h: of what both layers of a pair put out, on the one that reads backward, of the sums of a
    /// residual layer, or of both; null elsewhere.
    /// </summary>
    public VectorPlan? Combined { get; init; }

    /// <inheritdoc/>
    public override VectorPlan HandedOn => Combined ?? Hidden;

    /// <inheritdoc/>
    public override VectorPlan? Written => Combined;

    /// <summary>Whether the layer reads from the last time step to the first.</summary>
    public bool ReadsBackward => Spec.Direction == LayerDirection.Backward;

    /// <summary>Floats from one gate to the next.</summary>
    public int GateStride => InputMatrix.Layout.GateStride;

    /// <summary>
    /// Whether one time step takes both products in one method. They are plain float rows, and lie in the first two caches, where a call and
    /// the way of sums through memory count.
    /// </summary>
    public bool FusesProducts { get; init; }

    /// <summary>Groups of units, a register each at 512 bits.</summary>
    public int StepGroups => GateStride / 16;

    /// <summary>Gates whose units are one tile of the products of a single step.</summary>
    public int StepGates => GatesOfTile(Spec);

    /// <summary>Tiles of the products of a single step.</summary>
    public int StepTiles => Spec.Gates / StepGates;

    /// <summary>
    /// Units that products and cell of a single step reach, the last register's padding apart. Padding stays zero but for a sigmoid cell,
    /// which then computes it whole, so that states are equal on every lane type.
    /// </summary>
    public int ComputedUnits => Spec.Activation == CellActivation.Sigmoid ? GateStride : Spec.Hidden;

    /// <inheritdoc/>
    public override bool ReadsFeatures => Entering is null && InputMatrix.Layout.Family == KernelFamily.FloatRows && !Input.IsCoded && !Input.HasFloatTotal && !Input.HasShiftable;

    /// <summary>Whether the columns of a product of a single step are written one after the other.</summary>
    public bool UnrollsStep(MatrixPlan matrix) =>
        matrix.Layout.Columns <= LongestUnrolled && matrix.Layout.Columns * (1 + StepGroups * StepGates) <= MostUnrolledOperations;

    /// <summary>
    /// The gates of a tile of the products of a single step, 0 where no gate of <paramref name="layer"/> has registers enough. A GRU, whose
    /// candidate is another sum, has all in one.
    /// </summary>
    public static int GatesOfTile(RecurrentSpec layer)
    {
        int groups = Multiples.BlocksOf(layer.Hidden, 16), gates = layer.Gates;
        while (gates > 0 && (gates * groups > MostStepRegisters || layer.Gates % gates != 0)) gates--;
        return layer.Cell == CellKind.Gru && gates < layer.Gates ? 0 : gates;
    }

    /// <summary>Floats of the weights through which gates see c, each gate's as far apart as those of the sums; 0 without peepholes.</summary>
    public int PeepholeFloats => Spec.PeepholeGates.Length * GateStride;

    /// <inheritdoc/>
    public override bool IsInteger => Spec.HiddenActivation.IsObserved;

    /// <summary>Bytes of what a unit keeps from step to step beside h: c of an LSTM, and of an integer GRU h before it is coded.</summary>
    public int CellBytes => Multiples.RoundUp(Spec.Cell switch
    {
        CellKind.Lstm => IsInteger ? 2 : 4,
        CellKind.Gru when IsInteger => 2,
        _ => 0,
    } * GateStride, 64);

    /// <summary>Whether products are normalised before they are added: batch normalisation is folded into rows and biases.</summary>
    public bool NormalisesProducts => Spec.NormalisesGates;

    /// <summary>Whether the sums of both products are normalised by floats, before the biases are added.</summary>
    public bool NormalisesSums => Spec.NormalisesSums && !IsInteger;

    /// <summary>Whether U h has a buffer of its own.</summary>
    public bool KeepsRecurrentApart => Spec.Cell == CellKind.Gru || NormalisesProducts || IsInteger;

    /// <summary>Floats of zeros that products start from: those to be normalised, and a projection.</summary>
    public int ZeroFloats => System.Math.Max(NormalisesProducts || NormalisesSums ? InputMatrix.Layout.PaddedRows : 0, ProjectionMatrix?.Layout.PaddedRows ?? 0);

    /// <summary>Floats of a buffer for candidates: where they have a product of their own, or are rounded before they are blended.</summary>
    public int CandidateFloats => CandidateMatrix?.Layout.PaddedRows ?? (QuantizesCandidate ? GateStride : 0);
}

/// <summary>Attention of a decoder.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads: x.</param>
/// <param name="QueryMatrix">W_q.</param>
/// <param name="MemoryMatrix">W_m, which is used once a row of a source.</param>
/// <param name="Memory">The record of a row of the source, as W_m reads it.</param>
/// <param name="Output">The records of [c, x].</param>
internal sealed record AttentionPlan(
    string Prefix, AttentionSpec Spec, VectorPlan Input, MatrixPlan QueryMatrix, MatrixPlan MemoryMatrix, VectorPlan Memory, VectorPlan Output) : LayerPlan(Prefix, Input)
{
    /// <inheritdoc/>
    public override bool IsInteger => Output.HasIntegersOnly;

    /// <summary>Floats of zeros that both products start from, of an integer-only network room for the sums of either.</summary>
    public int ZeroFloats => System.Math.Max(QueryMatrix.Layout.PaddedRows, MemoryMatrix.Layout.PaddedRows);

    /// <summary>Integers of one unit's tanh(q + k) over the rows of a source, which an additive score of an integer-only network takes unit by unit; 0 elsewhere.</summary>
    public int BentIntegers => IsInteger && Spec.HasScoreWeights ? Spec.WeightFloats : 0;

    /// <summary>Bytes of scratch of a time step: a query and a row of the source, the weights of the source's rows, and what both are written to.</summary>
    public long ScratchBytes => 4L * (ZeroFloats + Spec.WeightFloats + BentIntegers) + Memory.RecordBytes + Output.RecordBytes;

    /// <inheritdoc/>
    public override VectorPlan HandedOn => Output;
}

/// <summary>An affine layer.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="Matrix">W.</param>
/// <param name="Output">The records it writes: for a layer after it, or its codes; null for a last layer of floats.</param>
internal sealed record LinearPlan(
    string Prefix, LinearSpec Spec, VectorPlan Input, MatrixPlan Matrix, VectorPlan? Output) : LayerPlan(Prefix, Input)
{
    /// <inheritdoc/>
    public override VectorPlan? HandedOn => Output;

    /// <inheritdoc/>
    public override bool IsInteger => Matrix.KeepsIntegers;

    /// <summary>Whether a non-linearity follows the product.</summary>
    public bool Bends => Spec.Activation != LinearActivation.None;

    /// <summary>Whether the product writes to the caller's outputs: those of the last layer, where no row is padding.</summary>
    public bool WritesOutputs => Output is null && Matrix.Layout.PaddedRows == Spec.Outputs;
}
