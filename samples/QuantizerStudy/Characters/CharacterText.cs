using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using LanguageModel.Corpus;

namespace QuantizerStudy.Characters;

/// <summary>A text in its three parts.</summary>
/// <param name="Source">Where it is from, for the record.</param>
/// <param name="Train">What is trained on; the alphabet is made of it alone.</param>
/// <param name="Validation">What learning rates are chosen by.</param>
/// <param name="Test">What the results are measured on.</param>
internal sealed record CharacterText(string Source, string Train, string Validation, string Test)
{
    /// <summary>SHA-256 of the three parts, each ended by a zero byte; in hexadecimal.</summary>
    public string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in new[] { Train, Validation, Test }) hash.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The beginnings of the three parts.</summary>
    public CharacterText Shortened(int train, int validation, int test) => this with
    {
        Train = Train[..Cut(Train, Math.Min(train, Train.Length))],
        Validation = Validation[..Cut(Validation, Math.Min(validation, Validation.Length))],
        Test = Test[..Cut(Test, Math.Min(test, Test.Length))],
    };

    /// <summary>The documentation that the SDK carries: words in lower case set apart by spaces, a sentence a line.</summary>
    /// <exception cref="CorpusException">No SDK with documentation was found.</exception>
    public static CharacterText OfDocumentation() => Of(SdkDocumentation.Read(SdkPack.Find()));

    /// <summary>A folder with ptb.train.txt, ptb.valid.txt and ptb.test.txt: words set apart by spaces, a sentence a line.</summary>
    /// <exception cref="StudyException">A file is missing.</exception>
    public static CharacterText OfFolder(string folder) => Of(FilesOf(folder));

    /// <summary>The sentences of such a folder.</summary>
    /// <exception cref="StudyException">A file is missing.</exception>
    public static CorpusText FilesOf(string folder)
    {
        string[] files = [.. new[] { "train", "valid", "test" }.Select(part => Path.Combine(folder, $"ptb.{part}.txt"))];
        if (files.FirstOrDefault(static file => !File.Exists(file)) is { } missing)
            throw new StudyException($"{folder} lacks {Path.GetFileName(missing)}; expected ptb.train.txt, ptb.valid.txt and ptb.test.txt.");
        return CorpusText.OfFiles(files[0], files[1], files[2]);
    }

    /// <summary>Any text as it is but for its ends of lines, cut into three stretches one after another.</summary>
    /// <param name="path">A UTF-8 file.</param>
    /// <param name="shares">The shares of the three parts; their sum is the whole.</param>
    public static CharacterText OfFile(string path, IReadOnlyList<int> shares)
    {
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        long whole = shares.Sum();
        int first = Cut(text, text.Length * (long)shares[0] / whole);
        int second = Cut(text, text.Length * (long)(shares[0] + shares[1]) / whole);
        return new CharacterText(Path.GetFileName(path), text[..first], text[first..second], text[second..]);
    }

    private static CharacterText Of(CorpusText text) =>
        new(text.Source, Lines(text.Train), Lines(text.Validation), Lines(text.Test));

    private static string Lines(IReadOnlyList<string> sentences) => string.Join('\n', sentences) + "\n";

    // The two halves of a character stay together.
    private static int Cut(string text, long at) =>
        at < text.Length && char.IsLowSurrogate(text[(int)at]) ? (int)at + 1 : (int)at;
}
