using System.Collections.Generic;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>The layers of a complete model with the attributes that declare them.</summary>
internal static class DeclaredLayers
{
    /// <summary>Each layer with the place of its attribute. One attribute declares both layers of a pair, of which the first stands here, one a convolution, whose matrix stands here, and one declares dropout and no layer.</summary>
    public static IEnumerable<(int Index, LayerSpec Layer)> Of(ModelSpec model)
    {
        int declared = -1;
        bool dropped = false;
        foreach (LayerSpec layer in model.AllLayers)
        {
            if (layer is RecurrentSpec { Direction: LayerDirection.Backward } or FrameStackingSpec { Convolves: true }) continue;
            declared += dropped ? 2 : 1;
            dropped = layer.Dropout is not null;
            yield return (declared, layer);
        }
    }
}
