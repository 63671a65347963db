using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Weights and activations of 16 and of 8 bits, all at the ends of their codes, over as many columns as are proved.</summary>
public sealed class WideLimitTests
{
    public static TheoryData<string, int, int> Ends
    {
        get
        {
            TheoryData<string, int, int> ends = [];
            foreach (string model in new[] { "RnnWideLimit", "RnnDotLimit" })
                foreach ((int weight, int feature) in new[] { (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (1, 0) }) ends.Add(model, weight, feature);
            return ends;
        }
    }

    /// <summary>A sign of 0 alternates.</summary>
    [Theory]
    [MemberData(nameof(Ends))]
    public void GreatestSums_AreExactOnEveryLaneType(string model, int weightSign, int featureSign)
    {
        ModelSpec spec = ReflectedModel.SpecOf(model);
        int columns = spec.InputSize, greatest = (1 << spec.Layers.OfType<RecurrentSpec>().Single().InputWeights.Bits) - 1;
        TensorSet weights = new();
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = new float[tensor.Count];
            if (tensor.Name.Contains("weight_ih", StringComparison.Ordinal))
                for (int i = 0; i < values.Length; i++) values[i] = (i < columns ? 1 : -1) * 2e-5f * Sign(weightSign, i);
            if (tensor.Columns == 0) weights.Add(tensor.Name, values);
            else weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        float[] features = [.. Enumerable.Range(0, columns).Select(column => (float)Sign(featureSign, column))];
        PackedModel packed = PackedModel.Pack(spec, weights);
        QuantizedMatrix matrix = packed.Matrices.First(found => found.Name.Contains("weight_ih", StringComparison.Ordinal));
        GenericModel generic = new(packed);
        GenericState state = generic.CreateState();
        float[] expected = new float[2];
        generic.Step(features, state, expected);
        for (int row = 0; row < 2; row++)
        {
            BigInteger dot = 0;
            for (int column = 0; column < columns; column++)
                dot += new BigInteger(2 * matrix.Code(0, row, column) - greatest) * (greatest * Sign(featureSign, column));
            Assert.Equal(dot, state.LayerIntegers(0).InputDots[row]);
            if (weightSign != 0 && featureSign != 0) Assert.Equal(BigInteger.Pow(greatest, 2) * columns, BigInteger.Abs(dot));
        }

        foreach (LaneWidth lanes in LaneTypes.All)
        {
            float[] found = new float[2];
            ReflectedModel.Of(model, packed, lanes).Step([], features, found);
            Assert.Equal(MemoryMarshal.Cast<float, int>(expected).ToArray(), MemoryMarshal.Cast<float, int>(found).ToArray());
        }
    }

    private static int Sign(int sign, int index) => sign != 0 ? sign : index % 2 == 0 ? 1 : -1;
}
