using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// Named 32-bit float tensors in order, with text beside them: the weights of a model as PyTorch names and shapes them.
/// The file is safetensors.
/// </summary>
public sealed class TensorSet : IReadOnlyCollection<Tensor>
{
    private readonly List<Tensor> order = [];
    private readonly Dictionary<string, Tensor> byName = new(StringComparer.Ordinal);

    /// <summary>Text that travels in the file's __metadata__, in ordinal order of the keys.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => order.Count;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="WeightFormatException">There is none.</exception>
    public Tensor this[string name] => Get(name);

    /// <summary>Adds a tensor at the end.</summary>
    /// <exception cref="WeightFormatException">The name is taken.</exception>
    public void Add(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!byName.TryAdd(tensor.Name, tensor)) throw new WeightFormatException(tensor.Name, "a second tensor of this name", "one");
        order.Add(tensor);
    }

    /// <summary>Adds a vector of <paramref name="values"/>, which the set owns from now on.</summary>
    public void Add(string name, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Add(new Tensor(name, new EquatableArray<int>(values.Length), values));
    }

    /// <summary>Adds a matrix of <paramref name="rows"/> x <paramref name="columns"/> values, row-major, which the set owns from now on.</summary>
    public void Add(string name, int rows, int columns, float[] values) =>
        Add(new Tensor(name, new EquatableArray<int>(rows, columns), values));

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="WeightFormatException">There is none.</exception>
    public Tensor Get(string name) =>
        byName.TryGetValue(name, out Tensor? tensor) ? tensor : throw new WeightFormatException(name, "no such tensor", "one");

    /// <summary>The tensor of that name, or null.</summary>
    public Tensor? TryGet(string name) => byName.GetValueOrDefault(name);

    /// <summary>Refuses a set that does not hold exactly the tensors of <paramref name="spec"/>.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="canLackExtras">
    /// Whether tensors that the quantizer of a matrix adds may be missing, all of a matrix together, and learned or observed ranges.
    /// </param>
    /// <exception cref="WeightFormatException">
    /// Names the first tensor that is missing, superfluous, wrongly shaped or not finite, or the second bias of a layer that has one a
    /// gate where it is not zero.
    /// </exception>
    public void Require(ModelSpec spec, bool canLackExtras = false)
    {
        ArgumentNullException.ThrowIfNull(spec);
        HashSet<string> known = new(StringComparer.Ordinal);
        HashSet<string> dispensable = canLackExtras ? LackedExtras(spec) : [];
        foreach (TensorSpec expected in spec.Tensors)
        {
            known.Add(expected.Name);
            if (dispensable.Contains(expected.Name)) continue;
            Tensor tensor = TryGet(expected.Name)
                ?? throw new WeightFormatException(expected.Name, "no such tensor", $"one of shape {SafetensorsEntry.Text(ShapeOf(expected))}");
            RequireShape(tensor, expected);
            RequireFinite(tensor.Name, tensor.Values);
        }

        foreach (TensorSpec vacant in spec.AllLayers.SelectMany(ModelTensors.Vacant))
        {
            known.Add(vacant.Name);
            if (TryGet(vacant.Name) is not { } tensor) continue;
            RequireShape(tensor, vacant);
            RequireZeros(tensor);
        }

        foreach (Tensor tensor in order)
        {
            if (known.Contains(tensor.Name)) continue;
            throw new WeightFormatException(tensor.Name, $"a tensor that {spec.Name} does not have", "none");
        }
    }

    /// <summary>The extra tensors of those matrices of which the set has none.</summary>
    private HashSet<string> LackedExtras(ModelSpec spec) => spec.AllLayers
        .SelectMany(PackedSize.MatricesOf)
        .Select(matrix => matrix.Weights.ExtraTensors(matrix.Tensor).Select(extra => extra.Name).ToList())
        .Where(extras => extras.TrueForAll(extra => !byName.ContainsKey(extra)))
        .SelectMany(extras => extras)
        .Concat(spec.AllLayers
            .SelectMany(layer => ModelTensors.ObservedRanges(layer).Concat(ModelTensors.LearnedRange(layer) is { } learned ? [learned] : []))
            .Select(range => range.Name)
            .Where(name => !byName.ContainsKey(name)))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <exception cref="WeightFormatException">It is no whole safetensors file of finite 32-bit floats.</exception>
    public static TensorSet Load(string path)
    {
        using FileStream stream = SafetensorsReader.Open(path);
        return Load(stream);
    }

    /// <summary>Reads the rest of a stream.</summary>
    /// <exception cref="WeightFormatException">It is no whole safetensors file of finite 32-bit floats.</exception>
    public static TensorSet Load(Stream stream)
    {
        SafetensorsReader reader = new(stream);
        foreach (SafetensorsEntry entry in reader.Entries) entry.RequireType(SafetensorsType.F32);
        TensorSet set = new();
        foreach (KeyValuePair<string, string> text in reader.Metadata) set.Metadata.Add(text.Key, text.Value);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            set.Add(new Tensor(entry.Name, entry.Shape, reader.ReadFloats(entry)));
        }

        return set;
    }

    /// <summary>Reads a file that lies in memory.</summary>
    /// <exception cref="WeightFormatException">It is no whole safetensors file of finite 32-bit floats.</exception>
    public static unsafe TensorSet Load(ReadOnlySpan<byte> file)
    {
        // Nothing has no address to make a stream of.
        if (file.IsEmpty) return Load(Stream.Null);
        fixed (byte* start = file)
        {
            using UnmanagedMemoryStream stream = new(start, file.Length);
            return Load(stream);
        }
    }

    /// <summary>Writes the file, replacing an older one as a whole.</summary>
    public void Save(string path) => AtomicFile.Replace(path, Save);

    /// <summary>Writes the file's bytes.</summary>
    public void Save(Stream stream)
    {
        SafetensorsWriter writer = new();
        foreach (KeyValuePair<string, string> text in Metadata) writer.Metadata.Add(text.Key, text.Value);
        foreach (Tensor tensor in order) writer.Add(tensor.Name, tensor.Shape, tensor.Array);
        writer.Write(stream);
    }

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => order.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static EquatableArray<int> ShapeOf(TensorSpec spec) =>
        spec.Columns == 0 ? new EquatableArray<int>(spec.Rows) : new EquatableArray<int>(spec.Rows, spec.Columns);

    private static void RequireShape(Tensor tensor, TensorSpec expected)
    {
        EquatableArray<int> shape = ShapeOf(expected);
        if (tensor.Shape == shape) return;
        throw new WeightFormatException(
            tensor.Name, $"shape {SafetensorsEntry.Text(tensor.Shape)}", $"shape {SafetensorsEntry.Text(shape)}");
    }

    /// <summary>Refuses a second bias that has a value: which level the sum of both would take, no quantizer says.</summary>
    private static void RequireZeros(Tensor tensor)
    {
        int index = tensor.Values.IndexOfAnyExcept(0f);
        if (index < 0) return;
        throw new WeightFormatException(
            tensor.Name,
            string.Create(CultureInfo.InvariantCulture, $"{tensor.Values[index]} at index {index}"),
            "zeros or no such tensor, since quantized biases are one a gate, bias_ih");
    }

    internal static void RequireFinite(string name, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i])) continue;
            throw new WeightFormatException(
                name, string.Create(CultureInfo.InvariantCulture, $"{values[i]} at index {i}"), "finite values");
        }
    }
}
