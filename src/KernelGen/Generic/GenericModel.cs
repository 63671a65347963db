using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Interprets any <see cref="ModelSpec"/>, forward only, in plain C#: one row after another, no vectors of lanes, nothing
/// made for a particular shape. Emitted kernels give the same bits; tests hold them to it and benchmarks start from it.
/// </summary>
/// <remarks>
/// The order of float operations in a row: bias, input matrix, recurrent matrix; in a matrix the planes of the weights
/// ascending, in each the planes of the activations ascending, each joined by a fused multiply-add. Immutable: any number of
/// threads may share a model, each with its own <see cref="GenericState"/>.
/// </remarks>
public sealed class GenericModel
{
    private readonly EmbeddingTable? table;
    private readonly GenericLayer[] layers;
    private readonly bool hasNoState;
    private readonly int stride;

    /// <summary>Unpacks the codes of <paramref name="model"/> into arrays of bytes.</summary>
    /// <exception cref="NotSupportedException">A number format or cell that this runtime does not know.</exception>
    public GenericModel(PackedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Spec = model.Spec;
        (hasNoState, stride) = (Spec.ReadsWholeSequences, Spec.Stride);
        Encoder = model.Encoder is { } encoder ? new GenericModel(encoder) : null;
        layers = new GenericLayer[Spec.Layers.Count];
        for (int layer = 0; layer < layers.Length; layer++) layers[layer] = Of(model, layer);
        table = layers[0] as EmbeddingTable;
    }

    /// <summary>What the model is.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The encoder of a decoder, which reads a source whole; null for a model by itself.</summary>
    public GenericModel? Encoder { get; }

    /// <summary>Values a time step that leave.</summary>
    public int OutputSize => Spec.OutputSize;

    /// <summary>A stream before its first step.</summary>
    public GenericState CreateState()
    {
        LayerState[] states = new LayerState[layers.Length];
        for (int layer = 0; layer < layers.Length; layer++) states[layer] = layers[layer].CreateState();
        return new GenericState(this, states, CreateInput());
    }

    /// <summary>What a decoder attends to, of a source of tokens.</summary>
    /// <param name="tokens">The tokens of the source, 1 to as many as its attention is made for.</param>
    public GenericSource Encode(ReadOnlySpan<int> tokens) => Encode(tokens, stepped: null);

    /// <summary>What a decoder attends to, of a source of features.</summary>
    /// <param name="inputs">The features of all time steps of the source, step after step.</param>
    public GenericSource Encode(ReadOnlySpan<float> inputs) => Encode(inputs, stepped: null);

    /// <summary>One time step of a decoder.</summary>
    /// <param name="token">The row to look up: 0 to vocabulary - 1.</param>
    /// <param name="source">What it attends to.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values; longer spans keep the rest.</param>
    public void Step(int token, GenericSource source, GenericState state, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(state);
        state.Source = source;
        Step(token, state, output);
    }

    /// <summary>One time step of a model that begins with an embedding and has no stride.</summary>
    /// <param name="token">The row to look up: 0 to vocabulary - 1.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values; longer spans keep the rest.</param>
    public void Step(int token, GenericState state, Span<float> output)
    {
        if (table is null) throw new InvalidOperationException($"{Spec.Name} takes features, not tokens: it has no embedding.");
        RequireStep(state);
        table.Look(token, state.Layer(0));
        Finish(state.Layer(0).Output, 1, state, output);
    }

    /// <summary>One time step of a model of raw features that has no stride.</summary>
    /// <param name="input">As many features as the first layer has columns.</param>
    /// <param name="state">The stream, advanced by one step.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values; longer spans keep the rest.</param>
    public void Step(ReadOnlySpan<float> input, GenericState state, Span<float> output)
    {
        if (table is not null) throw new InvalidOperationException($"{Spec.Name} takes tokens: it begins with an embedding.");
        if (input.Length != Spec.InputSize)
            throw new ArgumentException($"{Spec.Name} takes {Spec.InputSize} features a step, not {input.Length}.", nameof(input));
        RequireStep(state);
        input.CopyTo(state.Input.Values);
        state.Input.Code();
        Finish(state.Input, 0, state, output);
    }

    /// <summary>As many steps as there are tokens; outputs step after step.</summary>
    /// <param name="tokens">The tokens, one a step; those that fill no stride of the model are left out, and pass with the next call.</param>
    /// <param name="state">The stream, advanced by all steps that are not left out.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> values a stride.</param>
    public void Run(ReadOnlySpan<int> tokens, GenericState state, Span<float> outputs)
    {
        RequireOutputs(outputs, tokens.Length);
        if (stride > 1)
        {
            RequireOwn(state);
            Write(WholeSequence.Run(this, state, Rows(tokens, state), first: 1), outputs);
            return;
        }

        for (int t = 0; t < tokens.Length; t++)
            Step(tokens[t], state, outputs.Slice(t * OutputSize, OutputSize));
    }

