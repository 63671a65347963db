using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>Layer normalisation of a vector.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="Output">The records it writes.</param>
internal sealed record LayerNormPlan(string Prefix, LayerNormSpec Spec, VectorPlan Input, VectorPlan Output) : LayerPlan(Prefix, Input)
{
    /// <inheritdoc/>
    public override VectorPlan HandedOn => Output;
}

/// <summary>The vectors of the last time steps side by side.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
/// <param name="Output">The records it writes.</param>
internal sealed record FrameStackingPlan(string Prefix, FrameStackingSpec Spec, VectorPlan Input, VectorPlan Output) : LayerPlan(Prefix, Input)
{
    /// <inheritdoc/>
    public override VectorPlan HandedOn => Output;

    /// <summary>Bytes of the state: the frames before, up to a whole cache line; none where whole sequences are stacked at once.</summary>
    public int StateBytes => Spec.Ahead > 0 ? 0 : Multiples.RoundUp(4 * Spec.Remembered, 64);
}

/// <summary>Log probabilities of a vector, which leave the model.</summary>
/// <param name="Prefix">Begins the names of its methods and buffers.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Input">The records it reads.</param>
internal sealed record LogSoftmaxPlan(string Prefix, LogSoftmaxSpec Spec, VectorPlan Input) : LayerPlan(Prefix, Input);
