using System;
using System.ComponentModel;

namespace KernelGen.Training;

/// <summary>
/// One vector of a recurrent layer's state, h or c, for every stream: what truncated back-propagation carries from a window
/// to the next. Evaluation walks through a text of its own with values of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamState
{
    private readonly TrainingGraph graph;
    private readonly WindowExtent extent;
    private readonly float initial;
    private readonly LearnedRange? range;
    private MatrixBuffer value;
    private MatrixBuffer other;

    /// <summary>Takes the memory; all units hold <paramref name="initial"/>.</summary>
    /// <param name="name">The name that checkpoints know it by.</param>
    /// <param name="graph">The graph whose streams carry it.</param>
    /// <param name="units">Units of the layer.</param>
    /// <param name="initial">Every unit before the first time step.</param>
    /// <param name="stride">Time steps that enter the model for each of the layer.</param>
    /// <param name="range">The learned range whose level of <paramref name="initial"/> is taken; null for that value itself.</param>
    public StreamState(string name, TrainingGraph graph, int units, float initial, int stride, LearnedRange? range = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Name = name;
        this.graph = graph;
        extent = new WindowExtent(graph, stride);
        this.initial = initial;
        this.range = range;
        value = new MatrixBuffer(graph.Batch, units);
        other = new MatrixBuffer(graph.Batch, units);
        Gradient = new MatrixBuffer(graph.Batch, units);
        Reset();
    }

    /// <summary>The name that checkpoints know it by.</summary>
    public string Name { get; }

    private int Streams => graph.Batch;

    /// <summary>The state of every stream before the next window, row after row.</summary>
    public Span<float> Value => value.Span;

    /// <summary>
    /// What the state after the window is worth, its gradient: zero in truncated back-propagation, which stops there. A test
    /// that knows the gradient puts it in; its streams are all as long as the window.
    /// </summary>
    public MatrixBuffer Gradient { get; }

    /// <summary>Forgets what has been read.</summary>
    public void Reset() => value.Span.Fill(range is null ? initial : range.LevelOf(initial));

    /// <summary>Sets the rows before the first time step in <paramref name="states"/>.</summary>
    public void Load(MatrixBuffer states) => value.Span.CopyTo(states.Span);

    /// <summary>
    /// Takes the rows after the last of <paramref name="steps"/> time steps from <paramref name="states"/>; of a stream that ends before, the row after its own
    /// last one.
    /// </summary>
    public void Keep(MatrixBuffer states, int steps)
    {
        states.Floats(steps * Streams, Streams).CopyTo(value.Span);
        if (graph.IsWhole) return;
        for (int stream = 0; stream < Streams; stream++)
            states.Floats(extent.Length(stream) * Streams + stream, 1).CopyTo(value.Floats(stream, 1));
    }

    /// <summary>
    /// Begins the way back of h: adds the worth of the state after the window to its rows of <paramref name="gradients"/> and
    /// clears the rows before the first time step, to which the first time step adds.
    /// </summary>
    public void AddGradient(MatrixBuffer gradients, int steps)
    {
        Span<float> last = gradients.Floats(steps * Streams, Streams);
        ReadOnlySpan<float> worth = Gradient.Span;
        for (int index = 0; index < last.Length; index++) last[index] += worth[index];
        gradients.Floats(0, Streams).Clear();
    }

    /// <summary>Begins the way back of c, into which nothing else flows: the rows after the window hold the worth of the state.</summary>
    public void SetGradient(MatrixBuffer gradients, int steps) =>
        Gradient.Span.CopyTo(gradients.Floats(steps * Streams, Streams));

    /// <summary>Exchanges the values of training with those of evaluation.</summary>
    internal void Exchange() => (value, other) = (other, value);
}
