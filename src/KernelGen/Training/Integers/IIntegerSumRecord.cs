using System;

namespace KernelGen.Training;

/// <summary>What the last forward pass left of the sums of a residual integer-only layer, as the integers of its program.</summary>
internal interface IIntegerSumRecord
{
    /// <summary>The layer's place in the model, of a pair that of the one that reads backward.</summary>
    int Layer { get; }

    /// <summary>The codes of x + h behind a row of the window, in evaluation, where nothing is dropped.</summary>
    void CopyCodes(int row, Span<sbyte> codes);
}
