namespace KernelGen.Widening;

/// <summary>A layer that could be widened.</summary>
/// <param name="Layer">Its place among the layers of the model.</param>
/// <param name="From">Its units.</param>
/// <param name="To">Its units when widened.</param>
/// <param name="ExtraBytes">Bytes by which the packed model grows: the layer's rows and the columns of what reads it, counted exactly.</param>
/// <param name="PaperBytes">The same by the paper's rule: the layer's weights times bits / 32, in proportion to the width.</param>
/// <param name="Rise">What the loss rises when this layer alone is quantized.</param>
public sealed record WideningChoice(int Layer, int From, int To, long ExtraBytes, long PaperBytes, double Rise)
{
    /// <summary>Loss that there is to win a byte: what the choices are ranked by.</summary>
    public double RisePerByte => Rise / ExtraBytes;
}
