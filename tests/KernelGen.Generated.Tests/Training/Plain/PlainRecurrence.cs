using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>One stream through one recurrent layer, unit by unit, and back.</summary>
internal sealed class PlainRecurrence
{
    private readonly RecurrentSpec layer;
    private readonly PlainMatrix input, recurrent;
    private readonly PlainMatrix? projection;
    private readonly PlainRange? range;
    private readonly PlainDraw? draw;
    private readonly double[] inputBias, recurrentBias, inputBiasGradient, recurrentBiasGradient;
    private readonly Dictionary<char, (double[] Weights, double[] Gradient)> peepholes;
    private readonly List<Moment> moments = [];
    private readonly int units;
    private double[] hidden;
    private double[] cell;

    public PlainRecurrence(RecurrentSpec layer, PlainMatrix input, PlainMatrix recurrent, PlainRange? range, PlainDraw? draw, double[][] biases, double[][] biasGradients,
        Dictionary<char, (double[] Weights, double[] Gradient)> peepholes, PlainMatrix? projection)
    {
        (this.peepholes, this.projection) = (peepholes, projection);
        (this.layer, this.input, this.recurrent, this.range, this.draw) = (layer, input, recurrent, range, draw);
        (inputBias, recurrentBias) = (biases[0], biases[1]);
        (inputBiasGradient, recurrentBiasGradient) = (biasGradients[0], biasGradients[1]);
        units = layer.Hidden;
        double[] initial = [.. Enumerable.Repeat((double)layer.InitialState, units)];
        hidden = Code(projection is null ? initial : new double[layer.StateSize]);
        cell = layer is { HiddenActivation.Format: NumberFormat.Affine, Activation: CellActivation.Sigmoid, Projection: null } ? hidden : initial;
    }

    private bool IsBefore => layer.Cell == CellKind.Gru && layer.Reset == ResetGate.Before;

    public double[] Step(double[] x)
    {
        Moment now = new() { X = x, HiddenBefore = hidden, CellBefore = cell };
        now.Sums = input.Times(x, 0, input.Rows);
        now.Products = IsBefore ? [.. recurrent.Times(hidden, 0, 2 * units), .. new double[units]] : recurrent.Times(hidden, 0, recurrent.Rows);
        for (int row = 0; row < now.Sums.Length; row++) (now.Sums[row], now.Products[row]) = (now.Sums[row] + inputBias[row], now.Products[row] + recurrentBias[row]);
        switch (layer.Cell)
        {
            case CellKind.Lstm: StepLstm(now); break;
            case CellKind.Gru: StepGru(now); break;
            default: now.Hidden = now.Gates = [.. now.Sums.Zip(now.Products, (a, b) => Bend(a + b))]; break;
        }

        hidden = Level(now.Hidden, use: 0);
        moments.Add(now);
        return hidden;
    }

    /// <summary>The gradients of the inputs of all steps.</summary>
    public List<double[]> Back(List<double[]> gradients)
    {
        double[] dh = new double[layer.StateSize], dc = new double[units];
        List<double[]> inputs = [];
        for (int step = moments.Count - 1; step >= 0; step--)
        {
            Moment now = moments[step];
            dh = [.. dh.Zip(gradients[step], (a, b) => a + b)];
            double[] dSums = new double[layer.Gates * units], dProducts = dSums;
            double[] kept = new double[layer.StateSize];
            dh = Back(dh, now.Hidden);
            if (projection is not null) dh = projection.Back(dh, now.Interlink, 0);
            if (layer.Cell == CellKind.Rnn)
                dProducts = dSums = [.. dh.Select((value, j) => value * Slope(now.Gates[j]))];
            if (layer.Cell == CellKind.Lstm) dc = BackLstm(now, dh, dc, dSums);
            if (layer.Cell == CellKind.Gru) dProducts = BackGru(now, dh, dSums, kept);
            Accumulate(inputBiasGradient, dSums);
            Accumulate(recurrentBiasGradient, dProducts);
            inputs.Insert(0, input.Back(dSums, now.X, 0));
            double[] through = recurrent.Back(IsBefore ? dProducts[..(2 * units)] : dProducts, now.HiddenBefore, 0);
            dh = [.. through.Zip(kept, (a, b) => a + b)];
        }

        return inputs;
    }

    private void StepLstm(Moment now)
    {
        now.Gates = [.. now.Sums.Zip(now.Products, (a, b) => a + b)];
        (now.Cell, now.Hidden) = (new double[units], new double[units]);
        for (int j = 0; j < units; j++)
        {
            double f = Open(now, 'f', j, cell[j]), g = now.Gates[Row('g', j)] = Bend(now.Gates[Row('g', j)]);
            double i = layer.Coupled ? 1 - f : Open(now, 'i', j, cell[j]);
            now.Cell[j] = f * cell[j] + i * g;
            now.Hidden[j] = Open(now, 'o', j, now.Cell[j]) * Bend(now.Cell[j]);
        }

        cell = now.Cell;
        if (projection is null) return;
        now.Interlink = PlainMath.Code(layer.InterlinkActivation, now.Hidden);
        now.Hidden = projection.Times(now.Interlink, 0, projection.Rows);
    }

