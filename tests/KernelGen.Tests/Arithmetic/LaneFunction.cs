using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Arithmetic;

/// <summary>A function of one float, by name, applied to a row.</summary>
internal sealed record LaneFunction(string Name, float[] Values) : ILaneJob<float[]>
{
    public float[] Run<T>()
        where T : struct, ILanes<T>
    {
        float[] results = new float[Values.Length];
        for (int index = 0; index < results.Length; index += T.Count)
            T.StoreF32(Apply(T.LoadF32(ref Values[0], (nuint)index)), ref results[0], (nuint)index);
        return results;
    }

    private T Apply<T>(T value)
        where T : struct, ILanes<T> => Name switch
        {
            "Exp" => Exponential.Exp(value),
            "Sigmoid" => Gates.Sigmoid(value),
            "Tanh" => Gates.Tanh(value),
            "FastSigmoid" => FastGates.Sigmoid(value),
            "FastTanh" => FastGates.Tanh(value),
            _ => throw new ArgumentException(Name),
        };
}
