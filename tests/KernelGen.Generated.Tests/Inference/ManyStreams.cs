using System;
using System.Linq;
using System.Reflection;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Streams of an emitted model with a stride, each twice: one is advanced with the others, one alone.</summary>
internal abstract class ManyStreams
{
    /// <summary>Draws what enters all streams next.</summary>
    public abstract void Draw(int round);

    /// <summary>Advances all streams by one call.</summary>
    public abstract void StepMany(float[] outputs);

    /// <summary>Advances the others of them one after the other.</summary>
    public abstract void StepEach(float[] outputs);

    /// <summary>Whether both of every stream remember the same bits.</summary>
    public abstract bool AreAlike();

    /// <summary>New streams of a model.</summary>
    /// <param name="packed">The model.</param>
    /// <param name="type">Its emitted class.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="count">Streams.</param>
    /// <param name="workspace">Time steps of the workspace.</param>
    public static ManyStreams Of(PackedModel packed, Type type, LaneWidth lanes, int count, int workspace)
    {
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        Type input = packed.Spec.Embedding is null ? typeof(float) : typeof(int);
        Type streams = typeof(ManyStreams<,,>).MakeGenericType(input, type.GetNestedType("State")!, type.GetNestedType("Workspace")!);
        return (ManyStreams)Activator.CreateInstance(streams, model, packed, count, workspace)!;
    }
}

/// <inheritdoc/>
internal sealed class ManyStreams<TInput, TState, TWorkspace> : ManyStreams
    where TInput : unmanaged
    where TState : class
{
    private readonly Step step;
    private readonly Steps stepMany;
    private readonly TState[] together, alone;
    private readonly TWorkspace workspace;
    private readonly TInput[] inputs;
    private readonly int size, outputSize, vocabulary;

    public ManyStreams(object model, PackedModel packed, int count, int steps)
    {
        Type type = model.GetType();
        step = type.GetMethod("Step", [typeof(ReadOnlySpan<TInput>), typeof(TState), typeof(Span<float>)])!.CreateDelegate<Step>(model);
        stepMany = type.GetMethod("StepMany")!.CreateDelegate<Steps>(model);
        MethodInfo create = type.GetMethod("CreateState")!;
        together = [.. Enumerable.Range(0, count).Select(_ => (TState)create.Invoke(model, [1])!)];
        alone = [.. Enumerable.Range(0, count).Select(_ => (TState)create.Invoke(model, [1])!)];
        workspace = (TWorkspace)type.GetMethod("CreateWorkspace")!.Invoke(model, [steps, 1])!;
        size = packed.Spec.Stride * (packed.Spec.Embedding is null ? packed.Spec.InputSize : 1);
        outputSize = packed.Spec.OutputSize;
        inputs = new TInput[count * size];
        vocabulary = packed.Spec.InputSize;
    }

    private delegate void Step(ReadOnlySpan<TInput> inputs, TState state, Span<float> output);

    private delegate void Steps(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TState> states, Span<float> outputs, TWorkspace workspace);

    private delegate Span<byte> Remembered(TState state);

    public override void Draw(int round)
    {
        CounterRandom random = new(29, (ulong)round);
        for (int index = 0; index < inputs.Length; index++)
            inputs[index] = inputs is int[]? (TInput)(object)random.NextInteger(vocabulary) : (TInput)(object)(random.NextFloat(-1, 1));
    }

    public override void StepMany(float[] outputs) => stepMany(inputs, together, outputs, workspace);

    public override void StepEach(float[] outputs)
    {
        for (int stream = 0; stream < alone.Length; stream++)
            step(inputs.AsSpan(stream * size, size), alone[stream], outputs.AsSpan(stream * outputSize, outputSize));
    }

    public override bool AreAlike() => together.Zip(alone).All(static pair => Bytes(pair.First).SequenceEqual(Bytes(pair.Second)));

    private static byte[] Bytes(TState state) => typeof(TState).GetMethod("AsSpan")!.CreateDelegate<Remembered>()(state).ToArray();
}
