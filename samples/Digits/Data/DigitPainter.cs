using System;
using System.Numerics;
using KernelGen.Arithmetic;

namespace Digits.Data;

/// <summary>
/// Draws digits with a pen: corners that shake, a random size, slant, place, thickness and ink, and noise over all. Sums, products and square roots
/// are all that it computes with, so that a seed gives the same images on every machine.
/// </summary>
internal static class DigitPainter
{
    private const float Middle = DigitSet.Side / 2f;
    private const float Shake = 0.06f;
    private const float LeastWidth = 11, GreatestWidth = 17;
    private const float LeastHeight = 15, GreatestHeight = 20;
    private const float Slant = 0.25f;
    private const float Shift = 1.8f;
    private const float LeastRadius = 0.7f, GreatestRadius = 1.6f;
    private const float LeastInk = 0.6f;
    private const float Noise = 0.15f;

    // A pixel that the edge of a line runs through has half the ink.
    private const float Edge = 0.5f;

    /// <summary>Draws <paramref name="digit"/> on <paramref name="image"/>.</summary>
    public static void Draw(int digit, CounterRandom random, Span<byte> image)
    {
        Vector2 size = new(random.NextFloat(LeastWidth, GreatestWidth), random.NextFloat(LeastHeight, GreatestHeight));
        Vector2 place = new(Middle + random.NextFloat(-Shift, Shift), Middle + random.NextFloat(-Shift, Shift));
        float slant = random.NextFloat(-Slant, Slant);
        float radius = random.NextFloat(LeastRadius, GreatestRadius), ink = random.NextFloat(LeastInk, 1);
        Span<float> coverage = stackalloc float[DigitSet.ImagePixels];
        coverage.Clear();
        foreach (Vector2[] stroke in DigitStrokes.All[digit])
        {
            Vector2 start = default;
            for (int corner = 0; corner < stroke.Length; corner++)
            {
                Vector2 shaken = stroke[corner] - new Vector2(0.5f) + new Vector2(random.NextFloat(-Shake, Shake), random.NextFloat(-Shake, Shake));
                Vector2 end = place + new Vector2(shaken.X * size.X - slant * shaken.Y * size.Y, shaken.Y * size.Y);
                if (corner > 0) DrawLine(start, end, radius, coverage);
                start = end;
            }
        }

        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            float value = coverage[pixel] * ink + random.NextFloat(-Noise, Noise);
            image[pixel] = (byte)(Math.Clamp(value, 0, 1) * byte.MaxValue + 0.5f);
        }
    }

    /// <summary>Raises the coverage of all pixels to what a line gives them.</summary>
    private static void DrawLine(Vector2 start, Vector2 end, float radius, Span<float> coverage)
    {
        Vector2 along = end - start;
        float squared = Math.Max(along.X * along.X + along.Y * along.Y, float.Epsilon);
        for (int row = 0; row < DigitSet.Side; row++)
        {
            for (int column = 0; column < DigitSet.Side; column++)
            {
                float x = column + 0.5f - start.X, y = row + 0.5f - start.Y;
                float share = Math.Clamp((x * along.X + y * along.Y) / squared, 0, 1);
                float offX = x - share * along.X, offY = y - share * along.Y;
                float covered = Math.Clamp(radius + Edge - MathF.Sqrt(offX * offX + offY * offY), 0, 1);
                ref float pixel = ref coverage[row * DigitSet.Side + column];
                pixel = Math.Max(pixel, covered);
            }
        }
    }
}
