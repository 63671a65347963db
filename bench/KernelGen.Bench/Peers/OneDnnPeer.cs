using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>
/// oneDNN: LSTM, and the GRU whose reset stands before the product (its 8-bit form knows no other). Weights in the layout that it asks
/// for; with 8 bits x and h are u8 over [-1, 1], converted from floats within the call, and what leaves is float.
/// </summary>
internal sealed class OneDnnPeer(OneDnn? library) : IPeer
{
    private const float DataScale = 127, DataShift = 128;

    // Without the byte dot product oneDNN adds two products in 16 bits, which saturate where weights have more than 7 bits.
    private static readonly float greatestWeight = AvxVnni.IsSupported || Avx512Vbmi.IsSupported || AdvSimd.IsSupported ? 127 : 63;

    // Memories point into these arrays as long as the process lives, so they are never let go.
    private static readonly List<object> kept = [];
    private static readonly int[] lstmGates = [0, 1, 2, 3], gruGates = [1, 0, 2];

    public string Name => "oneDNN";

    public string? Version => library?.Version;

    public PeerRun? Bind(PeerNetwork network, PeerForm form, int steps)
    {
        if (library is null || form is not (PeerForm.Float or PeerForm.Bytes) || network.Spec.Layers.Count > 1) return null;
        if (network.Recurrent is not { Activation: CellActivation.Tanh } layer) return null;
        return layer.Cell == CellKind.Lstm || layer.ResetsBefore ? new Binding(library, network, layer, form == PeerForm.Bytes, steps).Run() : null;
    }

    private sealed class Binding(OneDnn library, PeerNetwork network, RecurrentSpec layer, bool bytes, int steps)
    {
        private readonly bool lstm = layer.Cell == CellKind.Lstm;
        private readonly int gates = layer.Gates, hidden = layer.Hidden, input = layer.Input;
        private readonly float[] x = Pinned<float>(steps * layer.Input), y = Pinned<float>(steps * layer.Hidden), last = new float[layer.Hidden];
        private readonly byte[] codes = Pinned<byte>(steps * layer.Input);

        public PeerRun Run()
        {
            int[] order = lstm ? lstmGates : gruGates;
            float[] weights = Ordered(network.Tensor(layer, "weight_ih"), order, input);
            float[] recurrent = Ordered(network.Tensor(layer, "weight_hh"), order, hidden);
            nint attributes = bytes ? library.CreateQuantization(DataScale, DataShift, Scales(weights, recurrent)) : 0;
            int dataType = bytes ? OneDnn.Unsigned8 : OneDnn.Float, weightType = bytes ? OneDnn.Signed8 : OneDnn.Float;

            byte[] cell = library.Describe(OneDnn.Float, OneDnn.FourDims, 1, 1, 1, hidden);
            byte[] state = library.Describe(dataType, OneDnn.FourDims, 1, 1, 1, hidden);
            byte[] entering = library.Describe(dataType, OneDnn.ThreeDims, steps, 1, input);
            byte[] leaving = library.Describe(OneDnn.Float, OneDnn.ThreeDims, steps, 1, hidden);
            byte[] bias = library.Describe(OneDnn.Float, OneDnn.FourDims, 1, 1, gates, hidden);
            byte[] weightLayer = library.Describe(weightType, OneDnn.AnyLayout, 1, 1, input, gates, hidden);
            byte[] weightState = library.Describe(weightType, OneDnn.AnyLayout, 1, 1, hidden, gates, hidden);
            nint description = library.CreateRecurrent(
                lstm,
                lstm ? [entering, state, cell, weightLayer, weightState, bias, leaving, state, cell] : [entering, state, weightLayer, weightState, bias, leaving, state],
                attributes);

            nint w = Reorder(description, OneDnn.WeightsLayer, weights, input, attributes);
            nint u = Reorder(description, OneDnn.WeightsState, recurrent, hidden, attributes);
            float[] biases = Pinned<float>(gates * hidden);
            Ordered([.. network.Bias(layer, "bias_ih", gates * hidden).Zip(network.Bias(layer, "bias_hh", gates * hidden), (a, b) => a + b)], order, 1)
                .CopyTo(biases, 0);
            nint b = library.CreateMemory(bias, biases), from = library.CreateMemory(entering, bytes ? codes : x), to = library.CreateMemory(leaving, y);
            nint[] h = [library.CreateMemory(state, States()), library.CreateMemory(state, States())];
            nint[] c = [library.CreateMemory(cell, Pinned<float>(hidden)), library.CreateMemory(cell, Pinned<float>(hidden))];
            Action[] turns = [Turn(0), Turn(1)];
            int turn = 0;
            return new PeerRun(Call, last);

            void Call(int call)
            {
                network.Features(call, steps, x);
                if (bytes) Encode(x, codes);
                turns[turn]();
                turn ^= 1;
                y.AsSpan(y.Length - hidden).CopyTo(last);
            }

            Action Turn(int now) => library.Run(
                description,
                [
                    (OneDnn.SourceLayer, from), (OneDnn.SourceState, h[now]), (OneDnn.WeightsLayer, w), (OneDnn.WeightsState, u), (OneDnn.Bias, b),
                    (OneDnn.Layer, to), (OneDnn.State, h[1 - now]),
                    .. lstm ? [(OneDnn.SourceCell, c[now]), (OneDnn.Cell, c[1 - now])] : Array.Empty<(int, nint)>(),
                ]);
        }

