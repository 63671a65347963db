using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>What the emitted passes of a model have in common, over one lane type.</summary>
/// <typeparam name="TLanes">The lane type of elementwise work.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TrainingGraph<TLanes> : TrainingGraph
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ModelQuantizers quantizers;
    private readonly TrainingGraph<TLanes>? encoder;

    // Connections and layers of an encoder are numbered behind those of its decoder, so that each draws for itself.
    private readonly int firstSite;
    private readonly RangeJob ranges;
    private readonly StreamJob streams;
    private readonly ElementKernels elements;
    private readonly List<Parameter> parameters = [];
    private readonly List<TrainedMatrix> matrices = [];
    private readonly List<StreamState> states = [];
    private readonly List<LearnedRange> learnedRanges = [];
    private readonly RangePass prepareRows, quantizeRows, pullRows, backwardRows;
    private WindowLoss? loss;
    private Parameter? outputBias;
    private MatrixView outputBiasValues;
    private TrainedMatrix? current;
    private int preparation;
    private bool computesWithWeights;
    private float keep, pull;

    /// <summary>Starts the team of threads.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="training">The window.</param>
    /// <param name="width">The lane type of products and passes over whole matrices.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    protected TrainingGraph(ModelSpec spec, TrainingSpec training, LaneWidth width, int threads)
        : this(spec, training, width, new WorkerTeam(threads), new ModelQuantizers(spec), encoder: null)
    {
    }

    /// <summary>The graph of an encoder, whose threads its decoder has too.</summary>
    /// <param name="decoder">The model that the encoder is part of.</param>
    /// <param name="training">The window of sources.</param>
    /// <param name="width">The lane type of products and passes over whole matrices.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    /// <param name="firstSite">Layers of the decoder.</param>
    protected TrainingGraph(ModelSpec decoder, TrainingSpec training, LaneWidth width, int threads, int firstSite)
        : this(decoder?.Encoder ?? throw new ArgumentNullException(nameof(decoder)), training, width, new WorkerTeam(threads), new ModelQuantizers(decoder), encoder: null) =>
        this.firstSite = firstSite;

    /// <summary>The graph of a decoder.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="training">The window of targets.</param>
    /// <param name="encoder">The graph whose outputs it attends to; owned from now on.</param>
    protected TrainingGraph(ModelSpec spec, TrainingSpec training, TrainingGraph<TLanes> encoder)
        : this(spec, training, (encoder ?? throw new ArgumentNullException(nameof(encoder))).Width, encoder.Team, encoder.quantizers, encoder)
    {
        parameters.AddRange(encoder.parameters);
        matrices.AddRange(encoder.matrices);
        states.AddRange(encoder.states);
        observed.AddRange(encoder.observed);
    }

    private TrainingGraph(
        ModelSpec spec, TrainingSpec training, LaneWidth width, WorkerTeam team, ModelQuantizers quantizers, TrainingGraph<TLanes>? encoder)
        : base(spec, training, encoder)
    {
        Width = width;
        Team = team;
        this.quantizers = quantizers;
        this.encoder = encoder;
        Gemm = new Gemm(Team, width);
        Passes = new VectorPasses(Team, width);
        ranges = new RangeJob(Team);
        streams = new StreamJob(Team, width, training.Batch);
        prepareRows = (first, end) => current!.Prepare<TLanes>(preparation, first, end);
        quantizeRows = (first, end) => current!.Quantize<TLanes>(first, end);
        ElementKernels kernels = elements = ElementKernels.For(width);
        pullRows = (first, end) => current!.Pull<TLanes>(kernels, keep, pull, first, end);
        backwardRows = (first, end) => current!.Backward<TLanes>(first, end);
    }

    /// <summary>Matrix products on all threads.</summary>
    protected Gemm Gemm { get; }

    /// <summary>Elementwise passes on all threads.</summary>
    protected VectorPasses Passes { get; }

    /// <inheritdoc/>
    internal override LaneWidth Width { get; }

    /// <inheritdoc/>
    internal override WorkerTeam Team { get; }

    /// <inheritdoc/>
    internal override IReadOnlyList<Parameter> Parameters => parameters;

    /// <inheritdoc/>
    internal override IReadOnlyList<StreamState> States => states;

    /// <inheritdoc/>
    internal override IReadOnlyList<LearnedRange> Ranges => encoder is null ? learnedRanges : [.. encoder.learnedRanges, .. learnedRanges];

    /// <summary>Computes the gradients by the effective weights from <see cref="TrainingGraph.OutputsGradient"/>.</summary>
    public abstract void Backward();

    /// <summary>The forward pass of the encoder that this graph attends to.</summary>
    protected void ForwardOfEncoder() => encoder!.Forward();

    /// <summary>The backward pass of the encoder, once the gradient of its outputs is there.</summary>
    protected void BackwardOfEncoder() => encoder!.Backward();

    /// <summary>Lays out what many products read, once the effective weights are new.</summary>
    protected abstract void LayOut();

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
    /// <param name="name">ih for W x, hh for U h, x for the layer's input.</param>
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

    /// <summary>The sums of a register of gates with their biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static TLanes Sum(ref readonly float sums, ref readonly float bias, nuint offset) =>
        TLanes.AddF32(TLanes.LoadF32(in sums, offset), TLanes.LoadF32(in bias, offset));

    /// <summary>The sums of a register of gates with their biases and what they see of c: peephole * c + (sum + bias), the former with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static TLanes Seen(ref readonly float peephole, nuint unit, TLanes cell, TLanes sum) =>
        TLanes.FusedMultiplyAddF32(TLanes.LoadF32(in peephole, unit), cell, sum);

    /// <summary>The gradient of a peephole: for every unit the sum over the rows of the gradient by its gate's sums times the c that it sees.</summary>
    protected static void SumPeephole(Parameter peephole, in MatrixView gradient, in MatrixView cells) =>
        ColumnProducts.Sum<TLanes>(in gradient, in cells, ref peephole.Gradients[0]);

    /// <summary>Runs <paramref name="pass"/> over 0 to <paramref name="count"/> - 1 on all threads.</summary>
    protected void Over(RangePass pass, int count) => ranges.Run(pass, count, grain: 1);

    /// <summary>Runs <paramref name="pass"/> over all streams, some on every thread.</summary>
    protected void OverStreams(StreamPass pass) => streams.Run(pass);

    /// <summary>Runs <paramref name="pass"/> over all streams together, on one thread: batch normalisation joins them at every time step.</summary>
    protected void OverJoinedStreams(StreamPass pass) => streams.RunJoined(pass);

    /// <summary>
    /// <paramref name="output"/> = <paramref name="input"/> with some elements dropped and the others divided by the probability of
    /// being kept; a copy where nothing is dropped. The two may be one.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="input">Where from.</param>
    /// <param name="site">Which connection of the network: each drops independently.</param>
    protected void Drop(in MatrixView output, in MatrixView input, int site) => DropAt(Dropout.Rate, in output, in input, site);

    /// <summary>The same with a rate of the connection's own, in updates alone.</summary>
    protected void Drop(in MatrixView output, in MatrixView input, int site, float rate) => DropAt(IsTraining ? rate : 0, in output, in input, site);

    private void DropAt(float rate, in MatrixView output, in MatrixView input, int site)
    {
        if (rate > 0)
            Passes.Dropout(in output, in input, new DropoutMask(1 - rate, Dropout.Seed, (ulong)(firstSite + site)), Dropout.Step);
        else if (output.Memory != input.Memory)
            Copy(in output, in input);
    }

    /// <summary>Turns the gradient of dropped activations into that of the activations before dropout, in place.</summary>
    protected void DropGradient(in MatrixView gradient, int site) => Drop(in gradient, in gradient, site);

    /// <summary>The same with a rate of the connection's own.</summary>
    protected void DropGradient(in MatrixView gradient, int site, float rate) => Drop(in gradient, in gradient, site, rate);

    /// <summary>
    /// Copies the rows of the window so that every stream runs from its last time step to its first; rows beyond the length of a stream stay where
    /// they are. Equal shapes, apart in memory.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="input">Where from.</param>
    /// <param name="stride">Time steps that enter the model for each row of a stream here.</param>
    protected void Turn(in MatrixView output, in MatrixView input, int stride = 1)
    {
        for (int row = 0; row < input.Rows; row++) input.Row(row).CopyTo(output.Row(TurnedRow(row, stride)));
    }

    /// <summary>Adds rows that were turned round to those that they came from; equal shapes.</summary>
    /// <param name="output">What is added to.</param>
    /// <param name="turned">What was turned round.</param>
    /// <param name="stride">As for <see cref="Turn"/>.</param>
    protected void AddTurned(in MatrixView output, in MatrixView turned, int stride = 1)
    {
        for (int row = 0; row < turned.Rows; row++) elements.Add(ref output.Row(row)[0], ref turned.Row(TurnedRow(row, stride))[0], turned.Columns);
    }

    private int TurnedRow(int row, int stride)
    {
        (int step, int stream) = Math.DivRem(row, Batch);
        int length = Lengths[stream] / stride;
        return step < length ? (length - 1 - step) * Batch + stream : row;
    }

    /// <summary>Copies rows; equal shapes.</summary>
    protected static void Copy(in MatrixView output, in MatrixView input)
    {
        for (int row = 0; row < input.Rows; row++) input.Row(row).CopyTo(output.Row(row));
    }

    /// <inheritdoc/>
    internal override bool DrawsWeights => quantizers.AreDrawn;

    /// <inheritdoc/>
    internal override void DrawWeights(ulong seed, ulong update) => quantizers.Draw(seed, update);

    /// <inheritdoc/>
    internal override void DrawNothing() => quantizers.DrawNothing();

    /// <inheritdoc/>
    internal override IReadOnlyList<TrainedMatrix> Matrices => matrices;

    /// <inheritdoc/>
    internal override bool ComputesWithWeights
    {
        get => computesWithWeights;
        set
        {
            computesWithWeights = value;
            foreach (TrainedMatrix matrix in matrices) matrix.ComputesWithWeights = value && matrix.IsCoded;
        }
    }

    /// <inheritdoc/>
    internal override void PrepareToPull()
    {
        foreach (TrainedMatrix matrix in matrices)
            if (matrix.IsCoded) matrix.PrepareToPull();
    }

    /// <inheritdoc/>
    internal override void Pull(float keep, float pull)
    {
        (this.keep, this.pull) = (keep, pull);
        FindScales();
        foreach (TrainedMatrix matrix in matrices)
            if (matrix.IsCoded) OverRows(pullRows, matrix);
    }

    /// <inheritdoc/>
    internal override void TakeParameters()
    {
        if (!computesWithWeights) FindScales();
        foreach (TrainedMatrix matrix in matrices)
            if (matrix.NeedsQuantization) OverRows(quantizeRows, matrix);
        encoder?.TakeLaidOut();
        TakeLaidOut();
    }

    private void TakeLaidOut()
    {
        foreach (LearnedRange range in learnedRanges) range.Take();
        LayOut();
    }

    /// <inheritdoc/>
    internal override void ComputeGradients()
    {
        Backward();
        foreach (TrainedMatrix matrix in matrices)
        {
            if (!matrix.ChangesGradient || matrix.IsTable) continue;
            OverRows(backwardRows, matrix);
            matrix.Quantizer.CompleteBackward();
        }

        CompleteRanges(ClipPenalty);
        encoder?.CompleteRanges(ClipPenalty);
    }

    private void CompleteRanges(float clipPenalty)
    {
        foreach (LearnedRange range in learnedRanges) range.CompleteBackward(clipPenalty);
    }

    /// <inheritdoc/>
    internal override double Loss(int predictions, bool withGradient)
    {
        loss ??= WindowLoss.For<TLanes>(this, new OutputBias(this, outputBias, outputBiasValues, ranges), ranges);
        return loss.Total(predictions, withGradient);
    }

    /// <summary>Finds the scales of all matrices from their present weights.</summary>
    private void FindScales()
    {
        for (preparation = 0; preparation < quantizers.Preparations; preparation++)
        {
            foreach (TrainedMatrix matrix in matrices)
                if (preparation < matrix.Preparations) OverRows(prepareRows, matrix);
            quantizers.CompletePreparation(preparation);
        }
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

    private void OverRows(RangePass pass, TrainedMatrix matrix)
    {
        current = matrix;
        Over(pass, matrix.Quantizer.Rows);
    }
}
