using System;
using KernelGen.Formats;
using KernelGen.Spec;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>A recogniser that is a packed model.</summary>
internal sealed class EmittedRecogniser<TModel, TState, TWorkspace>(PackedModel packed) : IRecogniser
    where TModel : IEmittedModel<TModel, TState, TWorkspace>
    where TState : IDisposable
    where TWorkspace : IDisposable
{
    private readonly TModel model = TModel.Of(packed);

    public long PackedBytes { get; } = PackedSize.Of(TModel.Spec).Bytes;

    public void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        using TState state = model.CreateState();
        using TWorkspace workspace = model.CreateWorkspace();
        model.Run(features, state, logProbabilities, workspace);
    }

    public void Dispose() => model.Dispose();
}