        private nint Reorder(nint description, int argument, float[] values, int columns, nint attributes) => library.Reorder(
            library.Describe(OneDnn.Float, OneDnn.FiveDims, 1, 1, columns, gates, hidden), values, library.Wanted(description, argument), attributes);

        /// <summary>From rows of gates to [columns, gates, units], gates in another order.</summary>
        private float[] Ordered(float[] values, int[] order, int columns)
        {
            float[] ordered = new float[values.Length];
            for (int gate = 0; gate < gates; gate++)
            {
                for (int unit = 0; unit < hidden; unit++)
                {
                    for (int column = 0; column < columns; column++)
                        ordered[(column * gates + gate) * hidden + unit] = values[(order[gate] * hidden + unit) * columns + column];
                }
            }

            return ordered;
        }

        private float[] Scales(float[] weights, float[] recurrent)
        {
            float[] scales = new float[gates * hidden];
            for (int i = 0; i < weights.Length; i++) scales[i % scales.Length] = MathF.Max(scales[i % scales.Length], MathF.Abs(weights[i]));
            for (int i = 0; i < recurrent.Length; i++) scales[i % scales.Length] = MathF.Max(scales[i % scales.Length], MathF.Abs(recurrent[i]));
            return [.. scales.Select(greatest => greatest == 0 ? 1 : greatestWeight / greatest)];
        }

        private Array States()
        {
            if (!bytes) return Pinned<float>(hidden);
            byte[] zeros = Pinned<byte>(hidden);
            zeros.AsSpan().Fill((byte)DataShift);
            return zeros;
        }

        /// <summary>Floats to u8, eight at a time where the machine can.</summary>
        private static void Encode(float[] values, byte[] codes)
        {
            int i = 0;
            var scale = Vector256.Create(DataScale);
            var shift = Vector256.Create(DataShift + 0.5f);
            for (; i + 32 <= values.Length; i += 32)
            {
                var low = Vector256.Narrow(Integers(i), Integers(i + 8));
                var high = Vector256.Narrow(Integers(i + 16), Integers(i + 24));
                Vector256.StoreUnsafe(
                    Vector256.Narrow(low, high).AsByte(), ref codes[i]);
            }

            for (; i < values.Length; i++) codes[i] = (byte)Math.Clamp(values[i] * DataScale + DataShift + 0.5f, 0, 255);

            Vector256<int> Integers(int at) => Vector256.ConvertToInt32(
                Vector256.FusedMultiplyAdd(
                    Vector256.LoadUnsafe(ref values[at]), scale, shift));
        }

        private static T[] Pinned<T>(int count)
        {
            T[] array = GC.AllocateArray<T>(count, pinned: true);
            kept.Add(array);
            return array;
        }
    }
}
