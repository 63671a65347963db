using Digits.Data;

namespace Digits.Models;

/// <summary>What all models share.</summary>
internal static class DigitShape
{
    /// <summary>Images trained together.</summary>
    public const int Batch = 100;

    /// <summary>Pixels of an image: what enters the plain network.</summary>
    public const int Pixels = DigitSet.ImagePixels;

    /// <summary>Rows of an image: time steps of the LSTM, to which a row of so many pixels enters at each.</summary>
    public const int Side = DigitSet.Side;

    /// <summary>Outputs.</summary>
    public const int Classes = DigitSet.Classes;

    /// <summary>Units of either inner layer of the plain network.</summary>
    public const int PlainUnits = 512;

    /// <summary>Units of the LSTM.</summary>
    public const int LstmUnits = 128;

    /// <summary>The greatest value of a unit whose codes need a range: those of Uniform, and of the float network beside it.</summary>
    public const float Ceiling = 1;
}
