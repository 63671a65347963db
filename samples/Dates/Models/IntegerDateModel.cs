using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;

namespace Dates.Models;

/// <summary>The integer-only twin of a trained model, weights and activations of 8 bits, with any number of pieces: it is interpreted, not emitted.</summary>
internal sealed class IntegerDateModel : ITrainedDateModel
{
    private readonly IntegerModel model;
    private IntegerDateSearch? search;

    private IntegerDateModel(PackedModel packed) => (model, PackedBytes) = (new IntegerModel(packed), packed.Size.Bytes);

    public long PackedBytes { get; }

    /// <summary>Observes the ranges of a trained model, then packs it.</summary>
    /// <param name="floats">The model that was trained.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="pairs">What its ranges are observed over: training pairs.</param>
    /// <param name="pieces">Pieces of sigmoid, tanh and the exponential.</param>
    public static IntegerDateModel Of(ModelSpec floats, TensorSet weights, IReadOnlyList<DatePair> pairs, int pieces)
    {
        ModelSpec spec = IntegerTwin.Of(floats, new IntegerSpec(pieces));
        return new IntegerDateModel(PackedModel.Pack(spec, Observed(spec, weights, pairs)));
    }

    /// <summary>Weights with the ranges that sources and targets show.</summary>
    public static TensorSet Observed(ModelSpec spec, TensorSet weights, IReadOnlyList<DatePair> pairs) => Calibration.Observe(
        spec, weights, [.. pairs.Select(static pair => pair.SourceTokens)], [.. pairs.Select(static pair => pair.TargetTokens)]);

    public int Decode(ReadOnlySpan<int> source, Span<int> target, int beam)
    {
        if (search?.Beam != beam || search.Longest != target.Length) search = new IntegerDateSearch(model, beam, target.Length);
        return search.Decode(source, target);
    }

    public void Dispose()
    {
    }
}
