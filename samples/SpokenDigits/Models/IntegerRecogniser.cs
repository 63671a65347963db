using System;
using KernelGen.Formats;
using KernelGen.Spec;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>A recogniser that is a packed integer-only model: features are coded before it, and its sums are measured in their unit behind it.</summary>
internal sealed class IntegerRecogniser<TModel, TWorkspace>(PackedModel packed) : IRecogniser
    where TModel : IIntegerModel<TModel, TWorkspace>
    where TWorkspace : IDisposable
{
    private readonly TModel model = TModel.Of(packed);

    public long PackedBytes { get; } = PackedSize.Of(TModel.Spec).Bytes;

    public void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        sbyte[] codes = new sbyte[features.Length];
        for (int index = 0; index < codes.Length; index++) codes[index] = model.Features.CodeOf(features[index]);
        int[] sums = new int[logProbabilities.Length];
        using TWorkspace workspace = model.CreateWorkspace(features.Length / TModel.Spec.InputSize);
        model.Run(codes, sums, workspace);
        for (int index = 0; index < sums.Length; index++) logProbabilities[index] = (float)(sums[index] * model.OutputUnit);
    }

    public void Dispose() => model.Dispose();
}
