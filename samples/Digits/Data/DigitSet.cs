using System;

namespace Digits.Data;

/// <summary>Images of 28 x 28 pixels, row after row from the top, and the digits that they show.</summary>
internal sealed class DigitSet
{
    /// <summary>Rows, and columns, of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image.</summary>
    public const int ImagePixels = Side * Side;

    /// <summary>Digits, 0 to 9.</summary>
    public const int Classes = 10;

    private const float White = 255;

    private readonly ReadOnlyMemory<byte> pixels, labels;

    /// <summary>As many images as labels.</summary>
    public DigitSet(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels)
    {
        if (pixels.Length != (long)labels.Length * ImagePixels)
            throw new ArgumentException($"{pixels.Length} pixels and {labels.Length} labels; expected {ImagePixels} pixels a label.");
        this.pixels = pixels;
        this.labels = labels;
    }

    /// <summary>Images.</summary>
    public int Count => labels.Length;

    /// <summary>The pixels of an image, 0 for paper and 255 for ink.</summary>
    public ReadOnlySpan<byte> Image(int index) => pixels.Span.Slice(index * ImagePixels, ImagePixels);

    /// <summary>Writes the pixels of an image as they enter a network, <see cref="ImagePixels"/> values of 0 to 1.</summary>
    public void Values(int index, Span<float> values)
    {
        ReadOnlySpan<byte> image = Image(index);
        for (int pixel = 0; pixel < image.Length; pixel++) values[pixel] = Value(image[pixel]);
    }

    /// <summary>The digit of an image.</summary>
    public int Label(int index) => labels.Span[index];

    /// <summary>Some images one after another, not copied.</summary>
    public DigitSet Slice(int first, int count) =>
        new(pixels.Slice(first * ImagePixels, count * ImagePixels), labels.Slice(first, count));

    /// <summary>The value with which a pixel enters a network: 0 to 1.</summary>
    public static float Value(byte pixel) => pixel / White;
}
