using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>A network as an ONNX file: inputs x, h, c and outputs y, h_after, c_after, as far as it has them.</summary>
internal static class OnnxNetworks
{
    private const int Block = 128;
    private static readonly int[] lstmGates = [0, 3, 1, 2], gruGates = [1, 0, 2];

    /// <summary>The file; null where ONNX Runtime has no such form.</summary>
    public static byte[]? Of(PeerNetwork network, PeerForm form, int steps)
    {
        OnnxGraph graph = new();
        string value = "x";
        RecurrentSpec? recurrent = network.Recurrent;
        if (recurrent is { ResetsBefore: true } || (recurrent is { Cell: not CellKind.Lstm } && form != PeerForm.Float)) return null;
        if (network.Spec.Embedding is { } embedding)
        {
            graph.Input("x", true, steps, 1);
            float[] rows = [.. network.Tensor(embedding, "weight")];
            if (network.Spec.Embedding.Weights.Method.BringsSigmoidCell) rows = [.. rows.Select(row => MathF.Max(row, 0))];
            graph.Weights("table", rows, embedding.Vocabulary, embedding.Size);
            graph.Node("Gather", "", ["table", "x"], ["embedded"]);
            value = "embedded";
        }
        else if (recurrent is null)
        {
            graph.Input("x", false, steps, network.Spec.InputSize);
        }
        else
        {
            graph.Input("x", false, steps, 1, network.Spec.InputSize);
        }

        if (recurrent is not null) value = AddRecurrent(graph, network, recurrent, form, steps, value);
        if (network.Linear is { } linear) value = AddLinear(graph, network, linear, form, value);
        long[] shape = network.Linear is not null
            ? recurrent is null ? [steps, network.Spec.OutputSize] : [steps, 1, 1, network.Spec.OutputSize]
            : [steps, 1, 1, network.Spec.OutputSize];
        graph.Output(value, shape);
        return graph.ToArray();
    }

    private static string AddRecurrent(OnnxGraph graph, PeerNetwork network, RecurrentSpec layer, PeerForm form, int steps, string value)
    {
        bool lstm = layer.Cell == CellKind.Lstm;
        int[] order = lstm ? lstmGates : gruGates;
        int rows = layer.Gates * layer.Hidden;
        float[] input = Ordered(network.Tensor(layer, "weight_ih"), order, layer.Hidden * layer.Input);
        float[] recurrent = Ordered(network.Tensor(layer, "weight_hh"), order, layer.Hidden * layer.Hidden);
        float[] biases =
        [
            .. Ordered(network.Bias(layer, "bias_ih", rows), order, layer.Hidden),
            .. Ordered(network.Bias(layer, "bias_hh", rows), order, layer.Hidden),
        ];
        graph.Weights("B", biases, 1, 2 * rows);
        string[] state = lstm ? ["h", "c"] : ["h"];
        foreach (string name in state)
        {
            graph.Input(name, false, 1, 1, layer.Hidden);
            graph.Output(name + "_after", 1, 1, layer.Hidden);
        }

        string[] outputs = ["y", .. state.Select(name => name + "_after")];
        string[] activations = layer.Activation == CellActivation.Sigmoid ? ["Sigmoid", "Sigmoid", "Sigmoid"] : ["Sigmoid", "Tanh", "Tanh"];
        if (form == PeerForm.Float)
        {
            graph.Weights("W", input, 1, rows, layer.Input);
            graph.Weights("R", recurrent, 1, rows, layer.Hidden);
            (string, object)[] attributes = lstm
                ? [("hidden_size", layer.Hidden), ("activations", activations)]
                : [("hidden_size", layer.Hidden), ("linear_before_reset", 1)];
            graph.Node(layer.Cell.ToString().ToUpperInvariant(), "", [value, "W", "R", "B", "", .. state], outputs, attributes);
            return "y";
        }

        AddBytes(graph, "W", input, rows, layer.Input);
        AddBytes(graph, "R", recurrent, rows, layer.Hidden);
        graph.Node(
            "DynamicQuantizeLSTM",
            OnnxGraph.Microsoft,
            [value, "W", "R", "B", "", .. state, "", "W_scale", "W_zero", "R_scale", "R_zero"],
            outputs,
            ("hidden_size", layer.Hidden),
            ("activations", activations));
        return "y";
    }

    private static string AddLinear(OnnxGraph graph, PeerNetwork network, LinearSpec layer, PeerForm form, string value)
    {
        float[] weights = network.Tensor(layer, "weight");
        string result = layer.Bias ? "products" : "result";
        if (form == PeerForm.Float)
        {
            float[] transposed = Transposed(weights, layer.Outputs, layer.Input);
            graph.Node("MatMul", "", [value, graph.Weights("M", transposed, layer.Input, layer.Outputs)], [result]);
        }
        else
        {
            // A network of 8 bits has a product of 4: that is what ONNX Runtime runs fastest.
            int bits = form == PeerForm.Blocks2 ? 2 : 4;
            BlockCodes codes = BlockCodes.Of(weights, layer.Outputs, layer.Input, bits, Block);
            graph.Weights("M", codes.Packed, layer.Outputs, codes.Blocks, Block * bits / 8);
            graph.Weights("M_scale", codes.Scales, layer.Outputs * codes.Blocks);
            graph.Node(
                "MatMulNBits",
                OnnxGraph.Microsoft,
                [value, "M", "M_scale"],
                [result],
                ("K", layer.Input),
                ("N", layer.Outputs),
                ("bits", bits),
                ("block_size", Block),
                ("accuracy_level", 4));
        }

        if (layer.Bias) graph.Node("Add", "", [result, graph.Weights("b", network.Bias(layer, "bias", layer.Outputs), layer.Outputs)], ["result"]);
        return "result";
    }

    private static void AddBytes(OnnxGraph graph, string name, float[] weights, int rows, int columns)
    {
        sbyte[] codes = new sbyte[weights.Length];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = weights.AsSpan(row * columns, columns);
            scales[row] = ByteCodes.ScaleOf(values);
            for (int column = 0; column < columns; column++) codes[column * rows + row] = ByteCodes.Of(values[column], scales[row]);
        }

        graph.Weights(name, codes, 1, columns, rows);
        graph.Weights(name + "_scale", scales, 1, rows);
        graph.Weights(name + "_zero", new sbyte[rows], 1, rows);
    }

    private static float[] Ordered(float[] values, int[] order, int length) =>
        [.. order.SelectMany(gate => values.Skip(gate * length).Take(length))];

    private static float[] Transposed(float[] values, int rows, int columns)
    {
        float[] transposed = new float[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) transposed[column * rows + row] = values[row * columns + column];
        }

        return transposed;
    }
}
