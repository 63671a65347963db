using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// How often a recurrent layer of an integer-only network held values to the ends of their range, of a model that counts
/// (<see cref="IntegerOnlyAttribute.CountsSaturation"/>). Much of it says that what the stream reads goes beyond the ranges that were observed.
/// </summary>
/// <param name="Layer">The layer's name, or its kind where it stands alone: lstm, lstm_l1.</param>
/// <param name="PreActivations">Pre-activations, held to 16 bits, from -8 to 8; of a GRU also U h + c of the candidate before it is reset; sums that
/// are then normalised (<see cref="ProductNorm.Sum"/>) are held to the range that was observed of them.</param>
/// <param name="Cell">c of an LSTM, held to 16 bits; none of other cells. Within tanh(c) nothing is counted: beyond 8 it is 1.</param>
/// <param name="Hidden">Codes of h, held to their least and greatest.</param>
public sealed record Saturation(string Layer, SaturationCount PreActivations, SaturationCount Cell, SaturationCount Hidden)
{
    /// <summary>What a stream's memory says of a layer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Saturation Of(LayerSpec layer, ReadOnlySpan<byte> counts) => Of(layer, MemoryMarshal.Read<SaturationCounts>(counts));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Layer}: pre-activations {PreActivations}{(Cell.Values == 0 ? "" : $", c {Cell}")}, codes of h {Hidden}";

    internal static Saturation Of(LayerSpec layer, in SaturationCounts counts) =>
        new(SpecFields.Label(layer), counts.PreActivations, counts.Cell, counts.Hidden);
}
