using System;
using System.ComponentModel;
using KernelGen.Arithmetic;

namespace KernelGen.Training;

/// <summary>
/// Which elements dropout keeps: a pure function of (seed, site, step, element), so that no mask is stored and a resumed run
/// drops the same elements. Apply it with <see cref="VectorPasses.Dropout"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DropoutMask
{
    /// <summary>A mask that keeps elements with probability <paramref name="keep"/>.</summary>
    /// <param name="keep">Above 0, at most 1; rounded to a multiple of 2^-24.</param>
    /// <param name="seed">The seed of all dropout of a run.</param>
    /// <param name="site">Where in the network; different sites drop independently.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public DropoutMask(float keep, ulong seed, ulong site)
    {
        if (!(keep > 0 && keep <= 1))
            throw new ArgumentOutOfRangeException(nameof(keep), keep, "Expected a probability above 0, at most 1.");
        Keep = keep;
        Key = new ThreefryKey(seed, site);
    }

    /// <summary>The probability with which an element stays.</summary>
    public float Keep { get; }

    /// <summary>The generator's key.</summary>
    internal ThreefryKey Key { get; }
}
