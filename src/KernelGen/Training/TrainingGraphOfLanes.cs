using System;
using System.Collections.Generic;
using System.ComponentModel;
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

    private void OverRows(RangePass pass, TrainedMatrix matrix)
    {
        current = matrix;
        Over(pass, matrix.Quantizer.Rows);
    }
}
