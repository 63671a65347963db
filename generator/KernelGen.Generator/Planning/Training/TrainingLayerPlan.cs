using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>What is emitted to train one layer.</summary>
/// <param name="Prefix">Begins the names of its methods and constants: Embedding, Lstm, Lstm2, Linear.</param>
/// <param name="Site">Its place among the layers, which also numbers the dropout behind it.</param>
/// <param name="Input">The rows it reads; null for an embedding, which reads tokens.</param>
/// <param name="InputGradient">Where the gradient of those rows goes; null where nobody needs it.</param>
/// <param name="Output">The rows it hands on, after dropout.</param>
/// <param name="DropsOutput">Whether dropout stands between it and the next layer (Zaremba et al.: not on the recurrence).</param>
internal abstract record TrainingLayerPlan(
    string Prefix, int Site, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput)
{
    /// <summary>Begins the names of its fields: embedding, lstm, lstm2, linear.</summary>
    public string Stem => char.ToLowerInvariant(Prefix[0]) + Prefix.Substring(1);

    /// <summary>Time steps that enter the model for each row of a stream that leaves the layer.</summary>
    public int Stride => Output.Stride;

    /// <summary>The layer.</summary>
    public abstract LayerSpec Layer { get; }

    /// <summary>Multiply-adds of one token: forward, gradient of the weights and, where needed, of the input.</summary>
    public abstract long MultiplyAdds { get; }

    /// <summary>Floats a row of the window takes in its buffers.</summary>
    public abstract long FloatsPerRow { get; }

    /// <summary>Floats a stream of the window takes beside those of its rows: what a decoder's attention keeps of a source.</summary>
    public virtual long FloatsPerStream => 0;
}
