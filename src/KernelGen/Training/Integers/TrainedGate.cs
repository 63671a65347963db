using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>A function of a gate in training: the integers of the program, what they stand for, and a derivative.</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal abstract class TrainedGate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Replaces inputs by the function of them and records its values and derivatives.</summary>
    /// <param name="values">The inputs, 16 bits.</param>
    /// <param name="count">A multiple of 16.</param>
    /// <param name="outputs">Receives the values as floats.</param>
    /// <param name="derivatives">Receives the derivatives by the inputs' real values; 0 where an input was held to 16 bits.</param>
    public abstract void Apply(ref int values, int count, ref float outputs, ref float derivatives);
}
