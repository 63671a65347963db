using System.ComponentModel;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>The counts of a recurrent layer as a stream keeps them: <see cref="IntegerSpec.SaturationBytes"/> bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SaturationCounts
{
    /// <summary>Those of <see cref="Saturation.PreActivations"/>.</summary>
    public SaturationCount PreActivations;

    /// <summary>Those of <see cref="Saturation.Cell"/>.</summary>
    public SaturationCount Cell;

    /// <summary>Those of <see cref="Saturation.Hidden"/>.</summary>
    public SaturationCount Hidden;
}
