using System.Linq;
using KernelGen.Spec;
using KernelGen.Tests.Generic;

namespace KernelGen.Tests.Widening;

/// <summary>The network of Hannun et al. 2014 as Kapur et al. 2017 have it: 494 inputs, 29 characters.</summary>
internal static class DeepSpeech
{
    /// <summary>The places of the paper's layers 1 to 6 in the spec; the LSTM is a pair.</summary>
    public const int Layer1 = 0, Layer2 = 1, Layer3 = 2, Recurrent = 3, Layer5 = 5, Layer6 = 6;

    /// <summary>The network, dense and recurrent weights of so many bits by the balanced mean; 32 for floats.</summary>
    public static ModelSpec Of(int denseBits, int recurrentBits)
    {
        WeightSpec recurrent = Weights(recurrentBits);
        RecurrentSpec forward = Layers.Recurrent(CellKind.Lstm, 4096, 2048, recurrent, name: "lstm") with { Direction = LayerDirection.Forward };
        return new ModelSpec("DeepSpeech", new(
            Dense("linear", 494, 2048, denseBits),
            Dense("linear2", 2048, 2048, denseBits),
            Dense("linear3", 2048, 4096, denseBits),
            forward,
            forward with { Direction = LayerDirection.Backward },
            Dense("linear4", 4096, 2048, denseBits),
            Dense("linear5", 2048, 29, denseBits)));
    }

    private static LinearSpec Dense(string name, int input, int outputs, int bits) =>
        new(name, input, outputs, ActivationSpec.Float, Weights(bits), Bias: true) { Activation = LinearActivation.ClippedRelu };

    private static WeightSpec Weights(int bits) => new(bits == 32 ? Quantizer.FullPrecision : Quantizer.BalancedMean, bits);
}
