using System;

namespace KernelGen;

/// <summary>
/// Makes the network of the class integer-only: from the codes that enter to the integers that leave there is no floating-point operation (Sari et al. 2022;
/// its arithmetic is ours where they publish none). Weights are symmetric codes of 2 to 8 bits, activations of 2 to 8, gates and cells have 16, sums 32.
/// </summary>
/// <remarks>
/// Layers take <see cref="Quantizer.Symmetric"/>, <c>WBits = 8</c> and <c>ABits = 8</c> where they name nothing else. A float twin is trained and its weights are
/// packed with the ranges that <see cref="Integers.Calibration"/> observes, or the network itself is: the forward pass of training is then its integer program.
/// <c>Step</c> and <c>Run</c> put out integers, whose unit is <c>OutputUnit</c>. The directions of a pair share the range of h, so that their codes stand side by side as they are. A decoder
/// attends in integers too, and is trained in them like the rest.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class IntegerOnlyAttribute : Attribute
{
    /// <summary>
    /// Whose arithmetic cells have. <see cref="IntegerProfile.TensorFlowLite"/> has LSTMs alone, without normalisation or with <see cref="ProductNorm.Sum"/>, and no pieces.
    /// </summary>
    public IntegerProfile Profile { get; set; }

    /// <summary>Pieces of the piecewise-linear sigmoid and tanh, and of the exponential of attention, 2 to 64; 16 where left out.</summary>
    public int Pieces { get; set; }

    /// <summary>Where pieces meet.</summary>
    public KnotPlacement Placement { get; set; }

    /// <summary>
    /// Whether every stream counts how many pre-activations, c and codes of h its recurrent layers held to the ends of their range, which its state then says layer by
    /// layer (<see cref="Integers.Saturation"/>); of an encoder and decoder the layers of the decoder do. It takes time and is meant for debug builds; left out, no instruction of the model is for it. Outputs are the same.
    /// </summary>
    public bool CountsSaturation { get; set; }
}