    private double[] BackLstm(Moment now, double[] dh, double[] dcAfter, double[] dSums)
    {
        double[] dcBefore = new double[units];
        for (int j = 0; j < units; j++)
        {
            double f = now.Gates[Row('f', j)], g = now.Gates[Row('g', j)], o = now.Gates[Row('o', j)], c = now.CellBefore[j];
            double bent = Bend(now.Cell[j]);
            double dc = dcAfter[j] + dh[j] * o * Slope(bent) + Close(now, 'o', j, dh[j] * bent, now.Cell[j], dSums);
            dSums[Row('g', j)] = dc * (layer.Coupled ? 1 - f : now.Gates[Row('i', j)]) * Slope(g);
            dcBefore[j] = dc * f + Close(now, 'f', j, dc * (layer.Coupled ? c - g : c), c, dSums);
            if (!layer.Coupled) dcBefore[j] += Close(now, 'i', j, dc * g, c, dSums);
        }

        return dcBefore;
    }

    private int Row(char gate, int unit) => layer.GateOf(gate) * units + unit;

    /// <summary>A gate of an LSTM, which sees <paramref name="c"/> where it has a peephole.</summary>
    private double Open(Moment now, char gate, int unit, double c)
    {
        ref double value = ref now.Gates[Row(gate, unit)];
        return value = Gate(value + (peepholes.TryGetValue(gate, out var peephole) ? peephole.Weights[unit] * c : 0));
    }

    /// <summary>From the gradient by a gate those by its sum and by its peephole; returns that by the c that it sees.</summary>
    private double Close(Moment now, char gate, int unit, double gradient, double c, double[] dSums)
    {
        double sum = dSums[Row(gate, unit)] = gradient * GateSlope(now.Gates[Row(gate, unit)]);
        if (!peepholes.TryGetValue(gate, out var peephole)) return 0;
        peephole.Gradient[unit] += sum * c;
        return sum * peephole.Weights[unit];
    }

    private void StepGru(Moment now)
    {
        now.Gates = new double[3 * units];
        for (int row = 0; row < 2 * units; row++) now.Gates[row] = Gate(now.Sums[row] + now.Products[row]);
        now.Unrounded = [.. now.Gates[..units].Zip(hidden, (r, h) => r * h)];
        now.Interlink = IsBefore ? Level(now.Unrounded, use: 2) : [];
        double[] second = IsBefore ? recurrent.Times(now.Interlink, 2 * units, units) : [];
        for (int j = 0; j < units; j++)
        {
            int row = 2 * units + j;
            double product = IsBefore ? second[j] + now.Products[row] : now.Gates[j] * now.Products[row];
            now.Gates[row] = Bend(now.Sums[row] + product);
        }

        bool codesCandidate = layer.HiddenActivation.Format == NumberFormat.Affine;
        now.Candidate = codesCandidate ? Level(now.Gates[(2 * units)..], use: 1) : now.Gates[(2 * units)..];
        now.Hidden = [.. now.Candidate.Select((n, j) => now.Gates[units + j] * (hidden[j] - n) + n)];
    }

    /// <summary>The gradients of the recurrent products; those of the sums and of the kept state go to the arguments.</summary>
    private double[] BackGru(Moment now, double[] dh, double[] dSums, double[] kept)
    {
        double[] dLevels = Back([.. dh.Select((value, j) => value * (1 - now.Gates[units + j]))], now.Gates[(2 * units)..]);
        for (int j = 0; j < units; j++)
        {
            double z = now.Gates[units + j], n = now.Gates[2 * units + j];
            dSums[units + j] = dh[j] * (now.HiddenBefore[j] - now.Candidate[j]) * GateSlope(z);
            dSums[2 * units + j] = dLevels[j] * Slope(n);
            kept[j] = dh[j] * z;
        }

        double[] dn = dSums[(2 * units)..];
        double[] dInterlink = IsBefore ? Back(recurrent.Back(dn, now.Interlink, 2 * units), now.Unrounded) : [];
        double[] dProducts = [.. dSums];
        for (int j = 0; j < units; j++)
        {
            double r = now.Gates[j];
            double dr = IsBefore ? dInterlink[j] * now.HiddenBefore[j] : dn[j] * now.Products[2 * units + j];
            dSums[j] = dProducts[j] = dr * GateSlope(r);
            dProducts[units + j] = dSums[units + j];
            if (IsBefore) kept[j] += dInterlink[j] * r;
            else dProducts[2 * units + j] = dn[j] * r;
        }

        return dProducts;
    }

    private double Gate(double sum) => PlainMath.Sigmoid(layer.GateForm, layer.Slope * sum);

    private double GateSlope(double gate) => layer.Slope * PlainMath.SigmoidSlope(layer.GateForm, gate);

    private double Bend(double sum) => PlainMath.Bend(layer.Activation, layer.GateForm, layer.Slope * sum);

    /// <summary>The derivative of the non-linearity by its argument where it gave <paramref name="result"/>.</summary>
    private double Slope(double result) => layer.Slope * PlainMath.Slope(layer.Activation, layer.GateForm, result);

    /// <summary>What becomes of a vector that is rounded like h.</summary>
    private double[] Level(double[] values, int use) => range is { IsMeasuring: true } ? range.Measure(values)
        : draw is null ? Code(values)
        : draw.Code(values, moments.Count, use);

    private double[] Code(double[] values) => range is null ? PlainMath.Code(layer.HiddenActivation, values) : range.Code(values);

    /// <summary>The gradient by values from that by their levels: straight through where no range is learned.</summary>
    private double[] Back(double[] gradient, double[] values) => range is null ? gradient : range.Back(gradient, values);

    private static void Accumulate(double[] sums, double[] addends)
    {
        for (int index = 0; index < sums.Length; index++) sums[index] += addends[index];
    }

    /// <summary>What one time step leaves for the way back.</summary>
    private sealed class Moment
    {
        public double[] X = [], HiddenBefore = [], CellBefore = [], Sums = [], Products = [], Gates = [], Cell = [], Hidden = [], Unrounded = [], Interlink = [], Candidate = [];
    }
}
