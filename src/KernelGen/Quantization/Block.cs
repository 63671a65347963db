using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Quantization;

/// <summary>Sixteen elements: the partial sums of a reduction, or the end of a row that fills no whole sixteen.</summary>
[InlineArray(Count)]
internal struct Block<TElement>
    where TElement : struct
{
    public const int Count = 16;

    private TElement first;

    /// <summary>Element 0.</summary>
    public static ref TElement Start(ref Block<TElement> block) => ref Unsafe.As<Block<TElement>, TElement>(ref block);
}
