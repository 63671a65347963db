using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>The row that was looked up last, coded as the table stores it.</summary>
internal sealed class EmbeddingState(EmbeddingSpec spec) : LayerState
{
    public override CodedVector Output { get; } = new(spec.OutputActivation, spec.Size);

    public override void CopyTo(LayerState other) => Output.CopyTo(other.Output);
}
