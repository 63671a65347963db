using System;
using KernelGen.Formats;
using KernelGen.Spec;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>A recogniser that is a packed model.</summary>
internal sealed class EmittedRecogniser<TModel, TWorkspace>(PackedModel packed) : IRecogniser
    where TModel : IEmittedModel<TModel, TWorkspace>
    where TWorkspace : IDisposable
{
    private readonly TModel model = TModel.Of(packed);

    public long PackedBytes { get; } = PackedSize.Of(TModel.Spec).Bytes;

    public void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        using TWorkspace workspace = model.CreateWorkspace(features.Length / TModel.Spec.InputSize);
        model.Run(features, logProbabilities, workspace);
    }

    public void Dispose() => model.Dispose();
}
