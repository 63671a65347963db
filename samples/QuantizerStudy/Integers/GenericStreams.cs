using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Text;
using LanguageModel.Models;

namespace QuantizerStudy.Integers;

/// <summary>A model in the generic runtime, measured as emitted ones are.</summary>
internal sealed class GenericStreams(PackedModel packed) : OpenModel
{
    private readonly GenericModel model = new(packed);

    /// <inheritdoc/>
    public override RunTokens OpenStream()
    {
        GenericState state = model.CreateState();
        return (tokens, outputs) => model.Run(tokens, state, outputs);
    }

    /// <inheritdoc/>
    public override StepToken OpenSteps()
    {
        GenericState state = model.CreateState();
        return (token, output) => model.Step(token, state, output);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
