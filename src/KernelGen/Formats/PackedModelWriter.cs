using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// Writes a packed model as safetensors: NAME.codes (U8) and NAME.coefficients (F32, [planes, rows], or [planes, 1]
/// where all rows share one) of each matrix and of quantized biases, each scale under the name of its group, float matrices under their own name, folded float biases, gains, peepholes,
/// learned ranges, the words, and the spec as text.
/// </summary>
internal static class PackedModelWriter
{
    /// <summary>The metadata key of the format's name and its value.</summary>
    public const string FormatKey = "format";

    /// <summary>The format's name.</summary>
    public const string Format = "kernelgen.packed";

    /// <summary>The metadata key of the version.</summary>
    public const string VersionKey = "version";

    /// <summary>The version that is written and read.</summary>
    public const string Version = "1";

    /// <summary>Writes the bytes of <paramref name="model"/>.</summary>
    public static void Write(PackedModel model, Stream stream)
    {
        SafetensorsWriter writer = new();
        writer.Metadata.Add(FormatKey, Format);
        writer.Metadata.Add(VersionKey, Version);
        foreach ((string key, string value) in SpecFields.Of(model.Spec)) writer.Metadata.Add(key, value);
        foreach (LayerSpec layer in model.Spec.AllLayers) AddLayer(writer, model, layer);
        if (model.Vocabulary is not null)
        {
            byte[] words = VocabularyBytes.Write(model.Vocabulary);
            writer.Add(VocabularyBytes.Name, new EquatableArray<int>(words.Length), words);
        }

        writer.Write(stream);
    }

    private static void AddLayer(SafetensorsWriter writer, PackedModel model, LayerSpec layer)
    {
        Dictionary<string, float> scales = new(StringComparer.Ordinal);
        foreach ((TensorSpec tensor, _) in PackedSize.MatricesOf(layer))
        {
            QuantizedMatrix matrix = model.Matrix(tensor.Name);
            AddMatrix(writer, matrix);
            foreach (RowScale scale in matrix.Scales) scales[scale.Name] = scale.Scale;
        }

        foreach (ScaleGroup group in PackedSize.StoredScales(layer))
        {
            writer.Add(group.Name, new EquatableArray<int>(1), [scales[group.Name]]);
        }

        foreach (TensorSpec vector in PackedSize.KeptVectors(layer)) AddVector(writer, vector.Name, model.Vector(vector));
        if (ModelTensors.LearnedRange(layer) is { } range)
            writer.Add(range.Name, new EquatableArray<int>(1), [model.LearnedRange(layer)!.Value]);
        if (PackedSize.BiasCount(layer) == 0) return;
        AddVector(writer, PackedModel.BiasName(layer), model.Bias(layer));
        if (model.CandidateBias(layer).Length > 0) AddVector(writer, PackedModel.CandidateBiasName(layer), model.CandidateBias(layer));
    }

    private static void AddMatrix(SafetensorsWriter writer, QuantizedMatrix matrix)
    {
        if (matrix.Format == NumberFormat.Float)
        {
            writer.Add(matrix.Name, new EquatableArray<int>(matrix.Rows, matrix.Columns), matrix.Values.ToArray());
            return;
        }

        writer.Add($"{matrix.Name}.codes", new EquatableArray<int>(matrix.Codes.Length), matrix.Codes.ToArray());
        int each = matrix.Weights.CoefficientsOf(matrix.Rows);
        if (each > 0) writer.Add($"{matrix.Name}.coefficients", new EquatableArray<int>(matrix.Planes, each), matrix.Coefficients.ToArray());
    }

    private static void AddVector(SafetensorsWriter writer, string name, ReadOnlySpan<float> values) =>
        writer.Add(name, new EquatableArray<int>(values.Length), values.ToArray());
}
