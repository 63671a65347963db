using System;
using System.Collections.Generic;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>
/// ONNX Runtime through its C interface: tensors over memory that stays, two sets of them, since what a call puts out as its state
/// enters the next one.
/// </summary>
internal sealed class OnnxPeer(OnnxRuntime? runtime) : IPeer
{
    public string Name => "ONNX Runtime";

    public string? Version => runtime?.Version;

    public PeerRun? Bind(PeerNetwork network, PeerForm form, int steps)
    {
        if (runtime is null || OnnxNetworks.Of(network, form, steps) is not { } model) return null;
        nint session = runtime.CreateSession(model);
        int outputs = network.Spec.OutputSize;
        float[] x = Pinned<float>(steps * network.Spec.InputSize), y = Pinned<float>(steps * outputs), last = new float[outputs];
        long[] tokens = Pinned<long>(steps);
        bool isToken = network.Spec.Embedding is not null;
        nint entering = isToken ? runtime.CreateTensor(tokens, steps, 1)
            : network.Recurrent is null ? runtime.CreateTensor(x, steps, network.Spec.InputSize)
            : runtime.CreateTensor(x, steps, 1, network.Spec.InputSize);
        nint leaving = network.Recurrent is null ? runtime.CreateTensor(y, steps, outputs) : runtime.CreateTensor(y, steps, 1, 1, outputs);

        string[] names = network.Recurrent is null ? [] : network.Recurrent.Cell == CellKind.Lstm ? ["h", "c"] : ["h"];
        nint[][] states = [States(network, names.Length), States(network, names.Length)];
        Action[] turns = [Call(0), Call(1)];
        int turn = 0;
        return new PeerRun(
            call =>
            {
                if (isToken) tokens[0] = network.Token(call);
                else network.Features(call, steps, x);
                turns[turn]();
                turn ^= 1;
                y.AsSpan(y.Length - outputs).CopyTo(last);
            },
            last);

        Action Call(int from)
        {
            List<(string, nint)> ins = [("x", entering)], outs = [(network.Linear is null ? "y" : "result", leaving)];
            for (int i = 0; i < names.Length; i++)
            {
                ins.Add((names[i], states[from][i]));
                outs.Add((names[i] + "_after", states[1 - from][i]));
            }

            return runtime.Call(session, ins, outs);
        }
    }

    private nint[] States(PeerNetwork network, int count)
    {
        nint[] states = new nint[count];
        for (int i = 0; i < count; i++)
        {
            float[] values = Pinned<float>(network.Recurrent!.Hidden);
            values.AsSpan().Fill(network.Recurrent.InitialState);
            states[i] = runtime!.CreateTensor(values, 1, 1, values.Length);
        }

        return states;
    }

    // Tensors point into these arrays as long as the process lives, so they are never let go.
    private static readonly List<object> kept = [];

    private static T[] Pinned<T>(int count)
    {
        T[] array = GC.AllocateArray<T>(count, pinned: true);
        kept.Add(array);
        return array;
    }
}
