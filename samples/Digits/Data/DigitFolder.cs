using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;

namespace Digits.Data;

/// <summary>A data set: a folder with its four files, each as it is or as .gz, a file as it is coming first where both are there; or digits drawn without files.</summary>
internal sealed class DigitFolder
{
    /// <summary>The images to train on and to validate with.</summary>
    public const string TrainingImages = "train-images-idx3-ubyte";

    /// <summary>Their labels.</summary>
    public const string TrainingLabels = "train-labels-idx1-ubyte";

    /// <summary>The images to test with.</summary>
    public const string TestImages = "t10k-images-idx3-ubyte";

    /// <summary>Their labels.</summary>
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>The file beside digits that the program drew: it says so, and with which seed.</summary>
    public const string GeneratedMark = "generated.txt";

    /// <summary>Every tenth image of the training files, the last ones of them, validates.</summary>
    public const int ValidationShare = 10;

    private DigitFolder(DigitSet known, DigitSet test, string? generated, string checksum)
    {
        int validation = known.Count / ValidationShare;
        Training = known.Slice(0, known.Count - validation);
        Validation = known.Slice(known.Count - validation, validation);
        Test = test;
        Generated = generated;
        Checksum = checksum;
    }

    /// <summary>What networks are trained on.</summary>
    public DigitSet Training { get; }

    /// <summary>What rates and epochs are chosen by; the last tenth of the training files.</summary>
    public DigitSet Validation { get; }

    /// <summary>What networks are tested with once, when every choice is made.</summary>
    public DigitSet Test { get; }

    /// <summary>What the mark of digits that the program drew says, or null.</summary>
    public string? Generated { get; }

    /// <summary>The SHA-256 of images and labels of the training files, then of the test files, as stored in IDX; 16 digits of it.</summary>
    public string Checksum { get; }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="DigitException">A file is missing or malformed, or there are too few images.</exception>
    public static DigitFolder Read(string folder)
    {
        DigitSet known = IdxReader.Read(Find(folder, TrainingImages), Find(folder, TrainingLabels));
        DigitSet test = IdxReader.Read(Find(folder, TestImages), Find(folder, TestLabels));
        if (known.Count < ValidationShare)
            throw new DigitException(string.Create(CultureInfo.InvariantCulture, $"{folder}: {known.Count} training images; expected {ValidationShare} or more, of which a tenth validates."));
        string mark = Path.Combine(folder, GeneratedMark);
        return new DigitFolder(known, test, File.Exists(mark) ? File.ReadAllText(mark).Trim() : null, ChecksumOf(known, test));
    }

    /// <summary>What <see cref="DigitGenerator.Write"/> would write, without files.</summary>
    /// <param name="count">Training images, <see cref="ValidationShare"/> or more.</param>
    /// <param name="seed">Another seed gives other images.</param>
    public static DigitFolder Draw(int count, ulong seed)
    {
        DigitSet known = DigitGenerator.Draw(count, seed), test = DigitGenerator.Draw(count / DigitGenerator.TestShare, seed, part: 1);
        return new DigitFolder(known, test, DigitGenerator.Mark(count, seed), ChecksumOf(known, test));
    }

    /// <summary>The path of a file, with .gz where only that is there.</summary>
    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), packed = plain + ".gz";
        if (File.Exists(plain)) return plain;
        return File.Exists(packed) ? packed : throw new DigitException($"{folder}: no {name}; expected {name} or {name}.gz.");
    }

    private static string ChecksumOf(params ReadOnlySpan<DigitSet> sets)
    {
        const int digits = 16;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DigitSet set in sets)
        {
            for (int index = 0; index < set.Count; index++)
            {
                hash.AppendData(set.Image(index));
                hash.AppendData([(byte)set.Label(index)]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..digits];
    }
}