    /// <summary>As many steps as the inputs hold; outputs step after step.</summary>
    /// <param name="inputs">The features of all steps, step after step; those that fill no stride of the model are left out, and pass with the next call.</param>
    /// <param name="state">The stream, advanced by all steps that are not left out.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> values a stride.</param>
    public void Run(ReadOnlySpan<float> inputs, GenericState state, Span<float> outputs)
    {
        int size = Spec.InputSize;
        RequireOutputs(outputs, StepsOf(inputs));
        if (stride > 1)
        {
            RequireOwn(state);
            Write(WholeSequence.Run(this, state, Rows(inputs), first: 0), outputs);
            return;
        }

        for (int t = 0; t < inputs.Length / size; t++)
            Step(inputs.Slice(t * size, size), state, outputs.Slice(t * OutputSize, OutputSize));
    }

    /// <summary>A whole sequence of tokens from the initial state; outputs step after step. The only way for a model that reads backward too.</summary>
    /// <param name="tokens">The tokens, one a step; at least one stride of the model.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> values a stride.</param>
    public void Run(ReadOnlySpan<int> tokens, Span<float> outputs) => Run(tokens, outputs, stepped: null);

    /// <summary>A whole sequence of features from the initial state; outputs step after step. The only way for a model that reads backward too.</summary>
    /// <param name="inputs">The features of all steps, step after step; at least one stride of the model.</param>
    /// <param name="outputs">Receives <see cref="OutputSize"/> values a stride.</param>
    public void Run(ReadOnlySpan<float> inputs, Span<float> outputs) => Run(inputs, outputs, stepped: null);

    /// <summary>The same, and <paramref name="stepped"/> is told of every time step of every layer, layer after layer.</summary>
    internal void Run(ReadOnlySpan<int> tokens, Span<float> outputs, Action<GenericState, int>? stepped)
    {
        if (table is null) throw new InvalidOperationException($"{Spec.Name} takes features, not tokens: it has no embedding.");
        RequireSequence(tokens.Length, outputs);
        GenericState state = CreateState();
        Write(WholeSequence.Run(this, state, Rows(tokens, state), first: 1, stepped), outputs);
    }

    /// <inheritdoc cref="Run(ReadOnlySpan{int}, Span{float}, Action{GenericState, int})"/>
    internal void Run(ReadOnlySpan<float> inputs, Span<float> outputs, Action<GenericState, int>? stepped)
    {
        if (table is not null) throw new InvalidOperationException($"{Spec.Name} takes tokens: it begins with an embedding.");
        RequireSequence(StepsOf(inputs), outputs);
        Write(WholeSequence.Run(this, CreateState(), Rows(inputs), first: 0, stepped), outputs);
    }

    /// <summary>The same, and <paramref name="stepped"/> is told of every time step of every layer of the encoder.</summary>
    internal GenericSource Encode(ReadOnlySpan<int> tokens, Action<GenericState, int>? stepped)
    {
        float[] rows = RowsOfSource(tokens.Length);
        Encoder!.Run(tokens, rows, stepped);
        return Attend(rows);
    }

    /// <inheritdoc cref="Encode(ReadOnlySpan{int}, Action{GenericState, int})"/>
    internal GenericSource Encode(ReadOnlySpan<float> inputs, Action<GenericState, int>? stepped)
    {
        float[] rows = RowsOfSource(inputs.Length / (Encoder?.Spec.InputSize ?? 1));
        Encoder!.Run(inputs, rows, stepped);
        return Attend(rows);
    }

    internal GenericLayer Layer(int layer) => layers[layer];

    private float[] RowsOfSource(int steps)
    {
        if (Encoder is null) throw new InvalidOperationException($"{Spec.Name} has no encoder: it attends to nothing.");
        KernelArguments.RequireSource(steps, Spec.Attention!.Longest * Encoder.stride, Encoder.stride, "source");
        return new float[steps / Encoder.stride * Encoder.OutputSize];
    }

    private GenericSource Attend(float[] rows) => Array.Find(layers, layer => layer is AttentionLayer) is AttentionLayer attention
        ? attention.Remember(rows)
        : throw new InvalidOperationException($"{Spec.Name} has no attention.");

    private void Write(CodedVector[] vectors, Span<float> outputs)
    {
        for (int step = 0; step < vectors.Length; step++)
            vectors[step].Values.AsSpan(0, OutputSize).CopyTo(outputs.Slice(step * OutputSize, OutputSize));
    }

