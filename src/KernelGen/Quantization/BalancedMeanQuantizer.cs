using System;
using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Balanced quantization by the mean (He et al., papers section 6.2): tanh, one scale a group, evenly spaced levels.</summary>
internal sealed class BalancedMeanQuantizer : MatrixQuantizer
{
    /// <summary>Joins the scales of the matrix's rows.</summary>
    public BalancedMeanQuantizer(TensorSpec tensor, WeightSpec weights, List<BalancedScale> scales)
        : base(tensor, weights)
    {
        _ = scales;
    }

    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override bool NeedsPreparation => true;

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights) => throw new NotImplementedException();
}
