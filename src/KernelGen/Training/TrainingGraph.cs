using System;
using System.Collections.Generic;
using System.ComponentModel;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// The forward and backward pass of one model: a window of <see cref="Batch"/> streams and at most <see cref="Steps"/> time
/// steps. Row r of a window is time step r / Batch of stream r % Batch. All memory is taken by the constructor.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingGraph : IDisposable
{
    private readonly int[] tokens;
    private readonly int[] targets;

    private protected TrainingGraph(ModelSpec spec, int batch, int steps)
    {
        Spec = spec;
        Batch = batch;
        Steps = steps;
        tokens = new int[batch * steps];
        targets = new int[batch * steps];
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Streams trained together.</summary>
    public int Batch { get; }

    /// <summary>Time steps of the longest window.</summary>
    public int Steps { get; }

    /// <summary>Time steps of the present window.</summary>
    public int WindowSteps { get; internal set; }

    /// <summary>Rows of the present window.</summary>
    public int WindowRows => WindowSteps * Batch;

    /// <summary>The tokens that enter, a row each; unused by a model of features.</summary>
    public Span<int> Tokens => tokens;

    /// <summary>The targets, a row each; <see cref="Text.TokenBatch.NoTarget"/> where nothing is predicted.</summary>
    public Span<int> Targets => targets;

    /// <summary>The features that enter, a row each; null for a model of tokens.</summary>
    public virtual MatrixBuffer? Features => null;

    /// <summary>What the model puts out, a row each; before <see cref="Loss"/> without the bias of a last linear layer.</summary>
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
    internal bool IsTraining { get; set; }

    /// <summary>The learned ranges of h.</summary>
    internal abstract IReadOnlyList<LearnedRange> Ranges { get; }

    /// <summary>The L2 penalty on learned clips.</summary>
    internal float ClipPenalty { get; set; }

    /// <summary>What is dropped.</summary>
    internal DropoutSetting Dropout { get; set; }

    /// <summary>How levels of activations are drawn where a layer draws them; null takes those of inference.</summary>
    internal LevelDraw? Draw { get; set; }

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

    /// <summary>Takes over changed parameters: quantizes them and lays out what many products read.</summary>
    internal abstract void TakeParameters();

    /// <summary>Computes <see cref="Outputs"/> for the present window and carries the state on.</summary>
    public abstract void Forward();

    /// <summary>
    /// The sum over all targets of the window of -log softmax(outputs)[target], in nats; puts the gradient of the mean into
    /// <see cref="OutputsGradient"/> where asked to.
    /// </summary>
    /// <param name="predictions">Targets of the window.</param>
    /// <param name="withGradient">Whether a backward pass follows.</param>
    internal abstract double Loss(int predictions, bool withGradient);

    /// <summary>Computes the gradient of every parameter from <see cref="OutputsGradient"/>, after <see cref="Forward"/>.</summary>
    internal abstract void ComputeGradients();

    /// <inheritdoc/>
    public void Dispose()
    {
        Team.Dispose();
        GC.SuppressFinalize(this);
    }
}
