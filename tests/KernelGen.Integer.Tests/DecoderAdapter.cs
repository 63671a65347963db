using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Integer.Tests;

/// <summary>Binds the methods of one generated decoder; reflection cannot pass spans, delegates can.</summary>
internal sealed class DecoderAdapter<TState, TSource, TWorkspace, TDecoder> : DecoderCase
    where TState : class, IDisposable
    where TSource : class, IDisposable
    where TWorkspace : class, IDisposable
{
    /// <summary>Tokens of the longest target of <see cref="Decode"/>.</summary>
    public const int LongestTarget = 12;

    private readonly TState state;
    private readonly TSource source, other;
    private readonly TWorkspace workspace;
    private readonly EncodeTokens? encodeTokens;
    private readonly EncodeCodes? encodeCodes;
    private readonly StepToken step;
    private readonly RunTokens run;
    private readonly ManyTokens many;
    private readonly DecodeTokens? decodeTokens;
    private readonly DecodeCodes? decodeCodes;
    private readonly Func<TState> createState;
    private readonly Action<TState> reset;

    public DecoderAdapter(object model, ModelSpec spec)
    {
        Type type = model.GetType();
        createState = () => (TState)type.GetMethod("CreateState")!.Invoke(model, [1])!;
        state = createState();
        source = (TSource)type.GetMethod("CreateSource")!.Invoke(model, [1])!;
        other = (TSource)type.GetMethod("CreateSource")!.Invoke(model, [1])!;
        Features = (CodeRange?)type.GetProperty("Features")?.GetValue(model);
        workspace = (TWorkspace)type.GetMethod("CreateWorkspace")!.Invoke(model, [3, 1])!;
        object decoder = type.GetMethod("CreateDecoder")!.Invoke(model, [2, LongestTarget])!;
        reset = typeof(TState).GetMethod("Reset")!.CreateDelegate<Action<TState>>();
        OutputUnit = (double)type.GetProperty("OutputUnit")!.GetValue(model)!;
        step = type.GetMethod("Step")!.CreateDelegate<StepToken>(model);
        run = type.GetMethod("Run")!.CreateDelegate<RunTokens>(model);
        many = type.GetMethod("StepMany")!.CreateDelegate<ManyTokens>(model);
        if (spec.Encoder!.Embedding is not null)
        {
            encodeTokens = type.GetMethod("Encode")!.CreateDelegate<EncodeTokens>(model);
            decodeTokens = typeof(TDecoder).GetMethod("Decode")!.CreateDelegate<DecodeTokens>(decoder);
        }
        else
        {
            encodeCodes = type.GetMethod("Encode")!.CreateDelegate<EncodeCodes>(model);
            decodeCodes = typeof(TDecoder).GetMethod("Decode")!.CreateDelegate<DecodeCodes>(decoder);
        }
    }

    private delegate void EncodeTokens(ReadOnlySpan<int> tokens, TSource source);

    private delegate void EncodeCodes(ReadOnlySpan<sbyte> inputs, TSource source);

    private delegate void StepToken(int token, TSource source, TState state, Span<int> output);

    private delegate void RunTokens(ReadOnlySpan<int> tokens, TSource source, TState state, Span<int> outputs, TWorkspace workspace);

    private delegate void ManyTokens(ReadOnlySpan<int> tokens, ReadOnlySpan<TSource> sources, ReadOnlySpan<TState> states, Span<int> outputs, TWorkspace workspace);

    private delegate int DecodeTokens(ReadOnlySpan<int> tokens, Span<int> target);

    private delegate int DecodeCodes(ReadOnlySpan<sbyte> inputs, Span<int> target);

    public override double OutputUnit { get; }

    public override IReadOnlyList<Saturation> Saturations => (IReadOnlyList<Saturation>?)typeof(TState).GetProperty("Saturations")?.GetValue(state) ?? [];

    public override CodeRange? Features { get; }

    public override void Encode(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes) => Encode(tokens, codes, source);

    public override void EncodeOther(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes) => Encode(tokens, codes, other);

    public override void Step(int token, Span<int> output) => step(token, source, state, output);

    public override void Run(ReadOnlySpan<int> tokens, Span<int> outputs) => run(tokens, source, state, outputs, workspace);

    public override void StepMany(ReadOnlySpan<int> tokens, Span<int> outputs)
    {
        int streams = tokens.Length;
        many(tokens, Enumerable.Range(0, streams).Select(stream => stream % 2 == 0 ? source : other).ToArray(), Enumerable.Range(0, streams).Select(_ => createState()).ToArray(), outputs, workspace);
    }

    public override int Decode(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, Span<int> target) =>
        decodeTokens is not null ? decodeTokens(tokens, target) : decodeCodes!(codes, target);

    public override void Reset() => reset(state);

    public override void Dispose()
    {
        state.Dispose();
        source.Dispose();
        other.Dispose();
        workspace.Dispose();
    }

    private void Encode(ReadOnlySpan<int> tokens, ReadOnlySpan<sbyte> codes, TSource read)
    {
        if (encodeTokens is not null) encodeTokens(tokens, read);
        else encodeCodes!(codes, read);
    }
}
