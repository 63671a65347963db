using System;

namespace KernelGen.Bench.Speech;

/// <summary>The network of Hannun et al. 2014 at the sizes of Kapur et al. 2017: six layers, 494 values a frame, 29 characters.</summary>
internal static class DeepSpeech
{
    /// <summary>Values a frame that enter, and frames of a second.</summary>
    public const int Inputs = 494, FramesOfASecond = 100;

    private const int Dense = 2048, Wide = 4096, Hidden = 2048, Characters = 29;

    /// <summary>The attributes of the network, 32 bits for floats.</summary>
    /// <param name="denseBits">Bits of weights and outputs of the dense layers.</param>
    /// <param name="recurrentBits">Bits of weights and h of the bidirectional LSTM.</param>
    /// <param name="shrink">Divides all sizes but those of a frame and of the alphabet.</param>
    public static string Declaration(int denseBits, int recurrentBits, int shrink = 1)
    {
        string dense = Quantized(denseBits), bounded = denseBits == 32 ? "" : Text($", OutputABits = {denseBits}");
        string recurrent = recurrentBits == 32 ? "" : Text($", ABits = {recurrentBits}");
        string features = denseBits == 32 ? "" : ", InputABits = 8, InputMinimum = 0";
        return string.Join('\n',
            Text($"[QuantizedLinear(Input = {Inputs}, Outputs = {Dense / shrink}, Activation = LinearActivation.ClippedRelu{dense}{bounded}{features})]"),
            Text($"[QuantizedLinear(Outputs = {Dense / shrink}, Activation = LinearActivation.ClippedRelu{dense}{bounded})]"),
            Text($"[QuantizedLinear(Outputs = {Wide / shrink}, Activation = LinearActivation.ClippedRelu{dense}{bounded})]"),
            Text($"[QuantizedLstm(Hidden = {Hidden / shrink}, Bidirectional = true, Activation = CellActivation.Tanh{Quantized(recurrentBits)}{recurrent})]"),
            Text($"[QuantizedLinear(Outputs = {Dense / shrink}, Activation = LinearActivation.ClippedRelu{dense}{bounded})]"),
            Text($"[QuantizedLinear(Outputs = {Characters}{dense})]"));
    }

    private static string Quantized(int bits) => bits == 32 ? ", Quantizer = Quantizer.FullPrecision" : Text($", WBits = {bits}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
