using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Interprets an integer-only <see cref="ModelSpec"/>, forward only, in plain C#: from its inputs to its outputs there is no floating-point operation
/// (papers section 3; what is ours is said so there).
/// </summary>
/// <remarks>Immutable: any number of threads may share a model, each with its own <see cref="IntegerState"/>.</remarks>
public sealed class IntegerModel
{
    private readonly IntegerLayer[] layers;
    private readonly IntegerMatrix? table;
    private readonly int outputZero;

    /// <summary>Freezes a packed model into integers.</summary>
    /// <exception cref="NotSupportedException">A layer or cell that has no integer-only form.</exception>
    /// <exception cref="WeightFormatException">A range has collapsed, or a bias does not fit; names the tensor.</exception>
    public IntegerModel(PackedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Spec = model.Spec;
        if (Spec.Integer is not { } integer) throw new NotSupportedException($"{Spec.Name} is not integer-only.");
        Encoder = model.Encoder is { } encoder ? new IntegerModel(encoder) : null;
        if (Spec.Embedding is { } embedding) table = new IntegerMatrix(model.Matrix(ModelTensors.Qualified(embedding, "weight")));
        GateFunctions? functions = integer.TakesTables ? null : new GateFunctions(integer);
        layers = [.. Enumerable.Range(0, Spec.Layers.Count).Select(layer => Of(model, layer, functions))];
        if (table is null) Features = CodeRange.Entering(model, 0);
        OutputUnit = IntegerUnits.OfOutputs(model);
        if (layers[^1] is not IntegerLinearLayer) outputZero = CodeRange.Of(model, Spec.Layers[^1]).Zero;
    }

    /// <summary>What the model is.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The encoder of a decoder, which reads a source whole; null for a model by itself.</summary>
    public IntegerModel? Encoder { get; }

    /// <summary>Values a time step that leave.</summary>
    public int OutputSize => Spec.OutputSize;

    /// <summary>What an output of 1 stands for: outputs times this are those of the float twin, up to rounding.</summary>
    public double OutputUnit { get; }

    /// <summary>What the codes of raw features stand for; of no meaning for a model of tokens.</summary>
    public CodeRange Features { get; }

    /// <summary>A stream before its first step.</summary>
    public IntegerState CreateState() => new(this, [.. layers.Select(layer => layer.CreateState())]);

    /// <summary>One time step of a model that begins with an embedding.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> integers.</param>
    public void Step(int token, IntegerState state, Span<int> output)
    {
        RequireTable();
        KernelArguments.RequireToken(token, Spec.InputSize, nameof(token));
        Step(table!.Row(token), 1, state, output);
    }

    /// <summary>What a decoder attends to, of a source of tokens.</summary>
    /// <param name="tokens">The tokens of the source, 1 to as many as its attention is made for.</param>
    public IntegerSource Encode(ReadOnlySpan<int> tokens)
    {
        int[] rows = RowsOfSource(tokens.Length);
        Encoder!.Run(tokens, rows);
        return Attention.Remember(rows);
    }

    /// <summary>What a decoder attends to, of a source of features.</summary>
    /// <param name="inputs">As many signed codes a step as the encoder's first layer has columns, of all time steps of the source.</param>
    public IntegerSource Encode(ReadOnlySpan<sbyte> inputs)
    {
        Encoder?.RequireFeatures();
        int[] rows = RowsOfSource(inputs.Length / (Encoder?.Spec.InputSize ?? 1));
        Encoder!.Run(inputs, rows);
        return Attention.Remember(rows);
    }

