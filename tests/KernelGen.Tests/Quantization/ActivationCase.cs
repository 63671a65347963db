using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>
/// The quantization of activations on a lane type. Every buffer is longer than needed and holds marks behind its end, so that
/// a write there is found.
/// </summary>
internal sealed record ActivationCase(ActivationSpec Spec, float[] Values, int Padded, bool Words = false) : ILaneJob<ActivationResult>
{
    private const int Room = 64;
    private const sbyte Mark = 77;

    public ActivationResult Run<T>()
        where T : struct, ILanes<T>
    {
        int planes = Spec.Planes;
        float[] values = [.. Values, .. Enumerable.Repeat((float)Mark, Room)];
        byte[] bytes = Enumerable.Repeat((byte)Mark, (planes * Padded) + Room).ToArray();
        short[] words = Enumerable.Repeat((short)Mark, Padded + Room).ToArray();
        float[] coefficients = new float[planes];
        int[] totals = new int[planes];
        if (Spec.Format == NumberFormat.BinaryCode)
        {
            BinaryActivation.Quantize<T>(
                ref values[0], Values.Length, Padded, planes, ref bytes[0], Padded, ref coefficients[0], ref totals[0], Spec.OnLineMethod);
        }
        else
        {
            AffineCode code = AffineCode.Of(Spec);
            coefficients[0] = code.Scale;
            totals[0] = Words
                ? AffineActivation.Quantize<T>(ref values[0], Values.Length, Padded, in code, ref words[0])
                : AffineActivation.Quantize<T>(ref values[0], Values.Length, Padded, in code, ref bytes[0]);
        }

        int[] integers = Words
            ? words[..Padded].Select(word => (int)word).ToArray()
            : bytes[..(planes * Padded)].Select(item => (int)(sbyte)item).ToArray();
        bool marked = values[Values.Length..].All(value => value == Mark)
            && (Words ? words[Padded..].All(word => word == Mark) : bytes[(planes * Padded)..].All(item => item == (byte)Mark));
        if (!marked) throw new InvalidOperationException("Something was written behind the end.");
        return new ActivationResult(values[..Values.Length], integers, coefficients, totals);
    }
}
