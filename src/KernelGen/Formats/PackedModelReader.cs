using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>Reads a packed model and refuses whatever is not exactly the expected one.</summary>
internal sealed class PackedModelReader
{
    private readonly SafetensorsReader file;
    private readonly ModelSpec spec;
    private readonly Dictionary<string, SafetensorsEntry> entries;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> scales = new(StringComparer.Ordinal);

    /// <summary>Reads from <paramref name="file"/>, whose header is checked.</summary>
    public PackedModelReader(SafetensorsReader file, ModelSpec spec)
    {
        this.file = file;
        this.spec = spec;
        entries = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>Reads the model.</summary>
    /// <exception cref="WeightFormatException">Names the field or tensor at fault.</exception>
    public PackedModel Read()
    {
        RequireField(PackedModelWriter.FormatKey, PackedModelWriter.Format);
        RequireField(PackedModelWriter.VersionKey, PackedModelWriter.Version);
        SpecFields.Require(spec, file.Metadata);
        string[]? words = entries.TryGetValue(VocabularyBytes.Name, out SafetensorsEntry? entry) ? ReadWords(entry) : null;
        PackedModel model = PackedModel.Of(
            spec,
            words,
            ReadMatrix,
            ReadBias,
            (_, vector) => ReadFloats(vector.Name, vector.Rows),
            range => ReadFloats(range.Name, 1)[0]);
        foreach (SafetensorsEntry other in file.Entries)
        {
            if (!taken.Contains(other.Name)) throw new WeightFormatException(other.Name, "a tensor that the model does not have", "none");
        }

        return model;
    }

    private void RequireField(string key, string expected)
    {
        string? found = file.Metadata.GetValueOrDefault(key);
        if (found != expected) throw new WeightFormatException(key, found ?? "no such field", expected);
    }

    private string[] ReadWords(SafetensorsEntry entry)
    {
        taken.Add(entry.Name);
        return VocabularyBytes.Read(file.ReadBytes(entry), spec);
    }

    private QuantizedMatrix ReadMatrix(LayerSpec layer, TensorSpec tensor)
    {
        WeightSpec weights = PackedSize.MatricesOf(layer).First(matrix => matrix.Tensor == tensor).Weights;
        if (weights.Format == NumberFormat.Float)
        {
            return QuantizedMatrix.OfFloats(tensor, weights, ReadFloats(tensor.Name, tensor.Rows, tensor.Columns));
        }

        SafetensorsEntry entry = Take($"{tensor.Name}.codes");
        entry.RequireType(SafetensorsType.U8);
        entry.RequireShape(new EquatableArray<int>((int)(weights.Planes * PackedSize.PlaneBytes(tensor, weights))));
        byte[] codes = file.ReadBytes(entry);
        if (weights.CoefficientsOf(tensor.Rows) > 0) return QuantizedMatrix.OfScaledRows(tensor, weights, codes, ReadCoefficients(tensor, weights));

        if (weights.Format == NumberFormat.PowerOfTwo) return QuantizedMatrix.OfPowers(tensor, weights, codes);
        return layer is EmbeddingSpec
            ? QuantizedMatrix.OfFixedLevels(tensor, weights, codes)
            : QuantizedMatrix.OfAffineCodes(tensor, weights, codes, ScalesOf(layer, tensor));
    }

    private float[] ReadCoefficients(TensorSpec tensor, WeightSpec weights)
    {
        string name = $"{tensor.Name}.coefficients";
        int each = weights.CoefficientsOf(tensor.Rows);

        // Files of before have what all rows share once a row.
        bool repeats = each < tensor.Rows && entries.TryGetValue(name, out SafetensorsEntry? entry) && entry.Shape == new EquatableArray<int>(weights.Planes, tensor.Rows);
        if (!repeats) return ReadFloats(name, weights.Planes, each);
        float[] rows = ReadFloats(name, weights.Planes, tensor.Rows), shared = new float[weights.Planes];
        for (int plane = 0; plane < shared.Length; plane++)
        {
            shared[plane] = rows[plane * tensor.Rows];
            if (rows.AsSpan(plane * tensor.Rows, tensor.Rows).ContainsAnyExcept(shared[plane])) throw new WeightFormatException(name, "rows of different scales", "one scale");
        }

        return shared;
    }

    private RowScale[] ScalesOf(LayerSpec layer, TensorSpec tensor) => ScaleGroup.Of(layer)
        .SelectMany(group => group.Ranges
            .Where(range => range.Tensor == tensor.Name)
            .Select(range => new RowScale(group.Name, range.FirstRow, range.Rows, ReadScale(group.Name))))
        .ToArray();

    private float ReadScale(string name)
    {
        // Both matrices of a layer name the same group; the file holds it once.
        if (!scales.TryGetValue(name, out float scale)) scales.Add(name, scale = ReadFloats(name, 1)[0]);
        return scale;
    }

    private (float[] Bias, float[] Candidate) ReadBias(LayerSpec layer)
    {
        (float[] bias, float[] candidate) = BiasFolding.Zeros(layer);
        if (PackedSize.BiasCount(layer) == 0) return (bias, candidate);
        bias = ReadFloats(PackedModel.BiasName(layer), bias.Length);
        if (candidate.Length > 0) candidate = ReadFloats(PackedModel.CandidateBiasName(layer), candidate.Length);
        return (bias, candidate);
    }

    private float[] ReadFloats(string name, params int[] shape)
    {
        SafetensorsEntry entry = Take(name);
        entry.RequireType(SafetensorsType.F32);
        entry.RequireShape(new EquatableArray<int>(shape));
        return file.ReadFloats(entry);
    }

    private SafetensorsEntry Take(string name)
    {
        taken.Add(name);
        return entries.TryGetValue(name, out SafetensorsEntry? entry)
            ? entry
            : throw new WeightFormatException(name, "no such tensor", "one");
    }
}
