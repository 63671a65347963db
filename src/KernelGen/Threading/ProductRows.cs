using System.ComponentModel;

namespace KernelGen.Threading;

/// <summary>Computes some rows of the product of a matrix, whole blocks of them; a reference that the product has no use for may be null.</summary>
/// <typeparam name="TWeights">The emitted weights.</typeparam>
/// <typeparam name="TElement">What sums start from and end in.</typeparam>
/// <param name="weights">Those of the model.</param>
/// <param name="vectors">The first of the records that are multiplied.</param>
/// <param name="steps">Records, 1 or more.</param>
/// <param name="start">What the sums start from.</param>
/// <param name="startStride">Elements from what those of one record start from to that of the next; 0 where it is the same for all.</param>
/// <param name="result">Where the rows go.</param>
/// <param name="sums">Where sums wait for the scaling: of this thread alone.</param>
/// <param name="tables">Partial sums of all records, made before.</param>
/// <param name="firstRow">The first row.</param>
/// <param name="endRow">The row behind the last one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ProductRows<TWeights, TElement>(
    TWeights weights,
    ref byte vectors,
    int steps,
    ref TElement start,
    nuint startStride,
    ref TElement result,
    ref int sums,
    ref byte tables,
    nuint firstRow,
    nuint endRow);
