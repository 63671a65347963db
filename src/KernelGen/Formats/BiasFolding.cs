using System;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>Makes one bias a gate of PyTorch's two.</summary>
internal static class BiasFolding
{
    /// <summary>
    /// bias_ih + bias_hh, one float addition; the candidate rows of a GRU that resets after the product keep bias_ih, and
    /// their bias_hh comes apart. Zeros where the layer has no bias, or quantized ones. What batch normalisation subtracts is folded into them.
    /// </summary>
    /// <exception cref="WeightFormatException">The sum of two biases is not finite.</exception>
    public static (float[] Bias, float[] Candidate) Fold(LayerSpec layer, TensorSet weights)
    {
        (float[] bias, float[] candidate) = Zeros(layer);
        switch (layer)
        {
            case RecurrentSpec { Bias: true, HasOneBias: false } recurrent:
                ReadOnlySpan<float> input = weights.Get(ModelTensors.Qualified(layer, "bias_ih")).Values;
                ReadOnlySpan<float> hidden = weights.Get(ModelTensors.Qualified(layer, "bias_hh")).Values;
                int folded = (recurrent.Gates * recurrent.Hidden) - candidate.Length;
                input.CopyTo(bias);
                for (int row = 0; row < folded; row++) bias[row] = input[row] + hidden[row];
                hidden[folded..].CopyTo(candidate);
                break;
            case LinearSpec { Bias: true, BiasWeights: null } or LayerNormSpec:
                weights.Get(ModelTensors.Qualified(layer, "bias")).Values.CopyTo(bias);
                break;
        }

        if (layer is RecurrentSpec { Norm: ProductNorm.Batch } normalised)
        {
            NormFolding.Of(normalised, "ih", weights).AddShifts(0, bias);
            NormFolding recurrentNorm = NormFolding.Of(normalised, "hh", weights);
            recurrentNorm.AddShifts(0, bias.AsSpan(0, bias.Length - candidate.Length));
            recurrentNorm.AddShifts(bias.Length - candidate.Length, candidate);
        }

        // Two finite biases may have a sum beyond the range of floats.
        TensorSet.RequireFinite(PackedModel.BiasName(layer), bias);
        return (bias, candidate);
    }

    /// <summary>Biases of zero, of the lengths that the layer has.</summary>
    public static (float[] Bias, float[] Candidate) Zeros(LayerSpec layer) => layer switch
    {
        RecurrentSpec { ResetsAfter: true } gru => (new float[gru.Gates * gru.Hidden], new float[gru.Hidden]),
        RecurrentSpec recurrent => (new float[recurrent.Gates * recurrent.Hidden], []),
        LinearSpec linear => (new float[linear.Outputs], []),
        LayerNormSpec norm => (new float[norm.Size], []),
        _ => ([], []),
    };
}
