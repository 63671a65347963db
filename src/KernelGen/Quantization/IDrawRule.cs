using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>A stochastic rounding: a weight and a number drawn for it to a value.</summary>
internal interface IDrawRule
{
    /// <summary>The values of a register of weights.</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="uniform">Numbers in [0, 1): below a probability from 1 on always, below one up to 0 never.</param>
    T Choose<T>(T weight, T uniform)
        where T : struct, ILanes<T>;
}
