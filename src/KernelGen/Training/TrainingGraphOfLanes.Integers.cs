using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Piecewise;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>What the passes of integer-only models have in common.</summary>
public abstract partial class TrainingGraph<TLanes>
{
    // h and gates lie between -1 and 1, queries and keys, sums of some of those, most often between -4 and 4; c has 12 bits behind the point until its own range is known.
    private const float UsualMagnitude = 1, UsualScored = 4, UsualCell = 7.9f;

    private readonly List<ObservedRange> observed = [];
    private readonly List<IIntegerRecord> integerRecords = [];
    private readonly List<IIntegerSumRecord> integerSums = [];
    private GateFunctions? functions;
    private ObservedRange? featureRange;
    private Func<CodeRange>? featureCodes;
    private RowEnds? featureEnds;

    /// <inheritdoc/>
    internal override IReadOnlyList<ObservedRange> Observed => observed;

    /// <inheritdoc/>
    internal override IReadOnlyList<IIntegerRecord> IntegerRecords => integerRecords;

    /// <inheritdoc/>
    internal override IReadOnlyList<IIntegerSumRecord> IntegerSums => integerSums;

    /// <summary>Adds the integer-only recurrent layer at place <paramref name="layer"/> of the model with all its tensors.</summary>
    protected TrainedIntegerCell<TLanes> AddIntegerCell(int layer)
    {
        RecurrentSpec spec = (RecurrentSpec)Spec.Layers[layer];
        int gateRows = spec.Gates * spec.Hidden;
        bool isNormalised = spec.NormalisesGates, takesTables = Spec.Integer!.TakesTables;
        string Name(string tensor) => ModelTensors.Qualified(spec, tensor);
        IntegerCellParts<TLanes> parts = new()
        {
            Layer = layer,
            Spec = spec,
            Entering = EnteringCodes(layer),
            Sigmoid = takesTables ? new TableFunction<TLanes>(GateTable.Sigmoid) : new BentFunction<TLanes>(Functions.Sigmoid, FixedPointGrid.Gates),
            Tanh = takesTables ? new TableFunction<TLanes>(GateTable.Tanh) : new BentFunction<TLanes>(Functions.Tanh, FixedPointGrid.Gates),
            InputWeight = AddMatrix(Name("weight_ih"), gateRows, spec.Input),
            RecurrentWeight = AddMatrix(Name("weight_hh"), gateRows, spec.Hidden),
            InputBias = spec.Bias ? AddBias(Name("bias_ih"), gateRows) : null,
            RecurrentBias = spec.Bias ? AddBias(Name("bias_hh"), gateRows) : null,
            InputNorm = isNormalised ? (TrainedLayerNorm<TLanes>)AddNorm(layer, "ih") : null,
            RecurrentNorm = isNormalised ? (TrainedLayerNorm<TLanes>)AddNorm(layer, "hh") : null,
            SumNorm = spec.NormalisesSums ? (TrainedLayerNorm<TLanes>)AddNorm(layer, "sum") : null,
            NormalisedRange = spec.NormalisesSums ? AddObserved(ModelTensors.ObservedSums(spec), UsualScored) : null,
            HiddenRange = AddObserved(ModelTensors.ObservedHidden(spec), UsualMagnitude),
            SumRange = spec.AddsInput ? AddObserved(ModelTensors.ObservedOutputs(spec), 2 * UsualMagnitude) : null,
            CellRange = spec.Cell == CellKind.Lstm ? AddObserved(ModelTensors.ObservedCell(spec), UsualCell) : null,
            HiddenState = AddHiddenState(layer),
            CellState = spec.Cell == CellKind.Rnn ? null : AddState(Name("cell"), spec.Hidden, initial: 0, stride: 1),
            Gemm = Gemm,
            Passes = Passes,
            Ranges = ranges,
            Streams = streams,
        };
        TrainedIntegerCell<TLanes> cell = spec.Cell switch
        {
            CellKind.Lstm when takesTables => new TrainedTableLstm<TLanes>(this, parts),
            CellKind.Lstm => new TrainedIntegerLstm<TLanes>(this, parts),
            CellKind.Gru => new TrainedIntegerGru<TLanes>(this, parts),
            _ => new TrainedIntegerRnn<TLanes>(this, parts),
        };
        integerRecords.Add(cell);
        return cell;
    }

    /// <summary>Adds what a residual integer-only layer at place <paramref name="layer"/> hands on, of a pair the one that reads backward; behind <see cref="AddIntegerCell"/>.</summary>
    protected TrainedIntegerSum<TLanes> AddIntegerSum(int layer)
    {
        var cell = (TrainedIntegerCell<TLanes>)integerRecords.First(record => record.Layer == layer);
        TrainedIntegerSum<TLanes> sum = new(this, layer, cell.Constants, AddObserved(ModelTensors.ObservedOutputs(Spec.Layers[layer]), 2 * UsualMagnitude), ranges);
        integerSums.Add(sum);
        return sum;
    }

