using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>What the constructors of emitted graphs add: parameters, states and what layers have in common.</summary>
public abstract partial class TrainingGraph<TLanes>
{
    /// <summary>Adds a weight matrix; a table is one whose rows are looked up.</summary>
    protected TrainedMatrix AddMatrix(string name, int rows, int columns, bool isTable = false)
    {
        MatrixQuantizer quantizer = quantizers[name];
        bool clamps = quantizer.Weights.Bits < 32 && quantizer.Weights.Method.ClampsWeights;
        return Add(new Parameter(name, rows, columns) { IsClamped = clamps }, quantizer, isTable);
    }

    /// <summary>Adds a bias.</summary>
    protected Parameter AddBias(string name, int length)
    {
        Parameter parameter = new(name, length, 0) { IsClamped = false };
        parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds the peephole of a gate, a letter, of the LSTM at place <paramref name="layer"/> of the model.</summary>
    protected Parameter AddPeephole(int layer, char gate)
    {
        TensorSpec tensor = ModelTensors.Peephole((RecurrentSpec)Spec.Layers[layer], gate);
        return AddBias(tensor.Name, tensor.Rows);
    }

    /// <summary>Adds a quantized bias, a matrix of one row.</summary>
    protected TrainedMatrix AddCodedBias(string name, int length) =>
        Add(new Parameter(name, length, 0) { IsClamped = false }, quantizers[name], isTable: false);

    /// <summary>Adds the bias of the last layer: the loss adds it to the outputs, and sums its gradient.</summary>
    protected void AddOutputBias(string name, int length)
    {
        outputBias = AddBias(name, length);
        outputBiasValues = outputBias.ValueMatrix;
    }

    /// <summary>Adds the bias of the last layer where it is quantized.</summary>
    protected void AddCodedOutputBias(string name, int length)
    {
        TrainedMatrix coded = AddCodedBias(name, length);
        outputBias = coded.Parameter;
        outputBiasValues = coded.Effective;
    }

    /// <summary>Adds the normalisation of a product or of the input of the recurrent layer at place <paramref name="layer"/> of the model.</summary>
    /// <param name="layer">Its place.</param>
    /// <param name="name">ih for W x, hh for U h, sum for their sum, x for the layer's input.</param>
    protected TrainedNorm<TLanes> AddNorm(int layer, string name)
    {
        RecurrentSpec recurrent = (RecurrentSpec)Spec.Layers[layer];
        Parameter[] own = [.. ModelTensors.NormTensors(recurrent, name).Select(tensor => AddBias(tensor.Name, tensor.Rows))];
        (int gates, int units) = name == "x" ? (1, recurrent.Input) : (recurrent.Gates, recurrent.Hidden);
        int rows = Behind(layer).MostRows;
        return own.Length == 1
            ? new TrainedLayerNorm<TLanes>(gates, units, rows, own[0], recurrent.Deviation)
            : new TrainedBatchNorm<TLanes>(this, gates, units, rows, own[0], own[1], own[2]);
    }

    /// <summary>Adds the gains of the layer of normalisation at place <paramref name="layer"/> of the model.</summary>
    protected TrainedNorm<TLanes> AddLayerNorm(int layer)
    {
        LayerNormSpec norm = (LayerNormSpec)Spec.Layers[layer];
        return new TrainedLayerNorm<TLanes>(1, norm.Size, Behind(layer).MostRows, AddBias(ModelTensors.Qualified(norm, "weight"), norm.Size));
    }

    /// <summary>Adds the frames that the stacking layer at place <paramref name="layer"/> of the model remembers.</summary>
    protected TrainedFrames AddFrames(int layer)
    {
        FrameStackingSpec stacking = (FrameStackingSpec)Spec.Layers[layer];
        StreamState? remembered = stacking.Remembered == 0 || stacking.Ahead > 0
            ? null
            : AddState(ModelTensors.Qualified(stacking, "frames"), stacking.Remembered, initial: 0, Spec.StrideTo(layer - 1));
        return new TrainedFrames(this, remembered, stacking, Behind(layer - 1), elements);
    }

    /// <summary>Adds the learned range of h of the recurrent layer at place <paramref name="layer"/> of the model.</summary>
    /// <param name="layer">The place.</param>
    /// <param name="uses">Vectors a row of the window that are rounded by it.</param>
    protected LearnedRange AddRange(int layer, int uses)
    {
        RecurrentSpec recurrent = (RecurrentSpec)Spec.Layers[layer];
        TensorSpec tensor = ModelTensors.LearnedRange(recurrent)!;
        Parameter parameter = new(tensor.Name, tensor.Rows, tensor.Columns) { IsClamped = false };
        parameters.Add(parameter);
        LearnedRange range = new(Behind(layer), recurrent.HiddenActivation, parameter, uses, recurrent.StateSize);
        learnedRanges.Add(range);
        return range;
    }

    /// <summary>Adds the drawn levels of h of the recurrent layer at place <paramref name="layer"/> of the model.</summary>
    protected DrawnLevels AddDraw(int layer) => new(this, ((RecurrentSpec)Spec.Layers[layer]).HiddenActivation, firstSite + layer);

    /// <summary>Adds the attention at place <paramref name="layer"/> of the model, with the weights of its score where it has such.</summary>
    protected TrainedAttention<TLanes> AddAttention(int layer)
    {
        AttentionSpec attention = (AttentionSpec)Spec.Layers[layer];
        Parameter? score = attention.HasScoreWeights ? AddBias(ModelTensors.ScoreWeights(attention).Name, attention.Units) : null;
        return new TrainedAttention<TLanes>(this, encoder!, attention, score);
    }

    /// <summary>
    /// Adds h of the recurrent layer at place <paramref name="layer"/> of the model, as the cell codes it: over
    /// <paramref name="range"/> where it is learned.
    /// </summary>
    protected StreamState AddHiddenState(int layer, LearnedRange? range = null)
    {
        RecurrentSpec recurrent = (RecurrentSpec)Spec.Layers[layer];
        return AddState($"{ModelTensors.Qualified(recurrent, "hidden")}", recurrent.StateSize, CodedInitialState(recurrent), Spec.StrideTo(layer), range);
    }

    /// <summary>
    /// Adds c of the LSTM at place <paramref name="layer"/> of the model: He et al. begin it with the coded value that h begins with.
    /// </summary>
    protected StreamState AddCellState(int layer, LearnedRange? range = null)
    {
        RecurrentSpec recurrent = (RecurrentSpec)Spec.Layers[layer];
        float initial = recurrent.CodesInitialCell ? CodedInitialState(recurrent) : recurrent.InitialState;
        return AddState($"{ModelTensors.Qualified(recurrent, "cell")}", recurrent.Hidden, initial, Spec.StrideTo(layer), recurrent.CodesInitialCell ? range : null);
    }

    private TrainedMatrix Add(Parameter parameter, MatrixQuantizer quantizer, bool isTable)
    {
        parameters.Add(parameter);
        foreach (ExtraTensor extra in quantizer.Extras)
        {
            Parameter own = new(extra.Spec.Name, extra.Spec.Rows, extra.Spec.Columns) { IsClamped = false };
            extra.Bind(own.Value, own.Gradient);
            parameters.Add(own);
        }

        TrainedMatrix matrix = new(parameter, quantizer, isTable);
        matrices.Add(matrix);
        return matrix;
    }

    /// <summary>The rows that leave the layer at a place of the model.</summary>
    private WindowExtent Behind(int layer) => new(this, Spec.StrideTo(layer));

    private StreamState AddState(string name, int values, float initial, int stride, LearnedRange? range = null)
    {
        StreamState state = new(name, this, values, initial, stride, range);
        states.Add(state);
        return state;
    }

    /// <summary>The initial state in every unit, coded as the layer codes h, but for a learned range, which codes it whenever a stream begins.</summary>
    private static float CodedInitialState(RecurrentSpec layer)
    {
        float[] hidden = new float[layer.StateSize];
        Array.Fill(hidden, layer.InitialHidden);
        ActivationSpec activation = layer.HiddenActivation;
        if (activation is { Format: NumberFormat.Affine, LearnedBy: null })
            AffineActivation.Quantize<Lanes32>(ref hidden[0], hidden.Length, AffineCode.Of(activation));
        if (activation.Format == NumberFormat.BinaryCode)
            BinaryActivation.Quantize<Lanes32>(ref hidden[0], hidden.Length, activation.Bits, activation.OnLineMethod);
        return hidden[0];
    }
}
