using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using KernelGen.Bench.Baselines;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Timing;

namespace KernelGen.Bench.Peers;

/// <summary>
/// The core type of OpenBLAS, and the order of the matrix, that are fastest here. The library reads its core type when it is loaded,
/// so each one is measured by a process of its own; those whose instructions the processor lacks end there.
/// </summary>
internal static unsafe class OpenBlasChoice
{
    /// <summary>The mode of the child processes.</summary>
    public const string Child = "peers-openblas-child";

    /// <summary>A setting that changes kernels' block sizes; it is not to be inherited.</summary>
    public const string CacheVariable = "OPENBLAS_L2_SIZE";

    private const int Calls = 31;
    private static readonly string[] coreTypes = ["Haswell", "Zen", "SkylakeX", "Cooperlake"];
    private static readonly (int Rows, int Columns)[] shapes = [(4096, 1024), (1800, 900)];

    /// <summary>Whether the library is installed, and what is best.</summary>
    public static (string CoreType, bool ColumnMajor)? Find()
    {
        (string CoreType, bool ColumnMajor, double Cost)[] found = [.. coreTypes.SelectMany(Measure)];
        return found.Length == 0 ? null : found.MinBy(choice => choice.Cost) is var best ? (best.CoreType, best.ColumnMajor) : null;
    }

    /// <summary>The library as that core type, from now on in this process.</summary>
    public static OpenBlas? Load(string coreType)
    {
        // The runtime keeps variables of its own; the library asks the C library.
        if (OperatingSystem.IsLinux())
        {
            SetVariable(OpenBlas.CoreVariable, coreType, 1);
            UnsetVariable(CacheVariable);
        }

        return OpenBlas.Load(1);
    }

    /// <summary>One process: microseconds of both orders, summed over the shapes, each a product.</summary>
    public static void RunChild()
    {
        JsonObject result = [];
        OneProcessor.Pin();
        if (OpenBlas.Load(1) is { } library)
        {
            result["core_type"] = library.CoreType;
            result["row_major"] = shapes.Sum(shape => Microseconds(library, shape, false));
            result["column_major"] = shapes.Sum(shape => Microseconds(library, shape, true));
        }

        Console.WriteLine(result.ToJsonString());
    }

    private static IEnumerable<(string CoreType, bool ColumnMajor, double Cost)> Measure(string coreType)
    {
        JsonObject found;
        try
        {
            found = ChildProcess.RunWith([new(OpenBlas.CoreVariable, coreType), new(CacheVariable, null)], Child);
        }
        catch (InvalidOperationException)
        {
            yield break;
        }

        if (found["core_type"] is null) yield break;
        yield return (coreType, false, found["row_major"]!.GetValue<double>());
        yield return (coreType, true, found["column_major"]!.GetValue<double>());
    }

    private static double Microseconds(OpenBlas library, (int Rows, int Columns) shape, bool columnMajor)
    {
        float[] matrix = new float[shape.Rows * shape.Columns], x = new float[shape.Columns], y = new float[shape.Rows];
        Array.Fill(matrix, 0.5f);
        double[] times = new double[Calls];
        fixed (float* a = matrix, v = x, r = y)
        {
            for (int call = 0; call < Calls; call++)
            {
                double start = ThreadClock.Microseconds();
                library.MultiplyVector(shape.Rows, shape.Columns, a, columnMajor, v, 0, r);
                times[call] = ThreadClock.Microseconds() - start;
            }
        }

        Array.Sort(times);
        return times[Calls / 2] / ((double)shape.Rows * shape.Columns);
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi)]
    private static extern int SetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    [DllImport("libc", EntryPoint = "unsetenv", CharSet = CharSet.Ansi)]
    private static extern int UnsetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
