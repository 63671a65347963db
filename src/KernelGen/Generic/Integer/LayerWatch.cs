namespace KernelGen.Generic;

/// <summary>Is shown the state of a layer behind each of its steps, in the order in which the layer takes them.</summary>
/// <param name="layer">The layer's place in the model.</param>
/// <param name="step">Steps of that layer before; of one that reads backward the first is the last time step.</param>
/// <param name="state">What it left.</param>
internal delegate void LayerWatch(int layer, int step, IntegerLayerState state);
