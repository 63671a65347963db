using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>The bounds of Glorot and Bengio's uniform initialisation that serve as constant scales of weights.</summary>
internal static class GlorotBound
{
    /// <summary>W0 = sqrt(6 / (inputs + units)) of a gate's block of a matrix (Ott et al., papers section 1.3 b).</summary>
    public static float Of(TensorSpec tensor, int gates) =>
        (float)Math.Sqrt(6.0 / (tensor.Columns + tensor.Rows / gates));

    /// <summary>
    /// The W0 of a tensor of a layer: of a matrix its own, of the biases that of the matrix of what enters (Ott et al., papers section
    /// 1.3 b).
    /// </summary>
    public static float Of(LayerSpec layer, TensorSpec tensor)
    {
        TensorSpec matrix = PackedSize.CodedBiasOf(layer)?.Tensor == tensor ? PackedSize.MatricesOf(layer).First().Tensor : tensor;
        return Of(matrix, ModelTensors.GatesOf(layer, matrix));
    }

    /// <summary>
    /// W0 = sqrt(6 / (inputs + 4 units)) / 2 for an LSTM (Ardakani et al., papers section 7.3): the gates' rows together; the same
    /// rule for the rows of other layers.
    /// </summary>
    public static float OfAllGates(TensorSpec tensor) => (float)(0.5 * Math.Sqrt(6.0 / (tensor.Columns + tensor.Rows)));
}
