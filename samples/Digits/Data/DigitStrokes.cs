using System.Collections.Generic;
using System.Numerics;

namespace Digits.Data;

/// <summary>How digits are drawn: lines through corners in a box from (0, 0), the upper left, to (1, 1).</summary>
internal static class DigitStrokes
{
    /// <summary>The strokes of every digit.</summary>
    public static IReadOnlyList<IReadOnlyList<Vector2[]>> All { get; } =
    [
        [Stroke(0.50f, 0.03f, 0.20f, 0.16f, 0.10f, 0.50f, 0.20f, 0.84f, 0.50f, 0.97f, 0.80f, 0.84f, 0.90f, 0.50f, 0.80f, 0.16f, 0.50f, 0.03f)],
        [Stroke(0.30f, 0.28f, 0.55f, 0.04f, 0.55f, 0.96f)],
        [Stroke(0.14f, 0.27f, 0.30f, 0.06f, 0.66f, 0.05f, 0.83f, 0.26f, 0.68f, 0.53f, 0.14f, 0.95f, 0.88f, 0.95f)],
        [Stroke(0.14f, 0.13f, 0.46f, 0.03f, 0.79f, 0.15f, 0.76f, 0.37f, 0.44f, 0.48f, 0.81f, 0.60f, 0.83f, 0.83f, 0.50f, 0.97f, 0.12f, 0.87f)],
        [Stroke(0.66f, 0.97f, 0.66f, 0.03f, 0.10f, 0.66f, 0.91f, 0.66f)],
        [Stroke(0.84f, 0.05f, 0.25f, 0.05f, 0.20f, 0.46f, 0.56f, 0.40f, 0.84f, 0.58f, 0.80f, 0.84f, 0.50f, 0.97f, 0.14f, 0.88f)],
        [Stroke(0.74f, 0.04f, 0.36f, 0.28f, 0.16f, 0.66f, 0.30f, 0.94f, 0.66f, 0.95f, 0.84f, 0.72f, 0.66f, 0.50f, 0.32f, 0.54f, 0.17f, 0.70f)],
        [Stroke(0.12f, 0.06f, 0.88f, 0.06f, 0.40f, 0.96f)],
        [
            Stroke(0.50f, 0.48f, 0.22f, 0.29f, 0.32f, 0.07f, 0.68f, 0.07f, 0.78f, 0.29f, 0.50f, 0.48f),
            Stroke(0.50f, 0.48f, 0.16f, 0.72f, 0.31f, 0.95f, 0.69f, 0.95f, 0.84f, 0.72f, 0.50f, 0.48f),
        ],
        [Stroke(0.81f, 0.32f, 0.60f, 0.51f, 0.28f, 0.45f, 0.18f, 0.21f, 0.44f, 0.04f, 0.75f, 0.11f, 0.81f, 0.32f, 0.76f, 0.68f, 0.58f, 0.97f)],
    ];

    private static Vector2[] Stroke(params float[] numbers)
    {
        Vector2[] corners = new Vector2[numbers.Length / 2];
        for (int corner = 0; corner < corners.Length; corner++) corners[corner] = new Vector2(numbers[2 * corner], numbers[2 * corner + 1]);
        return corners;
    }
}
