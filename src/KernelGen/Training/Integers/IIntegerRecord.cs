using System;

namespace KernelGen.Training;

/// <summary>What the last forward pass left of an integer-only layer, as the integers of its program.</summary>
internal interface IIntegerRecord
{
    /// <summary>The layer's place in the model.</summary>
    int Layer { get; }

    /// <summary>The codes of h, of contexts and what stands beside them, or of an affine layer behind a row of the window.</summary>
    void CopyCodes(int row, Span<sbyte> codes);

    /// <summary>c of an LSTM behind a row of the window, or the h of a GRU that is not coded; nothing for other layers.</summary>
    void CopyCell(int row, Span<short> cell);
}
