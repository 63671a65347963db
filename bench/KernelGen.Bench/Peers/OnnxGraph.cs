using System;
using System.Linq;

namespace KernelGen.Bench.Peers;

/// <summary>
/// An ONNX file in the making (onnx.proto of the ONNX specification; the numbers are its field numbers): nodes in order, weights,
/// inputs, outputs.
/// </summary>
internal sealed class OnnxGraph
{
    public const string Microsoft = "com.microsoft";

    private const int FloatType = 1, ByteType = 2, SignedByteType = 3, LongType = 7;
    private const int IntegerAttribute = 2, StringsAttribute = 8;
    private const int FileVersion = 8, OperatorVersion = 17;
    private readonly ProtoWriter graph = new ProtoWriter().Text(2, "network");
    private int nodes;

    /// <summary>The file.</summary>
    public byte[] ToArray() => new ProtoWriter()
        .Integer(1, FileVersion)
        .Message(7, graph)
        .Message(8, new ProtoWriter().Text(1, "").Integer(2, OperatorVersion))
        .Message(8, new ProtoWriter().Text(1, Microsoft).Integer(2, 1))
        .ToArray();

    /// <summary>An input of floats, or of tokens.</summary>
    public void Input(string name, bool tokens, params long[] shape) => graph.Message(11, Value(name, tokens ? LongType : FloatType, shape));

    /// <summary>An output of floats.</summary>
    public void Output(string name, params long[] shape) => graph.Message(12, Value(name, FloatType, shape));

    /// <summary>Weights; returns the name.</summary>
    public string Weights<T>(string name, T[] values, params long[] shape)
        where T : struct
    {
        ProtoWriter tensor = new();
        foreach (long size in shape) tensor.Integer(1, size);
        tensor.Integer(2, default(T) switch
        {
            float => FloatType,
            byte => ByteType,
            sbyte => SignedByteType,
            long => LongType,
            _ => throw new ArgumentException($"No tensor of {typeof(T).Name} here.", nameof(values)),
        });
        graph.Message(5, tensor.Text(8, name).Raw(9, values));
        return name;
    }

    /// <summary>A node. Inputs and outputs that are left out have empty names.</summary>
    public void Node(string type, string domain, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        ProtoWriter node = new();
        foreach (string input in inputs) node.Text(1, input);
        foreach (string output in outputs) node.Text(2, output);
        node.Text(3, $"node{nodes++}").Text(4, type);
        foreach ((string name, object value) in attributes) node.Message(5, Attribute(name, value));
        graph.Message(1, node.Text(7, domain));
    }

    private static ProtoWriter Attribute(string name, object value)
    {
        ProtoWriter attribute = new ProtoWriter().Text(1, name);
        if (value is string[] texts)
            return texts.Aggregate(attribute, (written, text) => written.Text(9, text)).Integer(20, StringsAttribute);
        return attribute.Integer(3, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)).Integer(20, IntegerAttribute);
    }

    private static ProtoWriter Value(string name, int type, long[] shape)
    {
        ProtoWriter sizes = new();
        foreach (long size in shape) sizes.Message(1, new ProtoWriter().Integer(1, size));
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Integer(1, type).Message(2, sizes)));
    }
}
