using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using KernelGen.Spec;
using KernelGen.Tests;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Binds the methods of one generated class; reflection cannot pass spans, delegates can.</summary>
internal sealed class ModelAdapter<TState, TWorkspace> : ReflectedModel
    where TState : class, IDisposable
    where TWorkspace : class, IDisposable
{
    private readonly StepTokens? stepTokens;
    private readonly StepFeatures? stepFeatures;
    private readonly RunTokens? runTokens;
    private readonly RunFeatures? runFeatures;
    private readonly ManyTokens? manyTokens;
    private readonly ManyFeatures? manyFeatures;
    private readonly StateSpan stateSpan;
    private readonly Func<TState> create;
    private readonly Action<TState> reset;
    private readonly TState state;
    private readonly TWorkspace workspace;

    [SetsRequiredMembers]
    public ModelAdapter(object model, ModelSpec spec, int threads, int workspaceSteps)
    {
        Spec = spec;
        Type type = model.GetType();
        state = (TState)type.GetMethod("CreateState")!.Invoke(model, [threads])!;
        workspace = (TWorkspace)type.GetMethod("CreateWorkspace")!.Invoke(model, [workspaceSteps, threads])!;
        create = () => (TState)type.GetMethod("CreateState")!.Invoke(model, [1])!;
        stateSpan = (StateSpan)Delegate.CreateDelegate(typeof(StateSpan), typeof(TState).GetMethod("AsSpan")!);
        reset = typeof(TState).GetMethod("Reset")!.CreateDelegate<Action<TState>>();
        if (spec.Embedding is not null)
        {
            stepTokens = type.GetMethod("Step")!.CreateDelegate<StepTokens>(model);
            runTokens = type.GetMethod("Run")!.CreateDelegate<RunTokens>(model);
            manyTokens = type.GetMethod("StepMany")!.CreateDelegate<ManyTokens>(model);
        }
        else
        {
            stepFeatures = type.GetMethod("Step")!.CreateDelegate<StepFeatures>(model);
            runFeatures = type.GetMethod("Run")!.CreateDelegate<RunFeatures>(model);
            manyFeatures = type.GetMethod("StepMany")!.CreateDelegate<ManyFeatures>(model);
        }
    }

    private delegate void StepTokens(int token, TState state, Span<float> output);

    private delegate void StepFeatures(ReadOnlySpan<float> input, TState state, Span<float> output);

    private delegate void RunTokens(ReadOnlySpan<int> tokens, TState state, Span<float> outputs, TWorkspace workspace);

    private delegate void RunFeatures(ReadOnlySpan<float> inputs, TState state, Span<float> outputs, TWorkspace workspace);

    private delegate void ManyTokens(ReadOnlySpan<int> tokens, ReadOnlySpan<TState> states, Span<float> outputs, TWorkspace workspace);

    private delegate void ManyFeatures(ReadOnlySpan<float> inputs, ReadOnlySpan<TState> states, Span<float> outputs, TWorkspace workspace);

    private delegate Span<byte> StateSpan(TState state);

    public override Span<byte> StateBytes => stateSpan(state);

    public override void Reset() => reset(state);

    public override void Step(ReadOnlySpan<int> token, ReadOnlySpan<float> features, Span<float> output)
    {
        if (stepTokens is not null) stepTokens(token[0], state, output);
        else stepFeatures!(features, state, output);
    }

    public override void Run(ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs)
    {
        if (runTokens is not null) runTokens(tokens, state, outputs, workspace);
        else runFeatures!(features, state, outputs, workspace);
    }

    public override byte[] StepStreams(int streams, bool together, ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs)
    {
        TState[] states = [.. Enumerable.Range(0, streams).Select(_ => create())];
        int calls = outputs.Length / (streams * Spec.OutputSize);
        for (int call = 0; call < calls; call++)
        {
            ReadOnlySpan<int> callTokens = tokens.IsEmpty ? [] : tokens.Slice(call * streams, streams);
            ReadOnlySpan<float> callFeatures = tokens.IsEmpty ? features.Slice(call * streams * Spec.InputSize, streams * Spec.InputSize) : [];
            Span<float> callOutputs = outputs.Slice(call * streams * Spec.OutputSize, streams * Spec.OutputSize);
            if (together && call + 1 == calls) Allocations.Settle();
            if (together) Together(states, callTokens, callFeatures, callOutputs);
            else EachAlone(states, callTokens, callFeatures, callOutputs);
        }

        List<byte> bytes = [];
        foreach (TState one in states) bytes.AddRange(stateSpan(one));
        return [.. bytes];
    }

    private void Together(TState[] states, ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs)
    {
        long before = Allocations.OfThisThread();
        if (manyTokens is not null) manyTokens(tokens, states, outputs, workspace);
        else manyFeatures!(features, states, outputs, workspace);
        AllocatedByLastStreams = Allocations.OfThisThread() - before;
    }

    private void EachAlone(TState[] states, ReadOnlySpan<int> tokens, ReadOnlySpan<float> features, Span<float> outputs)
    {
        int size = Spec.OutputSize;
        for (int stream = 0; stream < states.Length; stream++)
        {
            if (stepTokens is not null) stepTokens(tokens[stream], states[stream], outputs.Slice(stream * size, size));
            else stepFeatures!(features.Slice(stream * Spec.InputSize, Spec.InputSize), states[stream], outputs.Slice(stream * size, size));
        }
    }

    public override void Dispose()
    {
        state.Dispose();
        workspace.Dispose();
    }
}
