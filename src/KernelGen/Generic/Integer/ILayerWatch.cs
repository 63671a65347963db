using System;

namespace KernelGen.Generic;

/// <summary>Is shown what the layers of an integer-only model leave, layer after layer.</summary>
internal interface ILayerWatch
{
    /// <summary>Shows the state of a layer behind each of its steps, in the order in which the layer takes them.</summary>
    /// <param name="layer">The layer's place in the model.</param>
    /// <param name="step">Steps of that layer before; of one that reads backward the first is the last time step.</param>
    /// <param name="state">What it left.</param>
    void Left(int layer, int step, IntegerLayerState state);

    /// <summary>Shows what a residual layer, or the second one of a residual pair, hands on behind a time step.</summary>
    /// <param name="layer">The layer's place in the model.</param>
    /// <param name="step">The time step.</param>
    /// <param name="codes">The codes of x + h.</param>
    void Added(int layer, int step, ReadOnlySpan<sbyte> codes);
}
