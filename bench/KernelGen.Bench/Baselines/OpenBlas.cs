using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace KernelGen.Bench.Baselines;

/// <summary>OpenBLAS where the machine has it (Debian: libopenblas0-pthread).</summary>
internal sealed unsafe class OpenBlas
{
    /// <summary>The environment variable that says which processor to take this one for; read when the library is loaded.</summary>
    public const string CoreVariable = "OPENBLAS_CORETYPE";

    private const int RowMajor = 101;
    private const int Plain = 111;
    private const int Transposed = 112;

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> sgemm;

    private OpenBlas(nint library, int threads)
    {
        sgemm = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
            NativeLibrary.GetExport(library, "cblas_sgemm");
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(threads);
        CoreType = Marshal.PtrToStringUTF8(
            ((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_corename"))()) ?? "unnamed";
    }

    /// <summary>The names whose kernels use 512-bit vectors. Debian's build falls back to Prescott on newer processors.</summary>
    public static IReadOnlyList<string> CoreTypes { get; } = ["Cooperlake", "SkylakeX"];

    /// <summary>The processor that it takes this one for.</summary>
    public string CoreType { get; }

    /// <summary>The library with <paramref name="threads"/> threads, or null where it is not installed.</summary>
    public static OpenBlas? Load(int threads) =>
        NativeLibrary.TryLoad("libopenblas.so.0", out nint library) ? new OpenBlas(library, threads) : null;

    /// <summary>C [m, n] = op(A) [m, k] op(B) [k, n], row-major without gaps.</summary>
    public void Multiply(int m, int n, int k, float* a, bool transposeA, float* b, bool transposeB, float* c) => sgemm(
        RowMajor, transposeA ? Transposed : Plain, transposeB ? Transposed : Plain,
        m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n);
}
