using System.Runtime.CompilerServices;

namespace KernelGen.Training;

/// <summary>Sixteen partial sums, one for each residue of an element's index.</summary>
[InlineArray(16)]
internal struct SixteenPartials
{
    private float first;

    /// <summary>Their sum by the fixed tree: k with k + 8, then k + 4, k + 2, k + 1.</summary>
    public float Join()
    {
        for (int half = 8; half > 0; half /= 2)
            for (int index = 0; index < half; index++) this[index] += this[index + half];
        return this[0];
    }
}
