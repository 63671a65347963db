using System;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// Evens out how loud the words of a string are: a share of how far, in decibels, the loud frames near each frame lie below those of the whole string is given
/// back. Words that one says faintly would else end with the pauses at the depth of levels. An object serves one thread at a time and allocates nothing once
/// it has had its longest sound.
/// </summary>
/// <param name="settings">How far it reaches, how much it gives back and where that ends.</param>
internal sealed class LevelFollower(FeatureSettings settings)
{
    private readonly double leastShare = Math.Pow(10, -settings.FollowedDecibels / 10);
    private double[] loudest = [];

    /// <summary>Writes what the levels of frames are raised by.</summary>
    /// <param name="energies">The energy of each frame.</param>
    /// <param name="loud">That of the string's loud frames.</param>
    /// <param name="raises">Takes nats, one a frame.</param>
    public void Follow(ReadOnlySpan<double> energies, double loud, Span<float> raises)
    {
        int frames = energies.Length, reach = settings.FollowedFrames;
        if (loudest.Length < frames) loudest = new double[frames];
        for (int frame = 0; frame < frames; frame++)
        {
            double energy = leastShare * loud;
            foreach (double near in Near(energies, frame, reach)) energy = Math.Max(energy, near);
            loudest[frame] = Logarithm.Log(energy);
        }

        double whole = Logarithm.Log(loud);
        for (int frame = 0; frame < frames; frame++)
        {
            double sum = 0;
            ReadOnlySpan<double> own = Near(loudest.AsSpan(0, frames), frame, reach);
            foreach (double near in own) sum += near;
            raises[frame] = (float)(settings.FollowedShare * (whole - (sum / own.Length)));
        }
    }

    private static ReadOnlySpan<double> Near(ReadOnlySpan<double> values, int frame, int reach)
    {
        int first = Math.Max(0, frame - reach), end = Math.Min(values.Length, frame + reach + 1);
        return values[first..end];
    }
}
