namespace KernelGen.Training;

/// <summary>
/// The rows of the present window at some place of a model: behind strides there is one for so many time steps that enter. Row r is step r / Batch of stream
/// r % Batch.
/// </summary>
/// <param name="graph">Whose window it is.</param>
/// <param name="stride">Time steps that enter the model for each that is here.</param>
internal sealed class WindowExtent(TrainingGraph graph, int stride)
{
    /// <summary>Steps of the present window.</summary>
    public int Steps => graph.WindowSteps / stride;

    /// <summary>Rows of the present window.</summary>
    public int Rows => Steps * graph.Batch;

    /// <summary>Steps of the longest window.</summary>
    public int MostSteps => graph.Steps / stride;

    /// <summary>Rows of the longest window.</summary>
    public int MostRows => MostSteps * graph.Batch;

    /// <summary>Rows within the lengths of their streams.</summary>
    public int CountedRows
    {
        get
        {
            int rows = 0;
            for (int stream = 0; stream < graph.Batch; stream++) rows += Length(stream);
            return rows;
        }
    }

    /// <summary>Steps of a stream that count.</summary>
    public int Length(int stream) => graph.Lengths[stream] / stride;

    /// <summary>Whether a row lies within the length of its stream.</summary>
    public bool Counts(int row) => row / graph.Batch < Length(row % graph.Batch);
}
