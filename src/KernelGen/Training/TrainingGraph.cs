using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// The forward and backward pass of one model: a window of <see cref="Batch"/> streams and at most <see cref="Steps"/> time
/// steps. Row r of a window is time step r / Batch of stream r % Batch. All memory is taken by the constructor, but that of the loss with the first window.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingGraph : IDisposable
{
    private readonly int[] tokens;
    private readonly int[] targets;
    private readonly int[] lengths;
    private readonly bool[] predicted;
    private bool predictsAll = true;
    private readonly int stride;
    private int windowSteps;
    private bool isTraining;
    private DropoutSetting dropout;
    private LevelDraw? draw;

    private protected TrainingGraph(ModelSpec spec, TrainingSpec training, TrainingGraph? encoder)
    {
        Spec = spec;
        Training = training;
        Encoder = encoder;
        stride = spec.Stride;
        Entering = new WindowExtent(this, stride: 1);
        Leaving = new WindowExtent(this, stride);
        int rows = Leaving.MostRows;
        tokens = new int[Entering.MostRows];
        lengths = new int[Batch];
        predicted = training.Loss == KernelGen.Loss.Ctc ? [] : new bool[rows];
        targets = training.Loss == KernelGen.Loss.SoftmaxCrossEntropy ? new int[rows] : [];
        if (training.Loss is KernelGen.Loss.MeanSquaredError or KernelGen.Loss.BinaryCrossEntropy)
            TargetValues = new MatrixBuffer(rows, spec.OutputSize);
        if (training.Loss == KernelGen.Loss.Ctc) Labels = new LabelSequences(Batch, Leaving.MostSteps);
        NormalisesByBatch = encoder is { NormalisesByBatch: true } || spec.Layers.OfType<RecurrentSpec>().Any(static layer => layer.Norm == ProductNorm.Batch || layer.NormalisesInput);
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The graph whose outputs this one attends to, with a window of its own; null for a model by itself.</summary>
    internal TrainingGraph? Encoder { get; }

    /// <summary>The loss and the longest window.</summary>
    public TrainingSpec Training { get; }

    /// <summary>Streams trained together.</summary>
    public int Batch => Training.Batch;

    /// <summary>Time steps of the longest window.</summary>
    public int Steps => Training.Steps;

    /// <summary>
    /// Time steps of the present window, whole strides: those that fill none are left out. Every stream is as long until <see cref="Shorten"/> says otherwise.
    /// </summary>
    public int WindowSteps
    {
        get => windowSteps;
        internal set
        {
            windowSteps = value - value % stride;
            lengths.AsSpan().Fill(windowSteps);
        }
    }

    /// <summary>The rows that enter.</summary>
    internal WindowExtent Entering { get; }

    /// <summary>The rows that leave, which the loss takes.</summary>
    internal WindowExtent Leaving { get; }

    /// <summary>Rows of the present window.</summary>
    public int WindowRows => WindowSteps * Batch;

    /// <summary>The tokens that enter, a row each; unused by a model of features.</summary>
    public Span<int> Tokens => tokens;

    /// <summary>The classes that are predicted, a row that leaves each; <see cref="Text.TokenBatch.NoTarget"/> where nothing is.</summary>
    public Span<int> Targets => targets;

    /// <summary>The values that are predicted, a row that leaves each; null where the loss is not over values.</summary>
    internal MatrixBuffer? TargetValues { get; }

    /// <summary>The labels of every stream; null where the loss is not CTC.</summary>
    internal LabelSequences? Labels { get; }

    /// <summary>
    /// The first time steps of every stream that count. Its rows beyond them hold features or tokens of zero, and reach neither the loss nor a gradient nor the
    /// state that is carried on.
    /// </summary>
    internal ReadOnlySpan<int> Lengths => lengths;

    /// <summary>Whether a layer normalises by the statistics of all streams at a time step.</summary>
    internal bool NormalisesByBatch { get; }

    /// <summary>Whether all streams are as long as the window.</summary>
    internal bool IsWhole => !Lengths.ContainsAnyExcept(windowSteps);

    /// <summary>Rows that leave in which something is predicted, but where classes are and their own targets say that nothing is.</summary>
    internal int PredictedRows
    {
        get
        {
            if (predictsAll) return Leaving.CountedRows;
            int rows = 0;
            for (int row = 0; row < Leaving.Rows; row++)
                if (Predicts(row)) rows++;
            return rows;
        }
    }

    /// <summary>The features that enter, a row each; null for a model of tokens.</summary>
    public virtual MatrixBuffer? Features => null;

    /// <summary>
    /// What the model puts out, a row that leaves each; before <see cref="Loss"/> without the bias of a last linear layer. Logits where the model ends in log
    /// probabilities.
    /// </summary>
    public abstract MatrixView Outputs { get; }

    /// <summary>Where the backward pass finds the gradient of <see cref="Outputs"/>; it may be the same memory.</summary>
    public abstract MatrixView OutputsGradient { get; }

    /// <summary>The lane type.</summary>
    internal abstract LaneWidth Width { get; }

    /// <summary>The threads.</summary>
    internal abstract WorkerTeam Team { get; }

    /// <summary>The parameters in the order of the model's tensors.</summary>
    internal abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The weight matrices in the order of the model's tensors.</summary>
    internal abstract IReadOnlyList<TrainedMatrix> Matrices { get; }

    /// <summary>What is carried from a window to the next.</summary>
    internal abstract IReadOnlyList<StreamState> States { get; }

    /// <summary>Whether the next pass forward belongs to an update: batch normalisation then takes the statistics of the mini-batch.</summary>
    internal bool IsTraining
    {
        get => isTraining;
        set
        {
            isTraining = value;
            if (Encoder is not null) Encoder.IsTraining = value;
        }
    }

    /// <summary>The learned ranges of h.</summary>
    internal abstract IReadOnlyList<LearnedRange> Ranges { get; }

    /// <summary>The observed ranges of an integer-only model.</summary>
    internal abstract IReadOnlyList<ObservedRange> Observed { get; }

    /// <summary>What the layers of an integer-only model left, but for a last affine one.</summary>
    internal abstract IReadOnlyList<IIntegerRecord> IntegerRecords { get; }

    /// <summary>The sums of residual integer-only layers that have been added, in order.</summary>
    internal abstract IReadOnlyList<IIntegerSumRecord> IntegerSums { get; }

    /// <summary>The L2 penalty on learned clips.</summary>
    internal float ClipPenalty { get; set; }

    /// <summary>What is dropped.</summary>
    internal DropoutSetting Dropout
    {
        get => dropout;
        set
        {
            dropout = value;
            if (Encoder is not null) Encoder.Dropout = value;
        }
    }

    /// <summary>How levels of activations are drawn where a layer draws them; null takes those of inference.</summary>
    internal LevelDraw? Draw
    {
        get => draw;
        set
        {
            draw = value;
            if (Encoder is not null) Encoder.Draw = value;
        }
    }

    /// <summary>Whether training draws the codes of a matrix.</summary>
    internal abstract bool DrawsWeights { get; }

    /// <summary>Draws the codes that <see cref="TakeParameters"/> makes next.</summary>
    internal abstract void DrawWeights(ulong seed, ulong update);

    /// <summary>Goes back to the deterministic codes.</summary>
    internal abstract void DrawNothing();

    /// <summary>Whether the passes compute with float weights where a matrix has codes; see <see cref="TrainingOptions.ProximalPull"/>.</summary>
    internal abstract bool ComputesWithWeights { get; set; }

    /// <summary>Takes memory for <see cref="Pull"/>.</summary>
    internal abstract void PrepareToPull();

    /// <summary>Pulls the weights of every coded matrix towards their codes: w = keep w + pull Q(w).</summary>
    internal abstract void Pull(float keep, float pull);

    /// <summary>Begins the range of raw features, where it has not begun, with those of the present window.</summary>
    internal abstract void ObserveFeatures();

    /// <summary>Takes over changed parameters: quantizes them and lays out what many products read.</summary>
    internal abstract void TakeParameters();

    /// <summary>Computes <see cref="Outputs"/> for the present window and carries the state on.</summary>
    public abstract void Forward();

    /// <summary>
    /// The sum of the losses of all targets of the window (<see cref="KernelGen.Loss"/>); puts the gradient of their mean into <see cref="OutputsGradient"/>
    /// where asked to, and adds the bias of a last linear layer to <see cref="Outputs"/> where not.
    /// </summary>
    /// <param name="predictions">Targets of the window: classes, values or sequences.</param>
    /// <param name="withGradient">Whether a backward pass follows.</param>
    internal abstract double Loss(int predictions, bool withGradient);

    /// <summary>Computes the gradient of every parameter from <see cref="OutputsGradient"/>, after <see cref="Forward"/>.</summary>
    internal abstract void ComputeGradients();

    /// <summary>Whether a row that leaves counts and something is predicted in it.</summary>
    internal bool Predicts(int row) => Leaving.Counts(row) && (predictsAll || predicted[row]);

    /// <summary>Says in which rows that leave something is predicted; empty where it is in all.</summary>
    internal void Predict(ReadOnlySpan<bool> rows)
    {
        predictsAll = rows.IsEmpty;
        rows.CopyTo(predicted);
    }

    /// <summary>Lets streams of the present window end before it, with their last whole stride.</summary>
    /// <param name="ends">The time step that each stream ends before; streams that are not named have none. Empty leaves all whole.</param>
    /// <param name="firstStep">The time step that the window begins with.</param>
    internal void Shorten(ReadOnlySpan<int> ends, int firstStep = 0)
    {
        if (ends.IsEmpty) return;
        lengths.AsSpan(ends.Length).Clear();
        for (int stream = 0; stream < ends.Length; stream++)
        {
            int length = Math.Clamp(ends[stream] - firstStep, 0, windowSteps);
            lengths[stream] = length - length % stride;
        }
    }

    /// <summary>Copies the rows of the present window that count, and fills the others: what stands there is never looked at.</summary>
    /// <param name="source">The rows of the window.</param>
    /// <param name="rows">Receives them.</param>
    /// <param name="columns">Elements a row.</param>
    /// <param name="padding">What rows beyond the length of their stream hold.</param>
    internal void CopyRows<T>(ReadOnlySpan<T> source, Span<T> rows, int columns, T padding)
    {
        source.CopyTo(rows);
        if (IsWhole) return;
        for (int row = 0; row < WindowRows; row++)
            if (!Entering.Counts(row)) rows.Slice(row * columns, columns).Fill(padding);
    }

    /// <summary>Copies the targets of the present window where something is predicted, and fills the other rows: what stands there is never looked at.</summary>
    /// <inheritdoc cref="CopyRows"/>
    internal void CopyTargets<T>(ReadOnlySpan<T> source, Span<T> rows, int columns, T padding)
    {
        source.CopyTo(rows);
        if (IsWhole && predictsAll) return;
        for (int row = 0; row < Leaving.Rows; row++)
            if (!Predicts(row)) rows.Slice(row * columns, columns).Fill(padding);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Team.Dispose();
        GC.SuppressFinalize(this);
    }
}
