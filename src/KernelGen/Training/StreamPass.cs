using System.ComponentModel;

namespace KernelGen.Training;

/// <summary>What an emitted graph does for some streams of the window, one time step after another.</summary>
/// <param name="first">The first stream.</param>
/// <param name="end">The stream after the last.</param>
/// <param name="gemm">Products on the calling thread alone.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void StreamPass(int first, int end, Gemm gemm);
