using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace Dates.Models;

/// <summary>The emitted search of a model class: reads a source and writes a target.</summary>
/// <param name="source">The tokens of a source.</param>
/// <param name="target">Takes the tokens of the target, with room for the longest that the search was made for.</param>
/// <returns>Tokens that were written.</returns>
internal delegate int DateSearch(ReadOnlySpan<int> source, Span<int> target);

/// <summary>A packed model of an emitted class.</summary>
/// <param name="model">The model, which this one disposes of.</param>
/// <param name="packedBytes">Its bytes.</param>
/// <param name="createSearch">Makes its search, of a beam and the length of the longest target.</param>
internal sealed class PackedDateModel<TModel>(TModel model, long packedBytes, Func<TModel, int, int, DateSearch> createSearch) : ITrainedDateModel
    where TModel : IDisposable
{
    private DateSearch? search;
    private int searchBeam, searchLongest;

    public long PackedBytes => packedBytes;

    /// <summary>Packs float weights.</summary>
    public static PackedDateModel<TModel> Of(ModelSpec spec, TensorSet weights, Func<PackedModel, TModel> open, Func<TModel, int, int, DateSearch> createSearch)
    {
        PackedModel packed = PackedModel.Pack(spec, weights);
        return new PackedDateModel<TModel>(open(packed), packed.Size.Bytes, createSearch);
    }

    public int Decode(ReadOnlySpan<int> source, Span<int> target, int beam)
    {
        // A search takes its memory once, for all that follow it.
        if (search is null || searchBeam != beam || searchLongest != target.Length)
            (search, searchBeam, searchLongest) = (createSearch(model, beam, target.Length), beam, target.Length);
        return search(source, target);
    }

    public void Dispose() => model.Dispose();
}
