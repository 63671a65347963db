using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>
/// A function from a table in training: the integers of <see cref="GateTable"/>, what they stand for, and the derivative of the function that the table holds, which
/// its value tells: y (1 - y) of the sigmoid, 1 - y^2 of tanh.
/// </summary>
/// <remarks>One unit at a time, as the program reads it.</remarks>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class TableFunction<TLanes>(GateTable table) : TrainedGate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float Unit = 1f / (1 << BinaryPoint.GateBits);

    private readonly bool isSigmoid = table == GateTable.Sigmoid;

    /// <inheritdoc/>
    public override void Apply(ref int values, int count, ref float outputs, ref float derivatives) =>
        Apply(ref values, count, BinaryPoint.PreActivationBits, ref outputs, ref derivatives);

    /// <summary>Does the same with inputs of another point.</summary>
    /// <param name="values">The inputs, 16 bits.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="inputBits">Bits behind their point.</param>
    /// <param name="outputs">Receives the values as floats.</param>
    /// <param name="derivatives">Receives the derivatives by the inputs' real values; 0 where an input was held to 16 bits.</param>
    public void Apply(ref int values, int count, int inputBits, ref float outputs, ref float derivatives)
    {
        for (int index = 0; index < count; index++)
        {
            ref int value = ref Unsafe.Add(ref values, index);
            bool held = value is short.MinValue or short.MaxValue;
            value = table.At(value, inputBits);
            float output = value * Unit;
            Unsafe.Add(ref outputs, index) = output;
            Unsafe.Add(ref derivatives, index) = held ? 0 : isSigmoid ? output * (1 - output) : 1 - (output * output);
        }
    }
}
