using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>The hard forms of the functions of gates and cells: lines with ends, other functions than those of <see cref="Gates"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HardGates
{
    /// <summary>min(max(0, x / 6 + 1 / 2), 1), as PyTorch has it; exactly 1/2 at 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sigmoid<T>(T value)
        where T : struct, ILanes<T> => Activations.HardSigmoid(value);

    /// <summary>min(max(-1, x), 1).</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Tanh<T>(T value)
        where T : struct, ILanes<T> => Activations.HardTanh(value);
}
