using System;
using System.Runtime.InteropServices;

namespace KernelGen.Bench.Peers;

/// <summary>The C interface of oneDNN 2 (Debian: libdnnl-dev), as far as recurrent layers need it, on one thread.</summary>
internal sealed unsafe class OneDnn
{
    public const int Float = 3, Unsigned8 = 6, Signed8 = 5;
    public const int AnyLayout = 1, ThreeDims = 4, FourDims = 5, FiveDims = 7;
    public const int SourceLayer = 1, SourceState = 2, SourceCell = 3, Layer = 17, State = 18, Cell = 19;
    public const int WeightsLayer = 33, WeightsState = 34, Bias = 41;

    // dnnl_memory_desc_t and dnnl_rnn_desc_t are 696 and 15,344 bytes in version 2.6; there is room for those of other releases of 2.
    private const int KnownBytes = 696, DescriptionBytes = 1024;
    private const int OperationBytes = 32768;
    private const int Inference = 96, LeftToRight = 0;
    private const int QueryArgument = 255;
    private const int From = 1, To = 17, Cpu = 1, InOrder = 1;
    private static readonly nint allocate = -1;
    private readonly nint library;
    private readonly nint engine;
    private readonly nint stream;

    private OneDnn(nint library)
    {
        this.library = library;
        int* version = ((delegate* unmanaged<int*>)Export("version"))();
        Version = FormattableString.Invariant($"{version[0]}.{version[1]}.{version[2]}");
        Major = version[0];
        nint made;
        Require(((delegate* unmanaged<nint*, int, nuint, int>)Export("engine_create"))(&made, Cpu, 0));
        engine = made;
        Require(((delegate* unmanaged<nint*, nint, uint, int>)Export("stream_create"))(&made, engine, InOrder));
        stream = made;
        if (NativeLibrary.TryLoad("libgomp.so.1", out nint threads))
            ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(threads, "omp_set_num_threads"))(1);
    }

    public string Version { get; }

    private int Major { get; }

    /// <summary>The library, or null where version 2 is not installed: later ones have another interface.</summary>
    public static OneDnn? Load() => NativeLibrary.TryLoad("libdnnl.so.2", out nint library) && new OneDnn(library) is { Major: 2 } loaded ? loaded : null;

    /// <summary>Sizes, element type and layout of a tensor.</summary>
    public byte[] Describe(int type, int layout, params long[] sizes)
    {
        byte[] description = new byte[DescriptionBytes];
        fixed (byte* d = description)
        fixed (long* s = sizes)
            Require(((delegate* unmanaged<byte*, int, long*, int, int, int>)Export("memory_desc_init_by_tag"))(d, sizes.Length, s, type, layout));
        return description;
    }

    /// <summary>An LSTM: layer, state and cell entering, two weights, bias, layer, state and cell leaving; GRU: the same without cells.</summary>
    public nint CreateRecurrent(bool lstm, byte[][] tensors, nint attributes)
    {
        byte[] operation = new byte[OperationBytes];
        GCHandle[] handles = Array.ConvertAll(tensors, tensor => GCHandle.Alloc(tensor, GCHandleType.Pinned));
        nint[] d = Array.ConvertAll(handles, handle => handle.AddrOfPinnedObject());
        nint description;
        fixed (byte* op = operation)
        {
            Require(lstm
                ? ((delegate* unmanaged<byte*, int, int, nint, nint, nint, nint, nint, nint, nint, nint, nint, uint, int>)Export("lstm_forward_desc_init"))(
                    op, Inference, LeftToRight, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], 0)
                : ((delegate* unmanaged<byte*, int, int, nint, nint, nint, nint, nint, nint, nint, uint, int>)Export("gru_forward_desc_init"))(
                    op, Inference, LeftToRight, d[0], d[1], d[2], d[3], d[4], d[5], d[6], 0));
            Require(((delegate* unmanaged<nint*, byte*, nint, nint, nint, int>)Export("primitive_desc_create"))(&description, op, attributes, engine, 0));
        }

        foreach (GCHandle handle in handles) handle.Free();
        return description;
    }

    /// <summary>How a primitive wants an argument.</summary>
    public byte[] Wanted(nint description, int argument)
    {
        nint wanted = ((delegate* unmanaged<nint, int, int, nint>)Export("primitive_desc_query_md"))(description, QueryArgument, argument);
        byte[] copy = new byte[DescriptionBytes];
        new ReadOnlySpan<byte>((void*)wanted, KnownBytes).CopyTo(copy);
        return copy;
    }

    /// <summary>Scale and shift of u8 data, scales of s8 weights: one an output of a gate.</summary>
    public nint CreateQuantization(float scale, float shift, float[] weightScales)
    {
        const int gateAndOutput = 1 << 3 | 1 << 4;
        nint attributes;
        Require(((delegate* unmanaged<nint*, int>)Export("primitive_attr_create"))(&attributes));
        Require(((delegate* unmanaged<nint, float, float, int>)Export("primitive_attr_set_rnn_data_qparams"))(attributes, scale, shift));
        fixed (float* scales = weightScales)
        {
            Require(((delegate* unmanaged<nint, long, int, float*, int>)Export("primitive_attr_set_rnn_weights_qparams"))(
                attributes, weightScales.Length, gateAndOutput, scales));
        }

        return attributes;
    }

    /// <summary>Memory of the library's own, or over a pinned array.</summary>
    public nint CreateMemory(byte[] description, Array? pinned = null)
    {
        nint memory;
        nint data = pinned is null ? allocate : Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        fixed (byte* d = description) Require(((delegate* unmanaged<nint*, byte*, nint, nint, int>)Export("memory_create"))(&memory, d, engine, data));
        return memory;
    }

    /// <summary>Memory that holds <paramref name="values"/> as a primitive wants them.</summary>
    public nint Reorder(byte[] from, float[] values, byte[] to, nint attributes)
    {
        nint description;
        float[] pinned = GC.AllocateArray<float>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        nint source = CreateMemory(from, pinned), target = CreateMemory(to);
        fixed (byte* f = from, t = to)
        {
            Require(((delegate* unmanaged<nint*, byte*, nint, byte*, nint, nint, int>)Export("reorder_primitive_desc_create"))(
                &description, f, engine, t, engine, attributes));
        }

        Run(description, (From, source), (To, target))();
        GC.KeepAlive(pinned);
        return target;
    }

    /// <summary>A call of a primitive with its arguments in place.</summary>
    public Action Run(nint description, params (int Index, nint Memory)[] arguments)
    {
        nint made;
        Require(((delegate* unmanaged<nint*, nint, int>)Export("primitive_create"))(&made, description));
        nint primitive = made;
        nint[] list = GC.AllocateArray<nint>(2 * arguments.Length, pinned: true);
        for (int i = 0; i < arguments.Length; i++) (list[2 * i], list[2 * i + 1]) = (arguments[i].Index, arguments[i].Memory);
        var execute = (delegate* unmanaged<nint, nint, int, nint*, int>)Export("primitive_execute");
        var wait = (delegate* unmanaged<nint, int>)Export("stream_wait");
        return () =>
        {
            fixed (nint* values = list) Require(execute(primitive, stream, list.Length / 2, values));
            Require(wait(stream));
        };
    }

    private nint Export(string name) => NativeLibrary.GetExport(library, "dnnl_" + name);

    private static void Require(int status)
    {
        if (status != 0) throw new InvalidOperationException($"oneDNN answers with status {status}.");
    }
}
