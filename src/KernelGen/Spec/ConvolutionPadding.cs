namespace KernelGen;

/// <summary>Which time steps an output of a convolution over time reaches over; zeros stand for those beyond both ends of a sequence.</summary>
public enum ConvolutionPadding
{
    /// <summary>Those up to the last of its stride: PyTorch's Conv1d of x behind Kernel - Stride zeros.</summary>
    Causal,

    /// <summary>
    /// As many before its stride as behind it: PyTorch's Conv1d with padding = (Kernel - Stride) / 2. The model looks ahead, so that it takes whole sequences alone.
    /// </summary>
    Centred,
}