    private void RequireSequence(int steps, Span<float> outputs)
    {
        if (steps < stride)
            throw new ArgumentException(stride == 1 ? "A sequence has at least one time step." : $"The sequence has {steps} time steps; expected at least {stride}, a stride of {Spec.Name}.");
        RequireOutputs(outputs, steps);
    }

    private int StepsOf(ReadOnlySpan<float> inputs)
    {
        if (inputs.Length % Spec.InputSize == 0) return inputs.Length / Spec.InputSize;
        throw new ArgumentException($"{inputs.Length} values are no whole steps of {Spec.InputSize} features.", nameof(inputs));
    }

    /// <summary>What the embedding makes of tokens, in whole strides.</summary>
    private CodedVector[] Rows(ReadOnlySpan<int> tokens, GenericState state)
    {
        if (table is null) throw new InvalidOperationException($"{Spec.Name} takes features, not tokens: it has no embedding.");
        CodedVector[] rows = new CodedVector[tokens.Length / stride * stride];
        for (int step = 0; step < rows.Length; step++)
        {
            table.Look(tokens[step], state.Layer(0));
            rows[step] = state.Layer(0).Output.Clone();
        }

        return rows;
    }

    /// <summary>Features as they enter the first layer, in whole strides.</summary>
    private CodedVector[] Rows(ReadOnlySpan<float> inputs)
    {
        if (table is not null) throw new InvalidOperationException($"{Spec.Name} takes tokens: it begins with an embedding.");
        int size = Spec.InputSize;
        CodedVector[] rows = new CodedVector[StepsOf(inputs) / stride * stride];
        for (int step = 0; step < rows.Length; step++)
        {
            rows[step] = CreateInput();
            inputs.Slice(step * size, size).CopyTo(rows[step].Values);
            rows[step].Code();
        }

        return rows;
    }

    private void Finish(CodedVector input, int first, GenericState state, Span<float> output)
    {
        if (output.Length < OutputSize)
            throw new ArgumentException($"{Spec.Name} puts out {OutputSize} values, not {output.Length}.", nameof(output));
        if (Encoder is not null && state.Source is null) throw new InvalidOperationException($"{Spec.Name} attends to a source: Encode one, and pass it to Step.");
        CodedVector vector = input;
        for (int layer = first; layer < layers.Length; layer++)
        {
            if (state.Layer(layer) is AttentionState attending) attending.Source = state.Source;
            layers[layer].Step(vector, state.Layer(layer));
            vector = state.Layer(layer).Output;
        }

        vector.Values.AsSpan(0, OutputSize).CopyTo(output);
    }

    private CodedVector CreateInput() => Spec.Layers[0] switch
    {
        RecurrentSpec recurrent => new CodedVector(recurrent.InputActivation, recurrent.Input),
        LinearSpec linear => new CodedVector(linear.InputActivation, linear.Input),
        EmbeddingSpec => new CodedVector(ActivationSpec.Float, 0),
        _ => new CodedVector(ActivationSpec.Float, Spec.InputSize),
    };

    private void RequireOwn(GenericState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (hasNoState)
            throw new InvalidOperationException($"{Spec.Name} {(Spec.ReadsBackward ? "reads sequences from both ends" : "looks ahead")}: it has no step. Run takes a whole sequence, without a state.");
        if (state.Model != this)
            throw new ArgumentException($"The state belongs to another model than this {Spec.Name}.", nameof(state));
    }

    private void RequireStep(GenericState state)
    {
        RequireOwn(state);
        if (stride > 1) throw new InvalidOperationException($"{Spec.Name} puts out one row for {stride} time steps: it has no step of one. Run takes whole strides.");
    }

    private void RequireOutputs(Span<float> outputs, int steps)
    {
        long values = (long)(steps / stride) * OutputSize;
        if (outputs.Length >= values) return;
        throw new ArgumentException($"{steps} steps put out {values} values; the span holds {outputs.Length}.", nameof(outputs));
    }

    private static GenericLayer Of(PackedModel model, int layer) => model.Spec.Layers[layer] switch
    {
        EmbeddingSpec => new EmbeddingTable(model, layer),
        RecurrentSpec => RecurrentLayer.Of(model, layer),
        LinearSpec => new LinearLayer(model, layer),
        AttentionSpec => new AttentionLayer(model, layer),
        LayerNormSpec => new LayerNormLayer(model, layer),
        FrameStackingSpec stacking => new FrameStackingLayer(stacking),
        LogSoftmaxSpec softmax => new LogSoftmaxLayer(softmax),
        LayerSpec other => throw new NotSupportedException($"Layer {layer}, {other.GetType().Name}, has no generic form."),
    };
}
