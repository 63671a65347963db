using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Arithmetic;

/// <summary>A reduction, by name, of the first elements of two rows.</summary>
internal sealed record LaneReductionCase(string Name, float[] First, float[] Second, int Count) : ILaneJob<float>
{
    public float Run<T>()
        where T : struct, ILanes<T> => Name switch
        {
            "Sum" => Reductions.Sum<T>(in First[0], Count),
            "SumOfSquares" => Reductions.SumOfSquares<T>(in First[0], Count),
            "SumOfMagnitudes" => Reductions.SumOfMagnitudes<T>(in First[0], Count),
            "Maximum" => Reductions.Maximum<T>(in First[0], Count),
            "Dot" => Reductions.Dot<T>(in First[0], in Second[0], Count),
            _ => throw new ArgumentException(Name),
        };

    /// <summary>The law, written out: element j to partial j mod 16, then the tree.</summary>
    public float Expect()
    {
        float[] partials = new float[16];
        if (Name == "Maximum") Array.Fill(partials, float.NegativeInfinity);
        for (int index = 0; index < Count; index++)
        {
            ref float partial = ref partials[index % 16];
            float value = First[index];
            partial = Name switch
            {
                "Sum" => partial + value,
                "SumOfSquares" => MathF.FusedMultiplyAdd(value, value, partial),
                "SumOfMagnitudes" => partial + MathF.Abs(value),
                "Maximum" => value > partial ? value : partial,
                _ => MathF.FusedMultiplyAdd(value, Second[index], partial),
            };
        }

        for (int half = 8; half > 0; half /= 2)
            for (int index = 0; index < half; index++)
            {
                float other = partials[index + half];
                partials[index] = Name == "Maximum"
                    ? (other > partials[index] ? other : partials[index])
                    : partials[index] + other;
            }

        return partials[0];
    }
}
