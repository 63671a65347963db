using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the layers before and behind the decoder attribute make an encoder and a decoder that attends to it.</summary>
internal static class DecoderRules
{
    /// <summary>What is wrong with encoder, decoder and attention.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        if (declaration.Decoder is not { } decoder)
        {
            for (int i = 0; i < declaration.Layers.Count; i++)
                if (declaration.Layers[i].Kind == LayerKind.Attention) yield return At(i, "There is nothing to attend to", "[Decoder] behind the layers of an encoder");
            yield break;
        }

        if (decoder.SourceSteps is not (>= 1 and <= Limits.TrainingExtent))
        {
            yield return OfDecoder(
                $"SourceSteps is {(decoder.SourceSteps is { } steps ? Limits.Show(steps) : "left out")}", $"1 to {Limits.Show(Limits.TrainingExtent)}, the time steps of the longest source", "SourceSteps");
        }

        long stride = declaration.StrideOf(decoder.At);
        if (decoder.SourceSteps is >= 1 and { } longest && longest % stride != 0)
            yield return OfDecoder($"SourceSteps is {Limits.Show(longest)}", $"a multiple of {Limits.Show(stride)}, the time steps that the encoder takes for a row", "SourceSteps");
        if (declaration.Layers.Take(decoder.At).All(layer => layer.Kind == LayerKind.Embedding))
            yield return OfDecoder("No layer before it computes anything", "the layers of an encoder before it, such as an embedding and a recurrent layer");
        if (decoder.At > 1 && declaration.Layers[decoder.At - 1].Kind == LayerKind.Dropout)
            yield return At(decoder.At - 1, "What a decoder attends to is not dropped", "Dropout between two layers of the encoder or of the decoder");
        foreach (Finding finding in CheckDecoder(declaration, decoder)) yield return finding;
        foreach (Finding finding in CheckAttention(declaration, decoder)) yield return finding;
    }

    private static IEnumerable<Finding> CheckDecoder(ClassDeclaration declaration, DecoderDeclaration decoder)
    {
        if (decoder.At == declaration.Layers.Count || declaration.Layers[decoder.At] is not { Kind: LayerKind.Embedding } embedding)
        {
            yield return OfDecoder("A decoder reads the tokens that it has made", "QuantizedEmbedding as the first layer behind it");
            yield break;
        }

        for (int i = decoder.At; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i].IsPair)
                yield return At(i, "A decoder makes one token after another, and this layer reads from the last one to the first", "Bidirectional left out", "Bidirectional");
            if (declaration.Layers[i].Ahead > 0)
                yield return At(i, "A decoder makes one token after another, and a centred convolution looks ahead", "Padding left out", "Padding");
            if (declaration.Layers[i].Stride > 1)
                yield return At(i, "A decoder makes one token after another, and behind a stride most have no scores", "Stride left out, or the stride in the encoder", "Stride");
        }

        LayerDeclaration last = declaration.Layers[declaration.Layers.Count - 1];
        if (last.Leaving is { } classes && embedding.Vocabulary is { } tokens && classes != tokens)
        {
            yield return At(
                declaration.Layers.Count - 1,
                $"The last layer puts out {Limits.Show(classes)} values a token",
                $"{Limits.Show(tokens)}, a score for every token of the decoder's vocabulary");
        }
    }

    private static IEnumerable<Finding> CheckAttention(ClassDeclaration declaration, DecoderDeclaration decoder)
    {
        int[] attending = [.. Enumerable.Range(0, declaration.Layers.Count).Where(i => declaration.Layers[i].Kind == LayerKind.Attention)];
        foreach (int i in attending.Where(i => i < decoder.At)) yield return At(i, "An encoder has nothing to attend to", "QuantizedAttention behind [Decoder]");
        if (!attending.Any(i => i >= decoder.At)) yield return OfDecoder("No layer behind it attends to the encoder", "QuantizedAttention behind it");
        foreach (int i in attending.Where(i => i >= decoder.At).Skip(1)) yield return At(i, "A second layer attends to the encoder", "one");
        foreach (int i in attending.Where(i => i > decoder.At && HasNoRange(declaration, decoder, i)))
        {
            yield return At(
                i,
                $"Quantizer.{declaration.Layers[i].ActivationMethod} codes what is handed on over the ranges of the encoder's and of the entering codes, and one of them has none",
                "affine codes of both, OutputABits left out, or Alternating, Greedy or Refined, which need none",
                "OutputABits");
        }
    }

    private static bool HasNoRange(ClassDeclaration declaration, DecoderDeclaration decoder, int index)
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (declaration.Integer is not null || layer.OutputBits == 32 || decoder.At == 0 || QuantizerMethod.Of(layer.ActivationMethod).Activations == NumberFormat.BinaryCode) return false;
        return !IsAffine(declaration.Layers, index - 1) || !IsAffine(declaration.Layers, decoder.At - 1);
    }

    /// <summary>Whether a layer puts out affine codes over a range that is known.</summary>
    private static bool IsAffine(EquatableArray<LayerDeclaration> layers, int index)
    {
        LayerDeclaration layer = layers[index];
        if (layer.Kind == LayerKind.Dropout) return index > 0 && IsAffine(layers, index - 1);
        if (layer.Kind == LayerKind.Embedding) return layer.WeightBits != 32 && QuantizerMethod.Of(layer.Method).Format == NumberFormat.Affine;
        return layer.HandedOnBits != 32 && (!layer.LearnsRange || layer.Residual == true) && layer.HasRanges;
    }

    private static Finding At(int layer, string what, string expected, string? argument = null) =>
        new(RuleIds.DecoderDoesNotFit, FindingPlace.Layer(layer, argument), what, expected);

    private static Finding OfDecoder(string what, string expected, string? argument = null) =>
        new(RuleIds.DecoderDoesNotFit, FindingPlace.Decoder(argument), what, expected);
}
