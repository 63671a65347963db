using SpokenDigits.Features;

namespace SpokenDigits.Models;

/// <summary>What all models have in common.</summary>
internal static class LstmShape
{
    /// <summary>Features of a step.</summary>
    public const int Features = FeatureSettings.DefaultStepSize;

    /// <summary>Features lie in [-Limit, Limit].</summary>
    public const int Limit = 4;

    /// <summary>Units each way of each of the two layers.</summary>
    public const int Units = 96;

    /// <summary>Units each way of wide models, half as many more.</summary>
    public const int WideUnits = 144;

    /// <summary>Strings side by side in training.</summary>
    public const int Batch = 8;

    /// <summary>Steps of the longest string in training.</summary>
    public const int Steps = 320;
}
