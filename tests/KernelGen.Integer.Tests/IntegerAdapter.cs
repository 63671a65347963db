using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Integer.Tests;

/// <summary>Binds the methods of one generated class; reflection cannot pass spans, delegates can.</summary>
internal sealed class IntegerAdapter<TState, TWorkspace> : IntegerCase
    where TState : class, IDisposable
    where TWorkspace : class, IDisposable
{
    private readonly object model;
    private readonly TState state;
    private readonly TWorkspace workspace;
    private readonly StepTokens? stepTokens;
    private readonly StepCodes? stepCodes;
    private readonly RunTokens? runTokens;
    private readonly RunCodes? runCodes;
    private readonly ManyTokens? manyTokens;
    private readonly ManyCodes? manyCodes;
    private readonly Action<TState> reset;
    private readonly PropertyInfo? saturations = typeof(TState).GetProperty("Saturations");
    private TState[] many = [];

    public IntegerAdapter(object model, ModelSpec spec, int threads)
    {
        this.model = model;
        Type type = model.GetType();
        state = CreateState(threads);
        workspace = (TWorkspace)type.GetMethod("CreateWorkspace")!.Invoke(model, [5, threads])!;
        reset = typeof(TState).GetMethod("Reset")!.CreateDelegate<Action<TState>>();
        OutputUnit = (double)type.GetProperty("OutputUnit")!.GetValue(model)!;
        if (spec.Embedding is not null)
        {
            stepTokens = type.GetMethod("Step")!.CreateDelegate<StepTokens>(model);
            runTokens = type.GetMethod("Run")!.CreateDelegate<RunTokens>(model);
            manyTokens = type.GetMethod("StepMany")!.CreateDelegate<ManyTokens>(model);
        }
        else
        {
            stepCodes = type.GetMethod("Step")!.CreateDelegate<StepCodes>(model);
            runCodes = type.GetMethod("Run")!.CreateDelegate<RunCodes>(model);
            manyCodes = type.GetMethod("StepMany")!.CreateDelegate<ManyCodes>(model);
        }
    }

    private delegate void StepTokens(int token, TState state, Span<int> output);

    private delegate void StepCodes(ReadOnlySpan<sbyte> input, TState state, Span<int> output);

    private delegate void RunTokens(ReadOnlySpan<int> tokens, TState state, Span<int> outputs, TWorkspace workspace);

    private delegate void RunCodes(ReadOnlySpan<sbyte> inputs, TState state, Span<int> outputs, TWorkspace workspace);

    private delegate void ManyTokens(ReadOnlySpan<int> tokens, ReadOnlySpan<TState> states, Span<int> outputs, TWorkspace workspace);

    private delegate void ManyCodes(ReadOnlySpan<sbyte> inputs, ReadOnlySpan<TState> states, Span<int> outputs, TWorkspace workspace);

    public override double OutputUnit { get; }

    public override IReadOnlyList<Saturation> Saturations => Of(state);

    public override IReadOnlyList<IReadOnlyList<Saturation>> SaturationsOfMany => [.. many.Select(Of)];

    public override void Step(int token, ReadOnlySpan<sbyte> codes, Span<int> output)
    {
        if (stepTokens is not null) stepTokens(token, state, output);
        else stepCodes!(codes, state, output);
    }

    public override void Run(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> outputs)
    {
        if (runTokens is not null) runTokens(tokens, state, outputs, workspace);
        else runCodes!(codes, state, outputs, workspace);
    }

    public override void StepMany(int streams, ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> outputs, bool goesOn = false)
    {
        if (!goesOn) many = [.. Enumerable.Range(0, streams).Select(_ => CreateState(threads: 1))];
        if (manyTokens is not null) manyTokens(tokens, many, outputs, workspace);
        else manyCodes!(codes, many, outputs, workspace);
    }

    public override void Reset() => reset(state);

    public override void ResetSaturations() => typeof(TState).GetMethod("ResetSaturations")!.Invoke(state, null);

    public override void Dispose()
    {
        state.Dispose();
        workspace.Dispose();
    }

    private IReadOnlyList<Saturation> Of(TState stream) => (IReadOnlyList<Saturation>?)saturations?.GetValue(stream) ?? [];

    private TState CreateState(int threads) => (TState)model.GetType().GetMethod("CreateState")!.Invoke(model, [threads])!;
}
