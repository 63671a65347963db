using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace KernelGen.Tests.TorchReference;

/// <summary>
/// Inputs, parameters, outputs and gradients of one layer as PyTorch 1.13 computed them in float64. Entries are named as in the
/// file, nested ones with a dot: "x", "weights.weight_ih_l0".
/// </summary>
public sealed class TorchReferenceFile
{
    private readonly JsonElement root;

    private TorchReferenceFile(JsonElement root) => this.root = root;

    /// <summary>Reads TorchReference/<paramref name="name"/>.json beside the test assembly.</summary>
    public static TorchReferenceFile Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "TorchReference", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new TorchReferenceFile(document.RootElement.Clone());
    }

    public int Number(string entry) => Find(entry).GetInt32();

    public double Double(string entry) => Find(entry).GetDouble();

    public float[] Floats(string entry) =>
        Find(entry).GetProperty("data").EnumerateArray().Select(static e => (float)e.GetDouble()).ToArray();

    /// <summary>A plain list of numbers.</summary>
    public double[] Doubles(string entry) => [.. Find(entry).EnumerateArray().Select(static e => e.GetDouble())];

    /// <summary>A plain list of integers.</summary>
    public int[] Integers(string entry) => [.. Find(entry).EnumerateArray().Select(static e => e.GetInt32())];

    /// <summary>A list of lists of integers.</summary>
    public int[][] IntegerRows(string entry) =>
        [.. Find(entry).EnumerateArray().Select(static row => row.EnumerateArray().Select(static e => e.GetInt32()).ToArray())];

    public int[] Shape(string entry) =>
        Find(entry).GetProperty("shape").EnumerateArray().Select(static e => e.GetInt32()).ToArray();

    /// <summary>The names below an entry, such as the parameters below "weights".</summary>
    public IEnumerable<string> Names(string entry) => Find(entry).EnumerateObject().Select(static p => p.Name);

    private JsonElement Find(string entry)
    {
        JsonElement element = root;
        foreach (string part in entry.Split('.')) element = element.GetProperty(part);
        return element;
    }
}
