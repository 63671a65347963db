using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Training;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>A network as the equations say it, in double precision: the oracle of emitted gradients.</summary>
internal sealed class PlainNetwork
{
    private readonly ModelSpec spec;
    private readonly int batch;
    private readonly LevelDraw? draw;
    private readonly Dictionary<string, PlainMatrix> matrices = [];
    private readonly Dictionary<string, double[]> biases = [];
    private readonly Dictionary<string, double[]> biasGradients = [];
    private readonly Dictionary<string, PlainRange> ranges = [];

    public PlainNetwork(ModelSpec spec, TensorSet weights, int batch, LevelDraw? draw = null)
    {
        (this.spec, this.batch, this.draw) = (spec, batch, draw);
        ModelQuantizers quantizers = new(spec);
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = weights[tensor.Name].Values.ToArray();
            if (tensor.Columns > 0) matrices[tensor.Name] = new PlainMatrix(quantizers[tensor.Name], values);
            else biases[tensor.Name] = Bias(quantizers, tensor.Name, values);
        }

        foreach (RecurrentSpec layer in spec.Layers.OfType<RecurrentSpec>())
            if (ModelTensors.LearnedRange(layer) is { } range) ranges[range.Name] = new PlainRange(layer.HiddenActivation, biases[range.Name][0]);

        for (int pass = 0; pass < quantizers.Preparations; pass++)
        {
            foreach (PlainMatrix matrix in matrices.Values) matrix.Prepare(pass);
            quantizers.CompletePreparation(pass);
        }

