using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace KernelGen.Bench.Baselines;

/// <summary>OpenBLAS where the machine has it (Debian: libopenblas0-pthread).</summary>
internal sealed unsafe class OpenBlas
{
    /// <summary>The environment variable that says which processor to take this one for; read when the library is loaded.</summary>
    public const string CoreVariable = "OPENBLAS_CORETYPE";

    private const int RowMajor = 101;
    private const int ColumnMajor = 102;
    private const int Plain = 111;
    private const int Transposed = 112;

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> sgemm;

    private readonly delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int, void> sgemv;

    private OpenBlas(nint library, int threads)
    {
        sgemm = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
            NativeLibrary.GetExport(library, "cblas_sgemm");
        sgemv = (delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
            NativeLibrary.GetExport(library, "cblas_sgemv");
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_config"))()) ?? "";
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(threads);
        CoreType = Marshal.PtrToStringUTF8(
            ((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_corename"))()) ?? "unnamed";
    }

    /// <summary>The names whose kernels use 512-bit vectors. Debian's build falls back to Prescott on newer processors.</summary>
    public static IReadOnlyList<string> CoreTypes { get; } = ["Cooperlake", "SkylakeX"];

    /// <summary>The processor that it takes this one for.</summary>
    public string CoreType { get; }

    /// <summary>How it names itself and how it was built.</summary>
    public string Version { get; }

    /// <summary>The library with <paramref name="threads"/> threads, or null where it is not installed.</summary>
    public static OpenBlas? Load(int threads) =>
        NativeLibrary.TryLoad("libopenblas.so.0", out nint library) ? new OpenBlas(library, threads) : null;

    /// <summary>C [m, n] = op(A) [m, k] op(B) [k, n], row-major without gaps.</summary>
    public void Multiply(int m, int n, int k, float* a, bool transposeA, float* b, bool transposeB, float* c) => sgemm(
        RowMajor, transposeA ? Transposed : Plain, transposeB ? Transposed : Plain,
        m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n);

    /// <summary>y [rows] = A x, A [rows, columns] row-major or, as sgemv_n likes it, column-major; beta times y is added.</summary>
    public void MultiplyVector(int rows, int columns, float* a, bool columnMajor, float* x, float beta, float* y) => sgemv(
        columnMajor ? ColumnMajor : RowMajor, Plain, rows, columns, 1, a, columnMajor ? rows : columns, x, 1, beta, y, 1);
}
