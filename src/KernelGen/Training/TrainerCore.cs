using System;
using System.Globalization;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// What every generated trainer does around the passes of its network: updates, learning rate, weights, checkpoints. The
/// weights it holds are floats; a quantized network rounds them anew for every update (shadow weights).
/// </summary>
/// <remarks>Nothing is allocated by an update after the first. A trainer is used by one thread at a time.</remarks>
public abstract partial class TrainerCore : IDisposable
{
    // Shadow weights of alternating codes (Xu et al. 2018, section 4) and of BinaryConnect stay in this range.
    private const float ClampRange = 1;

    private const string BeforeUpdate = "The weights are those before it; the streams have read its window.";
    private const string AfterUpdate = "The weights are lost; an older checkpoint has some.";

    private readonly ParameterSet parameters;
    private readonly bool clamps, windowsAreWhole;
    private bool parametersChanged = true;
    private bool isDrawn;
    private bool takesStoredScales;

    /// <summary>Initialises the weights.</summary>
    /// <param name="graph">The passes of the model; owned from now on.</param>
    /// <param name="options">The settings.</param>
    private protected TrainerCore(TrainingGraph graph, TrainingOptions options)
    {
        Require(graph, options);
        if (options.ProximalPull is not null) graph.PrepareToPull();
        Graph = graph;
        graph.ClipPenalty = options.ClipPenalty;
        Options = options;
        windowsAreWhole = graph.Spec.ReadsWholeSequences || graph.Encoder is not null;
        parameters = new ParameterSet(graph.Parameters, graph.Team, graph.Width);
        foreach (Parameter parameter in graph.Parameters) clamps |= parameter.IsClamped;
        Optimizer = options.Optimizer == OptimizerKind.Adam
            ? new AdamOptimizer(options.LearningRate)
            : new SgdOptimizer(options.LearningRate, options.Momentum);
        Optimizer.Attach(parameters);
        FindScales();
        ParameterInitialiser.Fill(graph, options.InitialWeights, options.Seeds.Initialisation);
    }

