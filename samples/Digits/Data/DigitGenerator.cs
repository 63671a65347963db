using System;
using System.Globalization;
using System.IO;
using KernelGen.Arithmetic;

namespace Digits.Data;

/// <summary>Makes data sets of digits that the program draws itself, to try it with.</summary>
internal static class DigitGenerator
{
    /// <summary>Training images to one test image.</summary>
    public const int TestShare = 4;

    private const ulong TrainingStream = 1, TestStream = 2;

    /// <summary>The first images of those that a seed gives: of <paramref name="part"/>, which is training (0) or test (1).</summary>
    public static DigitSet Draw(int count, ulong seed, int part = 0)
    {
        byte[] pixels = new byte[count * DigitSet.ImagePixels], labels = new byte[count];
        CounterRandom random = new(seed, part == 0 ? TrainingStream : TestStream);
        for (int index = 0; index < count; index++)
        {
            labels[index] = (byte)random.NextInteger(DigitSet.Classes);
            DigitPainter.Draw(labels[index], random, pixels.AsSpan(index * DigitSet.ImagePixels, DigitSet.ImagePixels));
        }

        return new DigitSet(pixels, labels);
    }

    /// <summary>Writes the four files, and a fifth that says what they are.</summary>
    public static void Write(string folder, int count, ulong seed)
    {
        Directory.CreateDirectory(folder);
        IdxWriter.Write(
            Draw(count, seed), Path.Combine(folder, DigitFolder.TrainingImages), Path.Combine(folder, DigitFolder.TrainingLabels));
        IdxWriter.Write(
            Draw(count / TestShare, seed, part: 1), Path.Combine(folder, DigitFolder.TestImages), Path.Combine(folder, DigitFolder.TestLabels));
        File.WriteAllText(Path.Combine(folder, DigitFolder.GeneratedMark), Mark(count, seed) + "\n");
    }

    /// <summary>What drawn digits are, in one line.</summary>
    public static string Mark(int count, ulong seed) =>
        string.Create(CultureInfo.InvariantCulture, $"drawn by samples/Digits, --generate DIR --images {count} --image-seed {seed}");
}
