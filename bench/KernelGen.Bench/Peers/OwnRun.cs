using System;
using System.Linq;
using System.Reflection;
using KernelGen.Bench.Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>An emitted model by its type: the emitted classes share no other.</summary>
internal static class OwnRun
{
    private const int LongestRecord = 1 << 20;

    private delegate void StepOfFeatures<TState>(ReadOnlySpan<float> input, TState state, Span<float> output);

    private delegate void StepOfToken<TState>(int token, TState state, Span<float> output);

    private delegate void RunOfFeatures<TState, TWorkspace>(ReadOnlySpan<float> inputs, TState state, Span<float> outputs, TWorkspace workspace);

    private delegate void EncodeRecord(ref byte record);

    private delegate void MakeTables(ref byte vector, ref byte tables);

    /// <summary>The spec that the emitted class carries.</summary>
    public static ModelSpec SpecOf(Type model) => (ModelSpec)model.GetProperty("Spec")!.GetValue(null)!;

    /// <summary>Binds the public Step, or Run for several time steps a call.</summary>
    /// <param name="model">The emitted class.</param>
    /// <param name="network">What enters.</param>
    /// <param name="steps">Time steps of a call.</param>
    /// <param name="width">The lane type; null for the one that models take.</param>
    public static PeerRun Bind(Type model, PeerNetwork network, int steps, LaneWidth? width = null)
    {
        ModelSpec spec = SpecOf(model);
        PackedModel packed = PackedModel.Pack(spec, SeededWeights.Of(spec));
        object instance = model.GetMethod("Of")!.Invoke(null, [packed])!;
        if (width is { } lanes) model.GetProperty("LaneWidth")!.SetValue(instance, lanes);
        object state = model.GetMethod("CreateState")!.Invoke(instance, [1])!;
        return steps == 1
            ? Generic(nameof(Step), [state.GetType()], instance, state, network)
            : Generic(nameof(Run), [state.GetType(), model.GetNestedType("Workspace")!], instance, state, network, steps);
    }

    /// <summary>
    /// Only what turns the floats that enter, and h, into codes and tables: the share of a step that other runtimes spend on quantizing.
    /// Null where nothing is coded.
    /// </summary>
    public static Advance? Coding(Type model, PeerNetwork network)
    {
        Type lanes = LaneTypes.Widest switch
        {
            LaneWidth.Vector512 => typeof(Lanes512),
            LaneWidth.Vector256 => typeof(Lanes256),
            LaneWidth.Vector128 => typeof(Lanes128),
            _ => typeof(Lanes32),
        };
        MethodInfo[] methods = [.. model.Assembly.GetTypes()
            .Where(type => type.Name == model.Name + "Kernels")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))];
        EncodeRecord[] encodings = [.. methods
            .Where(method => method.Name.StartsWith("Encode", StringComparison.Ordinal) && method.GetParameters().Length == 1)
            .Select(method => method.MakeGenericMethod(lanes).CreateDelegate<EncodeRecord>())];
        MakeTables[] tables = [.. methods
            .Where(method => method.Name.EndsWith("Tables", StringComparison.Ordinal))
            .Select(method => method.MakeGenericMethod(lanes).CreateDelegate<MakeTables>())];
        if (encodings.Length == 0 || network.Spec.Embedding is not null) return null;
        AlignedBuffer record = new(LongestRecord), made = new(LongestRecord);
        float[] values = new float[Math.Max(network.Spec.InputSize, network.Spec.OutputSize)];
        network.Features(0, 1, values);
        return _ =>
        {
            foreach (EncodeRecord encode in encodings)
            {
                values.CopyTo(record.Floats);
                encode(ref record.BytesAt(0));
            }

            foreach (MakeTables make in tables) make(ref record.BytesAt(0), ref made.BytesAt(0));
        };
    }

    private static PeerRun Generic(string method, Type[] types, params object[] arguments) => (PeerRun)typeof(OwnRun)
        .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types).Invoke(null, arguments)!;

    private static PeerRun Step<TState>(object model, TState state, PeerNetwork network)
    {
        float[] output = new float[network.Spec.OutputSize];
        if (network.Spec.Embedding is not null)
        {
            StepOfToken<TState> look = model.GetType().GetMethod("Step")!.CreateDelegate<StepOfToken<TState>>(model);
            return new PeerRun(call => look(network.Token(call), state, output), output);
        }

        StepOfFeatures<TState> step = model.GetType().GetMethod("Step")!.CreateDelegate<StepOfFeatures<TState>>(model);
        return new PeerRun(call => step(network.Features(call), state, output), output);
    }

    private static PeerRun Run<TState, TWorkspace>(object model, TState state, PeerNetwork network, int steps)
    {
        RunOfFeatures<TState, TWorkspace> run = model.GetType().GetMethod("Run")!.CreateDelegate<RunOfFeatures<TState, TWorkspace>>(model);
        TWorkspace workspace = (TWorkspace)model.GetType().GetMethod("CreateWorkspace")!.Invoke(model, [steps, 1])!;
        float[] features = new float[steps * network.Spec.InputSize];
        float[] outputs = new float[steps * network.Spec.OutputSize], last = new float[network.Spec.OutputSize];
        return new PeerRun(
            call =>
            {
                network.Features(call, steps, features);
                run(features, state, outputs, workspace);
                outputs.AsSpan(outputs.Length - last.Length).CopyTo(last);
            },
            last);
    }
}