    /// <summary>One time step of a decoder.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="source">What it attends to: one of <see cref="Encode(ReadOnlySpan{int})"/> of this model.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> integers.</param>
    public void Step(int token, IntegerSource source, IntegerState state, Span<int> output)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(state);
        if (source.Owner != Array.Find(layers, layer => layer is IntegerAttentionLayer)) throw new ArgumentException($"The source was encoded by another model than this {Spec.Name}.", nameof(source));
        state.Source = source;
        Step(token, state, output);
    }

    /// <summary>One time step of a model of features.</summary>
    /// <param name="input">As many signed codes as the first layer has columns.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> integers.</param>
    public void Step(ReadOnlySpan<sbyte> input, IntegerState state, Span<int> output)
    {
        RequireFeatures();
        KernelArguments.RequireLength(input, Spec.InputSize, nameof(input));
        Step(input, 0, state, output);
    }

    /// <summary>A whole sequence of tokens from the initial state; outputs step after step. The only way for a model that reads backward too.</summary>
    /// <param name="tokens">The tokens, one a step; at least one.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> integers a token.</param>
    public void Run(ReadOnlySpan<int> tokens, Span<int> outputs) => Run(tokens, outputs, CreateState());

    /// <summary>A whole sequence of features from the initial state; outputs step after step. The only way for a model that reads backward too.</summary>
    /// <param name="inputs">As many signed codes a step as the first layer has columns; at least one step.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> integers a step.</param>
    public void Run(ReadOnlySpan<sbyte> inputs, Span<int> outputs) => Run(inputs, outputs, CreateState());

    /// <summary>The same with a state that is set back first, and counts on.</summary>
    internal void Run(ReadOnlySpan<int> tokens, Span<int> outputs, IntegerState state)
    {
        RequireTable();
        RequireAlone();
        KernelArguments.RequireTokens(tokens, Spec.InputSize, nameof(tokens));
        RequireSequence(tokens.Length, outputs, nameof(tokens));
        IntegerSequence.Run(state, RowsOf(tokens), first: 1, outputs);
    }

    /// <inheritdoc cref="Run(ReadOnlySpan{int}, Span{int}, IntegerState)"/>
    internal void Run(ReadOnlySpan<sbyte> inputs, Span<int> outputs, IntegerState state)
    {
        RequireFeatures();
        RequireAlone();
        int size = Spec.InputSize, steps = KernelArguments.RequireSteps(inputs, size, nameof(inputs));
        RequireSequence(steps, outputs, nameof(inputs));
        IntegerSequence.Run(state, RowsOf(inputs), first: 0, outputs);
    }

    internal IntegerLayer Layer(int layer) => layers[layer];

    private IntegerAttentionLayer Attention => Array.Find(layers, layer => layer is IntegerAttentionLayer) as IntegerAttentionLayer
        ?? throw new InvalidOperationException($"{Spec.Name} has no attention.");

    private int[] RowsOfSource(int steps)
    {
        if (Encoder is null) throw new InvalidOperationException($"{Spec.Name} has no encoder: it attends to nothing.");
        KernelArguments.RequireSource(steps, Attention.Longest, "source");
        return new int[steps * Encoder.OutputSize];
    }

    /// <summary>Runs all layers but the last affine one over a whole sequence of tokens and shows what each leaves behind each of its steps.</summary>
    internal void Follow(ReadOnlySpan<int> tokens, ILayerWatch watch) => IntegerSequence.Run(CreateState(), RowsOf(tokens), first: 1, outputs: [], watch);

    /// <summary>The same of a decoder that attends to a source.</summary>
    internal void Follow(ReadOnlySpan<int> tokens, IntegerSource source, ILayerWatch watch)
    {
        IntegerState state = CreateState();
        for (int layer = 0; layer < layers.Length; layer++)
            if (state.Layer(layer) is IntegerAttentionState attending) attending.Source = source;
        IntegerSequence.Run(state, RowsOf(tokens), first: 1, outputs: [], watch);
    }

    /// <summary>Runs all layers but the last affine one over a whole sequence of features and shows what each leaves behind each of its steps.</summary>
    internal void Follow(ReadOnlySpan<sbyte> inputs, ILayerWatch watch) => IntegerSequence.Run(CreateState(), RowsOf(inputs), first: 0, outputs: [], watch);

    private sbyte[][] RowsOf(ReadOnlySpan<int> tokens)
    {
        sbyte[][] rows = new sbyte[tokens.Length][];
        for (int step = 0; step < rows.Length; step++) rows[step] = table!.Row(tokens[step]).ToArray();
        return rows;
    }

    private sbyte[][] RowsOf(ReadOnlySpan<sbyte> inputs)
    {
        int size = Spec.InputSize;
        sbyte[][] rows = new sbyte[inputs.Length / size][];
        for (int step = 0; step < rows.Length; step++) rows[step] = inputs.Slice(step * size, size).ToArray();
        return rows;
    }

    /// <summary>Writes what the last layer put out, the sums of an affine one or codes counted from the one that stands for 0.</summary>
    /// <param name="sums">Those sums.</param>
    /// <param name="codes">Those codes.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> integers.</param>
    internal void Write(ReadOnlySpan<int> sums, ReadOnlySpan<sbyte> codes, Span<int> output)
    {
        if (layers[^1] is IntegerLinearLayer) sums.CopyTo(output);
        else for (int index = 0; index < codes.Length; index++) output[index] = codes[index] - outputZero;
    }

    private void RequireTable()
    {
        if (table is null) throw new InvalidOperationException($"{Spec.Name} takes features, not tokens: it has no embedding.");
    }

    private void RequireFeatures()
    {
        if (table is not null) throw new InvalidOperationException($"{Spec.Name} takes tokens: it begins with an embedding.");
    }

    private void RequireAlone()
    {
        if (Spec.Attention is not null) throw new InvalidOperationException($"{Spec.Name} attends to a source: Encode one, and pass it to Step.");
    }

    private void RequireSequence(int steps, Span<int> outputs, string name)
    {
        KernelArguments.RequireSequence(steps, int.MaxValue, name);
        KernelArguments.RequireLength(outputs, (long)steps * OutputSize, nameof(outputs));
    }

    private void Step(ReadOnlySpan<sbyte> input, int first, IntegerState state, Span<int> output)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Spec.ReadsWholeSequences)
            throw new InvalidOperationException($"{Spec.Name} reads sequences from both ends: it has no step. Run takes a whole sequence, without a state.");
        if (state.Model != this) throw new ArgumentException($"The state belongs to another model than this {Spec.Name}.", nameof(state));
        KernelArguments.RequireLength(output, OutputSize, nameof(output));
        if (Encoder is not null && state.Source is null) throw new InvalidOperationException($"{Spec.Name} attends to a source: Encode one, and pass it to Step.");
        ReadOnlySpan<sbyte> vector = input;
        for (int layer = first; layer < layers.Length; layer++)
        {
            if (state.Layer(layer) is IntegerAttentionState attending) attending.Source = state.Source;
            layers[layer].Step(vector, state.Layer(layer));
            vector = state.Layer(layer).HandedOn;
        }

        Write(state.Layer(layers.Length - 1).InputSums, vector, output);
    }

    private static IntegerLayer Of(PackedModel model, int layer, GateFunctions? functions) => model.Spec.Layers[layer] switch
    {
        EmbeddingSpec => new IntegerTable(),
        RecurrentSpec => IntegerRecurrentLayer.Of(model, layer, functions),
        LinearSpec { OutputCodes.IsObserved: true } linear => new IntegerTanhLayer(
            model, layer, functions ?? throw new NotSupportedException($"{ModelTensors.Qualified(linear, "weight")}: there is no tanh of an affine layer from tables.")),
        LinearSpec => new IntegerLinearLayer(model, layer),
        AttentionSpec attention => new IntegerAttentionLayer(
            model, layer, functions ?? throw new NotSupportedException($"{ModelTensors.Qualified(attention, "weight_query")}: there is no attention from tables.")),
        LayerSpec other => throw new NotSupportedException($"Layer {layer}, {other.GetType().Name}, has no integer-only form."),
    };

    /// <summary>The place of the embedding among the layers; its rows are looked up before.</summary>
    private sealed class IntegerTable : IntegerLayer
    {
        public override IntegerLayerState CreateState() => new(0, 0, 0);

        public override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
        {
        }
    }
}
