using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelGen.Bench.Peers;

/// <summary>The C interface of ONNX Runtime: a table of functions, called by its documented order, one thread, all graph optimisations.</summary>
internal sealed unsafe class OnnxRuntime
{
    private const int InterfaceVersion = 13;
    private const int FloatElement = 1, LongElement = 7;
    private const int WarningLevel = 2, AllOptimisations = 99;
    private readonly nint* functions;
    private readonly nint environment;
    private readonly nint memory;

    private OnnxRuntime(nint library)
    {
        nint* root = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        functions = (nint*)((delegate* unmanaged<uint, nint>)root[0])(InterfaceVersion);
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)root[1])())!;
        nint made;
        fixed (byte* name = "bench\0"u8) Require(((delegate* unmanaged<int, byte*, nint*, nint>)functions[(int)Function.CreateEnv])(WarningLevel, name, &made));
        environment = made;
        Require(((delegate* unmanaged<int, int, nint*, nint>)functions[(int)Function.CreateCpuMemoryInfo])(0, 0, &made));
        memory = made;
    }

    /// <summary>Places in OrtApi, which only ever grows at its end.</summary>
    private enum Function
    {
        GetErrorMessage = 2,
        CreateEnv = 3,
        CreateSessionFromArray = 8,
        Run = 9,
        CreateSessionOptions = 10,
        SetSessionGraphOptimizationLevel = 23,
        SetIntraOpNumThreads = 24,
        SetInterOpNumThreads = 25,
        CreateTensorWithDataAsOrtValue = 49,
        CreateCpuMemoryInfo = 69,
    }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The library that bench/peers/install.sh has npm fetch; null where it is not there.</summary>
    public static OnnxRuntime? Load(string folder)
    {
        string package = Path.Combine(folder, "node_modules", "onnxruntime-node", "bin");
        string part = Path.Combine("linux", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64", "libonnxruntime.so.1");
        if (!OperatingSystem.IsLinux() || !Directory.Exists(package)) return null;
        foreach (string version in Directory.GetDirectories(package).OrderDescending())
        {
            if (NativeLibrary.TryLoad(Path.Combine(version, part), out nint library)) return new OnnxRuntime(library);
        }

        return null;
    }

    /// <summary>A session of <paramref name="model"/> on one thread.</summary>
    public nint CreateSession(byte[] model)
    {
        nint options, session;
        Require(((delegate* unmanaged<nint*, nint>)functions[(int)Function.CreateSessionOptions])(&options));
        Require(((delegate* unmanaged<nint, int, nint>)functions[(int)Function.SetSessionGraphOptimizationLevel])(options, AllOptimisations));
        Require(((delegate* unmanaged<nint, int, nint>)functions[(int)Function.SetIntraOpNumThreads])(options, 1));
        Require(((delegate* unmanaged<nint, int, nint>)functions[(int)Function.SetInterOpNumThreads])(options, 1));
        fixed (byte* bytes = model)
        {
            Require(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)functions[(int)Function.CreateSessionFromArray])(
                environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    /// <summary>A tensor over pinned memory: floats, or tokens.</summary>
    public nint CreateTensor<T>(T[] pinned, params long[] shape)
        where T : unmanaged
    {
        nint value;
        fixed (long* sizes = shape)
        {
            Require(((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)functions[(int)Function.CreateTensorWithDataAsOrtValue])(
                memory,
                (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned)),
                (nuint)(pinned.Length * sizeof(T)),
                sizes,
                (nuint)shape.Length,
                typeof(T) == typeof(long) ? LongElement : FloatElement,
                &value));
        }

        return value;
    }

    /// <summary>A call with all its names and values in place, outputs included.</summary>
    public Action Call(nint session, IReadOnlyList<(string Name, nint Value)> inputs, IReadOnlyList<(string Name, nint Value)> outputs)
    {
        nint[] inputNames = Names(inputs), outputNames = Names(outputs);
        nint[] inputValues = Pinned([.. inputs.Select(input => input.Value)]), outputValues = Pinned([.. outputs.Select(output => output.Value)]);
        return () =>
        {
            fixed (nint* names = inputNames, values = inputValues, resultNames = outputNames, results = outputValues)
            {
                Require(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)functions[(int)Function.Run])(
                    session, 0, names, values, (nuint)inputValues.Length, resultNames, (nuint)outputValues.Length, results));
            }
        };
    }

    private static nint[] Names(IReadOnlyList<(string Name, nint Value)> values) =>
        Pinned([.. values.Select(value => Marshal.StringToCoTaskMemUTF8(value.Name))]);

    private static nint[] Pinned(nint[] values)
    {
        nint[] pinned = GC.AllocateArray<nint>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }

    private void Require(nint status)
    {
        if (status == 0) return;
        nint text = ((delegate* unmanaged<nint, nint>)functions[(int)Function.GetErrorMessage])(status);
        throw new InvalidOperationException("ONNX Runtime: " + Marshal.PtrToStringUTF8(text));
    }
}
