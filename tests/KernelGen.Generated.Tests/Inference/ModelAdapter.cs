using System;
using System.Diagnostics.CodeAnalysis;
using KernelGen.Spec;

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
    private readonly StateSpan stateSpan;
    private readonly Action<TState> reset;
    private readonly TState state;
    private readonly TWorkspace workspace;

    [SetsRequiredMembers]
    public ModelAdapter(object model, ModelSpec spec, int threads)
    {
        Spec = spec;
        Type type = model.GetType();
        state = (TState)type.GetMethod("CreateState")!.Invoke(model, [threads])!;
        workspace = (TWorkspace)type.GetMethod("CreateWorkspace")!.Invoke(model, [5, threads])!;
        stateSpan = (StateSpan)Delegate.CreateDelegate(typeof(StateSpan), typeof(TState).GetMethod("AsSpan")!);
        reset = typeof(TState).GetMethod("Reset")!.CreateDelegate<Action<TState>>();
        if (spec.Embedding is not null)
        {
            stepTokens = type.GetMethod("Step")!.CreateDelegate<StepTokens>(model);
            runTokens = type.GetMethod("Run")!.CreateDelegate<RunTokens>(model);
        }
        else
        {
            stepFeatures = type.GetMethod("Step")!.CreateDelegate<StepFeatures>(model);
            runFeatures = type.GetMethod("Run")!.CreateDelegate<RunFeatures>(model);
        }
    }

    private delegate void StepTokens(int token, TState state, Span<float> output);

    private delegate void StepFeatures(ReadOnlySpan<float> input, TState state, Span<float> output);

    private delegate void RunTokens(ReadOnlySpan<int> tokens, TState state, Span<float> outputs, TWorkspace workspace);

    private delegate void RunFeatures(ReadOnlySpan<float> inputs, TState state, Span<float> outputs, TWorkspace workspace);

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

    public override void Dispose()
    {
        state.Dispose();
        workspace.Dispose();
    }
}
