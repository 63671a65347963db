using System.Runtime.CompilerServices;

namespace KernelGen.Arithmetic;

/// <summary>The sixteen partial results of a reduction: element j of a row goes to partial j mod 16 on every lane type.</summary>
[InlineArray(Count)]
internal struct PartialResults
{
    public const int Count = 16;

    private float first;

    /// <summary>Joins halves onto each other, k with k + 8, then k + 4, k + 2 and k + 1: one tree for all lane types.</summary>
    public static float Join<TStep>(ref PartialResults partials)
        where TStep : struct, ILaneStep
    {
        for (int half = Count / 2; half > 0; half /= 2)
            for (int index = 0; index < half; index++)
                partials[index] = TStep.Join(partials[index], partials[index + half]);
        return partials[0];
    }
}