        foreach (PlainMatrix matrix in matrices.Values) matrix.Quantize();
    }

    /// <summary>The learned steps, whose h the next run leaves as it is and measures.</summary>
    public Dictionary<string, PlainRange> MeasureSteps()
    {
        Dictionary<string, PlainRange> steps = ranges.Where(pair => pair.Value.IsStep).ToDictionary();
        foreach (PlainRange step in steps.Values) step.IsMeasuring = true;
        return steps;
    }

    public Dictionary<string, double[]> Gradients
    {
        get
        {
            Dictionary<string, double[]> all = new(biasGradients);
            foreach ((string name, PlainMatrix matrix) in matrices)
                all[name] = matrix.WeightGradient(spec.Embedding is { } e && name == ModelTensors.Qualified(e, "weight"));
            foreach ((string name, PlainRange range) in ranges) all[name] = [range.Gradient];
            return all;
        }
    }

    /// <summary>The mean loss of one window from the initial state; tokens are [step, stream].</summary>
    public double Run(int[] tokens, int[] targets)
    {
        EmbeddingSpec embedding = spec.Embedding!;
        PlainMatrix table = matrices[ModelTensors.Qualified(embedding, "weight")];
        List<double[]> rows = [.. tokens.Select(table.Row)];
        double loss = Run(rows, 1, targets, out List<double[]> gradients);
        for (int row = 0; row < rows.Count; row++)
            for (int column = 0; column < table.Columns; column++)
                table.Gradient[tokens[row] * table.Columns + column] += gradients[row][column];
        return loss;
    }

    /// <summary>The same for features, [step, stream, feature].</summary>
    public double Run(double[] features, int[] targets)
    {
        int size = spec.InputSize;
        ActivationSpec coding = spec.Layers[0] switch
        {
            RecurrentSpec recurrent => recurrent.InputActivation,
            LinearSpec linear => linear.InputActivation,
            _ => ActivationSpec.Float,
        };
        List<double[]> rows = [.. Enumerable.Range(0, features.Length / size).Select(row => PlainMath.Code(coding, features[(row * size)..((row + 1) * size)]))];
        return Run(rows, 0, targets, out _);
    }

    private double Run(List<double[]> rows, int firstLayer, int[] targets, out List<double[]> gradients)
    {
        Stack<Func<List<double[]>, List<double[]>>> back = new();
        for (int index = firstLayer; index < spec.Layers.Count; index++)
        {
            if (spec.Layers[index] is RecurrentSpec { Direction: LayerDirection.Backward }) continue;
            rows = spec.Layers[index] switch
            {
                LinearSpec linear => Linear(linear, rows, back),
                FrameStackingSpec stacking => Stacked(stacking, rows, back),

                // The loss takes what it does with logits.
                LogSoftmaxSpec => rows,
                RecurrentSpec { Direction: LayerDirection.Forward } forward => Pair(forward, (RecurrentSpec)spec.Layers[index + 1], rows, back),
                RecurrentSpec recurrent => Residual(recurrent, rows, Recurrent(recurrent, rows, back), back),
                _ => throw new InvalidOperationException(),
            };
        }

        double loss = Loss(rows, targets, out gradients);
        while (back.Count > 0) gradients = back.Pop()(gradients);
        return loss;
    }

    private List<double[]> Linear(LinearSpec layer, List<double[]> inputs, Stack<Func<List<double[]>, List<double[]>>> back)
    {
        PlainMatrix matrix = matrices[ModelTensors.Qualified(layer, "weight")];
        double[] bias = layer.Bias ? biases[ModelTensors.Qualified(layer, "bias")] : new double[layer.Outputs];
        double[] biasGradient = biasGradients[ModelTensors.Qualified(layer, "bias")] = new double[layer.Outputs];
        List<double[]> sums = [.. inputs.Select(x => (double[])[.. matrix.Times(x, 0, layer.Outputs).Zip(bias, (a, b) => a + b)])];
        back.Push(gradients =>
        {
            // Rounding passes gradients straight through.
            List<double[]> bent = [.. gradients.Select((dy, row) => (double[])[.. dy.Zip(sums[row], (slope, sum) => slope * PlainMath.Slope(layer, sum))])];
            foreach (double[] ds in bent)
                for (int row = 0; row < ds.Length; row++) biasGradient[row] += ds[row];
            return [.. bent.Select((ds, row) => matrix.Back(ds, inputs[row], 0))];
        });
        return [.. sums.Select(sum => PlainMath.Code(layer.OutputActivation, [.. sum.Select(value => PlainMath.Bend(layer, value))]))];
    }

    private List<double[]> Stacked(FrameStackingSpec layer, List<double[]> inputs, Stack<Func<List<double[]>, List<double[]>>> back)
    {
        int leaving = inputs.Count / batch / layer.Stride;

        // The frame of a stack that is a time step; frames beyond both ends are none.
        int FrameOf(int stack, int step) => step - (stack + 1) * layer.Stride + layer.Frames;
        double[] Frame(int step, int stream) => step < 0 ? new double[layer.Input] : inputs[step * batch + stream];
        back.Push(gradients => [.. inputs.Select((x, row) => (double[])[.. x.Select((_, index) => Enumerable.Range(0, leaving)
            .Where(stack => FrameOf(stack, row / batch) >= 0 && FrameOf(stack, row / batch) < layer.Frames)
            .Sum(stack => gradients[stack * batch + row % batch][FrameOf(stack, row / batch) * layer.Input + index]))])]);
        return [.. Enumerable.Range(0, leaving * batch).Select(row => PlainMath.Code(
            layer.OutputActivation,
            [.. Enumerable.Range((row / batch + 1) * layer.Stride - layer.Frames, layer.Frames).SelectMany(step => Frame(step, row % batch))]))];
    }

    private List<double[]> Recurrent(RecurrentSpec layer, List<double[]> inputs, Stack<Func<List<double[]>, List<double[]>>> back)
    {
        string[] names = [ModelTensors.Qualified(layer, "bias_ih"), ModelTensors.Qualified(layer, "bias_hh")];
        int rows = layer.Gates * layer.Hidden;
        double[][] values = [.. names.Select(name => biases.GetValueOrDefault(name) ?? new double[rows])];
        foreach (string name in names) biasGradients[name] = new double[rows];
        Dictionary<char, (double[] Weights, double[] Gradient)> peepholes = layer.PeepholeGates.ToDictionary(gate => gate, gate =>
        {
            string name = ModelTensors.Peephole(layer, gate).Name;
            return (biases[name], biasGradients[name] = new double[layer.Hidden]);
        });
        List<PlainRecurrence> streams = [.. Enumerable.Range(0, batch).Select(stream => new PlainRecurrence(
            layer,
            matrices[ModelTensors.Qualified(layer, "weight_ih")],
            matrices[ModelTensors.Qualified(layer, "weight_hh")],
            ModelTensors.LearnedRange(layer) is { } range ? ranges[range.Name] : null,
            draw is { } update && layer.HiddenActivation.DrawnBy is not null ? new PlainDraw(update, spec.Layers.ToList().IndexOf(layer), stream, batch) : null,
            values,
            [biasGradients[names[0]], biasGradients[names[1]]],
            peepholes,
            layer.Projection is null ? null : matrices[ModelTensors.Qualified(layer, ModelTensors.Projection)]))];
        back.Push(gradients =>
        {
            List<List<double[]>> parts = [.. streams.Select((stream, s) => stream.Back([.. gradients.Where((_, row) => row % batch == s)]))];
            return [.. gradients.Select((_, row) => parts[row % batch][row / batch])];
        });
        return [.. inputs.Select((x, row) => streams[row % batch].Step(x))];
    }

    /// <summary>Both directions over whole windows, side by side.</summary>
    private List<double[]> Pair(RecurrentSpec forward, RecurrentSpec backward, List<double[]> inputs, Stack<Func<List<double[]>, List<double[]>>> back)
    {
        Stack<Func<List<double[]>, List<double[]>>> own = new();
        List<double[]> ahead = Recurrent(forward, inputs, own), astern = Turned(Recurrent(backward, Turned(inputs), own));
        back.Push(gradients =>
        {
            List<double[]> fromBackward = Turned(own.Pop()(Turned([.. gradients.Select(row => row[forward.StateSize..])])));
            List<double[]> fromForward = own.Pop()([.. gradients.Select(row => row[..forward.StateSize])]);
            return [.. fromForward.Zip(fromBackward, (a, b) => (double[])[.. a.Zip(b, (x, y) => x + y)])];
        });
        if (backward.Residual) return Residual(backward, inputs, [.. ahead.Zip(astern, (a, b) => (double[])[.. a, .. b])], back);
        return [.. ahead.Zip(astern, (a, b) => PlainMath.Code(backward.OutputActivation, [.. a, .. b]))];
    }

    /// <summary>x + h of a residual layer, whose gradient is that of both; h elsewhere.</summary>
    private static List<double[]> Residual(RecurrentSpec layer, List<double[]> inputs, List<double[]> hidden, Stack<Func<List<double[]>, List<double[]>>> back)
    {
        if (!layer.Residual) return hidden;
        Func<List<double[]>, List<double[]>> through = back.Pop();
        back.Push(gradients => [.. through(gradients).Zip(gradients, Sum)]);
        return [.. inputs.Zip(hidden, (x, h) => PlainMath.Code(layer.ResidualCodes, Sum(x, h)))];

        static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
    }

    private List<double[]> Turned(List<double[]> rows) => [.. rows.Select((_, row) => rows[rows.Count - batch - row + 2 * (row % batch)])];

    /// <summary>The biases that the network computes with.</summary>
    private static double[] Bias(ModelQuantizers quantizers, string name, float[] values)
    {
        if (quantizers.Matrices.FirstOrDefault(coded => coded.Tensor.Name == name) is { } quantizer)
            quantizer.QuantizeRows<Lanes32>(in values[0], ref values[0], 0, 1);
        return [.. values.Select(value => (double)value)];
    }

    private static double Loss(List<double[]> outputs, int[] targets, out List<double[]> gradients)
    {
        int predictions = targets.Count(target => target >= 0);
        double loss = 0;
        gradients = [];
        for (int row = 0; row < outputs.Count; row++)
        {
            double greatest = outputs[row].Max();
            double[] powers = [.. outputs[row].Select(value => Math.Exp(value - greatest))];
            double sum = powers.Sum();
            int target = targets[row];
            gradients.Add([.. powers.Select((power, index) => target < 0 ? 0 : (power / sum - (index == target ? 1 : 0)) / predictions)]);
            if (target >= 0) loss -= Math.Log(powers[target] / sum) / predictions;
        }

        return loss;
    }
}