    /// <summary>Refuses settings; nobody would end the threads of the passes then.</summary>
    private static void Require(TrainingGraph graph, TrainingOptions options)
    {
        try
        {
            options.Check();
            options.CheckFor(graph.Spec);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec => Graph.Spec;

    /// <summary>The settings.</summary>
    public TrainingOptions Options { get; private protected set; }

    /// <summary>Streams trained together.</summary>
    public int Batch => Graph.Batch;

    /// <summary>Time steps of the longest window.</summary>
    public int Steps => Graph.Steps;

    /// <summary>Updates of the weights so far.</summary>
    public long Updates => Optimizer.Updates;

    /// <summary>The present learning rate.</summary>
    public float LearningRate
    {
        get => Optimizer.LearningRate;
        set
        {
            TrainingOptions.Require(value > 0 && float.IsFinite(value), nameof(LearningRate), value, "a finite rate above 0");
            Optimizer.LearningRate = value;
        }
    }

    /// <summary>The Euclidean norm of all gradients in the last update, before clipping.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>The passes.</summary>
    internal TrainingGraph Graph { get; }

    /// <summary>The optimizer.</summary>
    internal Optimizer Optimizer { get; }

    /// <summary>Forgets what the streams have read: the next window begins with the initial state.</summary>
    public void ResetState()
    {
        // Sequences begin at every update, and an enumerator of an interface would be allocated.
        for (int index = 0; index < Graph.States.Count; index++) Graph.States[index].Reset();
    }

    /// <summary>The float weights, copied, named and shaped as PyTorch does.</summary>
    public TensorSet Weights
    {
        get
        {
            if (parametersChanged && Graph.Matrices.Any(static matrix => matrix.Quantizer.KeepsScales))
            {
                Graph.TakeParameters();
                parametersChanged = false;
            }

            TensorSet weights = new();
            foreach (Parameter parameter in Graph.Parameters)
            {
                float[] values = parameter.Values.ToArray();
                if (parameter.Columns == 0) weights.Add(parameter.Name, values);
                else weights.Add(parameter.Name, parameter.Rows, parameter.Columns, values);
            }

            return weights;
        }
    }

    /// <summary>
    /// Takes over float weights, for example those of the float model that a quantized one begins with. What the optimizer keeps and
    /// the states of the streams begin anew. Tensors that a quantizer adds to a matrix (votes, gains) may be missing, all of a matrix
    /// together: they are then fitted to the weights. A learned range of h that is missing begins where training begins with it, an observed one with the
    /// next update.
    /// </summary>
    /// <exception cref="WeightFormatException">
    /// Names a tensor that is missing, superfluous, wrongly shaped or not finite, or a learned range that is not above zero.
    /// </exception>
    public void LoadWeights(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.Require(Spec, canLackExtras: true);
        foreach (LearnedRange range in Graph.Ranges)
            if (weights.TryGet(range.Name) is { } learned) range.Require(learned.Values[0]);
        foreach (ObservedRange range in Graph.Observed)
            if (weights.TryGet(range.Name) is { } seen) range.Require(seen.Values);

        // From here on nothing is refused.
        foreach (LearnedRange range in Graph.Ranges.Where(range => weights.TryGet(range.Name) is null)) range.Begin();
        foreach (ObservedRange range in Graph.Observed.Where(range => weights.TryGet(range.Name) is null)) range.Begin();
        foreach (Parameter parameter in Graph.Parameters)
        {
            weights.TryGet(parameter.Name)?.Values.CopyTo(parameter.Values);
            foreach ((string _, AlignedBuffer slot) in parameter.Slots) slot.Span.Clear();
        }

        foreach (TrainedMatrix matrix in Graph.Matrices)
        {
            if (matrix.Quantizer.Extras.Any(extra => weights.TryGet(extra.Spec.Name) is null))
                matrix.Quantizer.Adopt(matrix.Parameter.Values);
            matrix.Quantizer.TakeStoredScales();
        }

        takesStoredScales = true;

        Optimizer.Updates = 0;
        parametersChanged = true;
        ResetState();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        Graph.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One update from the window that is in the graph.</summary>
    /// <returns>The mean loss of a prediction, before the update.</returns>
    private protected double Update(int predictions)
    {
        long update = Updates + 1;
        Graph.IsTraining = true;
        Graph.Dropout = new DropoutSetting(Options.Dropout, Options.Seeds.Dropout, (ulong)Updates);
        Graph.Draw = new LevelDraw(Options.Seeds.Draws, (ulong)Updates);
        if (Graph.DrawsWeights)
        {
            Graph.DrawWeights(Options.Seeds.Draws, (ulong)Updates);
            isDrawn = parametersChanged = true;
        }

        if (Options.ProximalPull is not null) TakeForm(withWeights: true);
        if (Updates == 0) MeasureRanges();
        Forward();
        double mean = Graph.Loss(predictions, withGradient: true) / Math.Max(predictions, 1);
        if (!double.IsFinite(mean))
            throw NotFinite(FirstNotFinite(gradients: false) ?? string.Create(CultureInfo.InvariantCulture, $"The loss is {mean}"), update, BeforeUpdate);
        Graph.ComputeGradients();
        GradientNorm = float.IsFinite(Options.ClipNorm)
            ? parameters.ClipGradientNorm(Options.ClipNorm)
            : parameters.GradientNorm();
        if (!double.IsFinite(GradientNorm))
            throw NotFinite(FirstNotFinite(gradients: true) ?? "The norm of the gradients is infinite", update, BeforeUpdate);
        Optimizer.Update(parameters);
        for (int index = 0; index < Graph.Observed.Count; index++) Graph.Observed[index].Take();
        if (takesStoredScales) FindScales();
        if (!parameters.AreFinite) throw NotFinite(FirstNotFinite(gradients: false)!, update, AfterUpdate);
        if (clamps) parameters.ClampValues(-ClampRange, ClampRange);
        if (Options.ProximalPull is > 0) Pull((double)Options.ProximalPull * Updates);
        parametersChanged = true;
        return mean;
    }

    /// <summary>The total loss of the window that is in the graph, nothing dropped.</summary>
    private protected double TotalLoss()
    {
        Graph.Dropout = default;
        Graph.Draw = null;
        Graph.IsTraining = false;
        if (isDrawn)
        {
            Graph.DrawNothing();
            isDrawn = false;
            parametersChanged = true;
        }

        TakeForm(withWeights: false);
        Forward();
        return Graph.Loss(predictions: 1, withGradient: false);
    }

    /// <summary>Walks through a text or sequences apart from training, whose states come back afterwards.</summary>
    private protected void BeginEvaluation()
    {
        foreach (StreamState state in Graph.States) state.Exchange();
        ResetState();
    }

    /// <summary>Goes back to the states of training.</summary>
    private protected void EndEvaluation()
    {
        foreach (StreamState state in Graph.States) state.Exchange();
    }

    /// <summary>Values a row that enter: features, or one token.</summary>
    private protected int InputsPerRow => Spec.Embedding is null ? Spec.InputSize : 1;

    /// <summary>What enters, in messages.</summary>
    private protected string InputsName => Spec.Embedding is null ? "features" : "tokens";

    /// <summary>What enters in a row, in messages.</summary>
    private protected string InputsOfRow => Spec.Embedding is null ? string.Create(CultureInfo.InvariantCulture, $"{Spec.InputSize} features") : "a token";

    /// <summary>Puts the tokens of a window, whose lengths are set, into the graph, and refuses such as the model does not have.</summary>
    private protected void TakeInputs(ReadOnlySpan<int> inputs)
    {
        Span<int> taken = Graph.Tokens[..inputs.Length];
        Graph.CopyRows(inputs, taken, columns: 1, padding: 0);
        RequireTokens("Input", taken, 0, Spec.InputSize);
    }

    /// <summary>Puts the features of a window, whose lengths are set, into the graph, and refuses such as are not finite.</summary>
    private protected void TakeInputs(ReadOnlySpan<float> inputs)
    {
        Span<float> taken = Graph.Features!.Span[..inputs.Length];
        Graph.CopyRows(inputs, taken, Spec.InputSize, padding: 0);
        KernelArguments.RequireFeatures(taken, Spec.InputSize, Graph.WindowRows, nameof(inputs));
    }

    /// <summary>Refuses a token or class that the model does not have.</summary>
    private protected static void RequireTokens(string kind, ReadOnlySpan<int> tokens, int least, int end)
    {
        int wrong = tokens.IndexOfAnyExceptInRange(least, end - 1);
        if (wrong < 0) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"{kind} {wrong} of the window is {tokens[wrong]}; expected {least} to {end - 1}."));
    }

    /// <summary>Chooses whether coded matrices compute with their float weights.</summary>
    private void TakeForm(bool withWeights)
    {
        if (Graph.ComputesWithWeights == withWeights) return;
        Graph.ComputesWithWeights = withWeights;
        parametersChanged = true;
    }

    /// <summary>w = (w + strength Q(w)) / (1 + strength), written so that no strength overflows.</summary>
    private void Pull(double strength) => Graph.Pull((float)(1 / (1 + strength)), (float)(strength / (1 + strength)));

    /// <summary>Lets scales follow from the weights and from what the optimizer keeps, not from a file.</summary>
    private void FindScales()
    {
        takesStoredScales = false;
        foreach (TrainedMatrix matrix in Graph.Matrices)
            matrix.Quantizer.Train(Options.Optimizer == OptimizerKind.Adam ? matrix.Parameter.Slot(AdamOptimizer.Second) : null);
    }

    /// <summary>
    /// Sets the learned steps of h that training begins with by a pass over the first window in which no h is rounded, and observed ranges by one with those that are
    /// usual; the streams then begin anew. Batch normalisation takes its statistics as those of another call.
    /// </summary>
    private void MeasureRanges()
    {
        if (Graph.Observed.Any(static range => !range.HasBegun))
        {
            Graph.ObserveFeatures();

            // The layers that features enter take their codes over, also where an evaluation came before.
            parametersChanged = true;
            ObservedRange[] begun = [.. Graph.Observed.Where(static range => !range.HasBegun)];
            Forward();
            foreach (ObservedRange range in begun) range.Take();
            parametersChanged = true;
            ResetState();
        }

        LearnedRange[] measured = [.. Graph.Ranges.Where(static range => range.IsToBeMeasured)];
        if (measured.Length == 0) return;
        foreach (LearnedRange range in measured) range.BeginMeasuring();
        Forward();
        foreach (LearnedRange range in measured) range.CompleteMeasuring();
        ResetState();
    }

    private void Forward()
    {
        if (windowsAreWhole) ResetState();
        if (parametersChanged) Graph.TakeParameters();
        parametersChanged = false;
        Graph.Forward();
    }

    /// <summary>The first tensor that holds something else than a finite number, and where; null where none does.</summary>
    private string? FirstNotFinite(bool gradients)
    {
        foreach (Parameter parameter in Graph.Parameters)
        {
            ReadOnlySpan<float> values = gradients ? parameter.Gradients : parameter.Values;
            for (int index = 0; index < values.Length; index++)
            {
                if (float.IsFinite(values[index])) continue;
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(gradients ? "The gradient of " : "")}{parameter.Name} is {values[index]} at index {index}");
            }
        }

        return null;
    }

    private TrainingException NotFinite(string what, long update, string weights) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} at update {update} (learning rate {LearningRate}); expected finite numbers. {weights}"));
}