    /// <summary>Adds the attention at place <paramref name="layer"/> of an integer-only decoder with all its tensors.</summary>
    protected TrainedIntegerAttention<TLanes> AddIntegerAttention(int layer)
    {
        var spec = (AttentionSpec)Spec.Layers[layer];
        IntegerSpec integer = Spec.Integer!;
        TrainedIntegerAttention<TLanes> attention = new(this, encoder!, new IntegerAttentionParts
        {
            Layer = layer,
            Spec = spec,
            Entering = EnteringCodes(layer),
            Memory = encoder!.CodesBehind(encoder.Spec.Layers.Count - 1),
            Tanh = Functions.Tanh,
            Exponential = IntegerSoftmax.Exponential(integer.Pieces, integer.Placement),
            QueryWeight = AddMatrix(ModelTensors.Qualified(spec, "weight_query"), spec.Units, spec.Input),
            MemoryWeight = AddMatrix(ModelTensors.Qualified(spec, "weight_memory"), spec.Units, spec.Memory),
            Score = spec.HasScoreWeights ? AddBias(ModelTensors.ScoreWeights(spec).Name, spec.Units) : null,
            OutputRange = AddObserved(ModelTensors.ObservedOutputs(spec), UsualMagnitude),
            QueryRange = spec.HasScoreWeights ? null : AddObserved(ModelTensors.ObservedQueries(spec), UsualScored),
            KeyRange = spec.HasScoreWeights ? null : AddObserved(ModelTensors.ObservedKeys(spec), UsualScored, encoder),
            Gemm = Gemm,
            Ranges = ranges,
        });
        integerRecords.Add(attention);
        return attention;
    }

    /// <summary>Adds the affine layer at place <paramref name="layer"/> of an integer-only network, which is not its last, with all its tensors.</summary>
    protected TrainedIntegerTanh<TLanes> AddIntegerTanh(int layer)
    {
        var spec = (LinearSpec)Spec.Layers[layer];
        TrainedIntegerTanh<TLanes> affine = new(this, new IntegerTanhParts
        {
            Layer = layer,
            Spec = spec,
            Entering = EnteringCodes(layer),
            Tanh = Functions.Tanh,
            Weight = AddMatrix(ModelTensors.Qualified(spec, "weight"), spec.Outputs, spec.Input),
            Bias = spec.Bias ? AddBias(ModelTensors.Qualified(spec, "bias"), spec.Outputs) : null,
            OutputRange = AddObserved(ModelTensors.ObservedOutputs(spec), UsualMagnitude),
            Gemm = Gemm,
            Passes = Passes,
            Ranges = ranges,
        });
        integerRecords.Add(affine);
        return affine;
    }

    /// <summary>Adds the range of raw features.</summary>
    protected void AddFeatureRange()
    {
        featureRange = AddObserved(ModelTensors.ObservedFeatures(Spec.Layers[0]), UsualMagnitude);
        featureEnds = featureRange.Watch();
        featureCodes = EnteringCodes(layer: 0);
    }

    /// <summary>Replaces the raw features of some rows by the values of their codes, the integers that an integer-only model begins with.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    protected void CodeObservedFeatures(int first, int end)
    {
        CodeRange codes = featureCodes!();
        for (int row = first; row < end; row++)
        {
            SeeFeatures(row);
            foreach (ref float value in Features!.Floats(row, 1)) value = (float)codes.Step * (codes.CodeOf(value) - codes.Zero);
        }
    }

    /// <inheritdoc/>
    internal override void ObserveFeatures()
    {
        encoder?.ObserveFeatures();
        if (featureRange is not { HasBegun: false }) return;
        for (int row = 0; row < WindowRows; row++) SeeFeatures(row);
        featureRange.Take();
    }

    private void SeeFeatures(int row)
    {
        (float low, float high) = (0, 0);
        foreach (float value in Features!.Floats(row, 1)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        featureEnds!.See(row, low, high);
    }

    private GateFunctions Functions => functions ??= encoder?.Functions ?? new GateFunctions(Spec.Integer!);

    /// <summary>What the codes that enter a layer stand for, under the parameters of the moment at which it is asked.</summary>
    private Func<CodeRange> EnteringCodes(int layer)
    {
        int before = Spec.Before(layer);
        return before < 0 ? () => featureRange!.Codes(Spec.FeatureActivation.Bits) : CodesBehind(before);
    }

    /// <summary>What the codes that a layer hands on stand for, likewise.</summary>
    private Func<CodeRange> CodesBehind(int layer)
    {
        LayerSpec own = Spec.Layers[layer];
        if (own is EmbeddingSpec embedding)
        {
            SymmetricQuantizer quantizer = (SymmetricQuantizer)quantizers[ModelTensors.Qualified(embedding, "weight")];
            return () => new CodeRange(quantizer.Step, 0, embedding.Weights.Bits);
        }

        ObservedRange range = observed.First(other => other.Name == ModelTensors.ObservedOutputs(own).Name);
        int codeBits = own.OutputActivation.Bits;
        return () => range.Codes(codeBits);
    }

    /// <summary>Adds a range, or gives the one that the other direction of a pair has added.</summary>
    /// <param name="tensor">Its tensor.</param>
    /// <param name="usual">The magnitude of both ends before it has begun.</param>
    /// <param name="graph">Whose windows it watches where they are not those of this graph.</param>
    private ObservedRange AddObserved(TensorSpec tensor, float usual, TrainingGraph? graph = null)
    {
        if (observed.Find(range => range.Name == tensor.Name) is { } shared) return shared;
        Parameter parameter = new(tensor.Name, tensor.Rows, tensor.Columns) { IsClamped = false };
        parameters.Add(parameter);
        ObservedRange range = new(graph ?? this, parameter, usual);
        observed.Add(range);
        return range;
    }
}
