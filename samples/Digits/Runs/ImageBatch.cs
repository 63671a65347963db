using System;
using Digits.Data;
using KernelGen.Text;

namespace Digits.Runs;

/// <summary>
/// Images side by side as a trainer takes them, [steps, images, values]: in one step, or a row a step. Their digits are the targets of the last step; before it
/// nothing is predicted.
/// </summary>
internal sealed class ImageBatch
{
    private readonly int size, steps, values;

    /// <summary>An empty batch of up to <paramref name="size"/> images, of which <paramref name="values"/> pixels enter at a step.</summary>
    public ImageBatch(int size, int values)
    {
        this.size = size;
        this.values = values;
        steps = DigitSet.ImagePixels / values;
        Inputs = new float[size * DigitSet.ImagePixels];
        Targets = new int[size * steps];
    }

    /// <summary>Pixels as values of 0 to 1; blank where the batch is not full.</summary>
    public float[] Inputs { get; }

    /// <summary>Digits at the last step, <see cref="TokenBatch.NoTarget"/> everywhere else.</summary>
    public int[] Targets { get; }

    /// <summary>Images in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the next images of an order from place <paramref name="first"/> on, fewer where it ends.</summary>
    public void Fill(DigitSet set, ReadOnlySpan<int> order, int first)
    {
        Count = Math.Min(size, order.Length - first);
        Array.Clear(Inputs);
        Array.Fill(Targets, TokenBatch.NoTarget);
        for (int place = 0; place < Count; place++)
        {
            ReadOnlySpan<byte> image = set.Image(order[first + place]);
            for (int pixel = 0; pixel < image.Length; pixel++)
                Inputs[(pixel / values * size + place) * values + pixel % values] = DigitSet.Value(image[pixel]);
            Targets[(steps - 1) * size + place] = set.Label(order[first + place]);
        }
    }
}
