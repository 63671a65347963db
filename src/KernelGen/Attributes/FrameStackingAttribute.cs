using System;

namespace KernelGen;

/// <summary>
/// Hands on the values of the last time steps side by side, the oldest first; before the sequence begins they are zeros. A linear layer with an
/// Activation behind it is a causal convolution over time, whose kernel reaches over so many steps.
/// </summary>
/// <remarks>
/// <para>
/// There is an output at every time step, or with a Stride at every so many: output r then holds the frames up to time step (r + 1) Stride - 1, as
/// <see cref="StackedFrames"/> has it, and all layers behind take fewer steps. Strides of several layers multiply. Of a sequence that is no whole multiple of
/// their product the time steps at its end are left out, as if they had not been there. A Step of such a model takes as many time steps as the product and makes
/// one output.
/// </para>
/// <para>
/// What enters is taken as values, whatever codes it has; how the stack is coded stands here. Zeros before the sequence then become the level nearest
/// zero. Attributes stacked on a partial class are read in source order as a sequential model.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FrameStackingAttribute : Attribute
{
    /// <summary>Values a time step that enter; only where no layer stands before.</summary>
    public int Input { get; set; }

    /// <summary>Time steps side by side, the present one included; required, 2 or more, with a stride 1 or more. Fewer than the stride leave some out.</summary>
    public int Frames { get; set; }

    /// <summary>Time steps from one output to the next; 1 by default, at which every time step has one.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Bits of the outputs: 32 (float, the default), or codes found on line by Alternating, Greedy or Refined (1 to 4), or affine codes of 1 to 16
    /// bits over [OutputMinimum, OutputMaximum], which must be stated: behind a layer of affine codes those of that layer. Training passes gradients
    /// straight through.
    /// </summary>
    public int OutputABits { get; set; } = 32;

    /// <summary>The least output of affine codes; at most 0.</summary>
    public float OutputMinimum { get; set; }

    /// <summary>The greatest output of affine codes; above 0.</summary>
    public float OutputMaximum { get; set; }

    /// <summary>The method of outputs of fewer than 32 bits: BalancedMean or Uniform (affine codes), or Alternating, Greedy or Refined (found on line).</summary>
    public Quantizer ActivationQuantizer { get; set; } = Quantizer.BalancedMean;
}
