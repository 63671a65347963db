using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>What a reduction does with one register of a row, and how it joins two partial results.</summary>
internal interface ILaneStep
{
    /// <summary>The value partial results start from.</summary>
    static abstract float Start { get; }

    /// <summary>Brings the elements at <paramref name="offset"/> of both rows into the partial results.</summary>
    T Step<T>(T partial, ref float first, ref float second, nuint offset)
        where T : struct, ILanes<T>;

    /// <summary>Joins two partial results.</summary>
    static abstract float Join(float left, float right);
}
