using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>Batch normalisation of a layer's input in inference: running statistics and gains folded into a scale and a shift an input.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InputNorm
{
    /// <summary>result = inputs * scale + shift with one rounding, over whole registers; what pads the inputs becomes 0.</summary>
    /// <param name="inputs">The inputs of a time step.</param>
    /// <param name="scale">A factor an input, 0 in the padding.</param>
    /// <param name="shift">An addend an input, 0 in the padding.</param>
    /// <param name="result">Where to.</param>
    /// <param name="count">Inputs with padding, a multiple of 16.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Apply<T>(ref float inputs, ref float scale, ref float shift, ref float result, int count)
        where T : struct, ILanes<T>
    {
        for (nuint offset = 0; offset < (nuint)count; offset += (nuint)T.Count)
        {
            T standard = T.FusedMultiplyAddF32(T.LoadF32(ref inputs, offset), T.LoadF32(ref scale, offset), T.LoadF32(ref shift, offset));
            T.StoreF32(standard, ref result, offset);
        }
    }
}
