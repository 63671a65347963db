using System;

namespace SpokenDigits.Features;

/// <summary>
/// The discrete cosine transform of a frame's levels over its bands, orthonormal, of which the first coefficients are kept: the cepstrum. It parts the shape of
/// the spectrum from its level and leaves out what is finer than a vocal tract makes, the harmonics of the voice's pitch above all (Davis and Mermelstein 1980).
/// </summary>
internal sealed class CosineTransform
{
    private readonly float[] weights;
    private readonly int bands;
    private readonly float limit;

    /// <summary>The transform of <paramref name="settings"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no coefficients, or more than bands.</exception>
    public CosineTransform(FeatureSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.Coefficients, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Coefficients, settings.Bands, nameof(settings));
        bands = settings.Bands;
        limit = settings.Limit;
        weights = new float[settings.Coefficients * bands];
        for (int index = 0; index < weights.Length; index++)
        {
            (int coefficient, int band) = Math.DivRem(index, bands);
            double length = Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / bands);
            double factor = settings.Scale * Math.Pow(1 + coefficient, settings.Lift);
            weights[index] = (float)(factor * length * Math.Cos(Math.PI * coefficient * (band + 0.5) / bands));
        }
    }

    /// <summary>Transforms frames.</summary>
    /// <param name="levels">[frames, bands].</param>
    /// <param name="coefficients">Takes [frames, coefficients], all in [-<see cref="FeatureSettings.Limit"/>, <see cref="FeatureSettings.Limit"/>].</param>
    public void Forward(ReadOnlySpan<float> levels, Span<float> coefficients)
    {
        int count = weights.Length / bands;
        for (int index = 0; index < coefficients.Length; index++)
        {
            (int frame, int coefficient) = Math.DivRem(index, count);
            ReadOnlySpan<float> own = levels.Slice(frame * bands, bands), row = weights.AsSpan(coefficient * bands, bands);
            float sum = 0;
            for (int band = 0; band < bands; band++) sum += row[band] * own[band];
            coefficients[index] = Math.Clamp(sum, -limit, limit);
        }
    }
}
