using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using KernelGen.Text;

namespace LanguageModel.Corpus;

/// <summary>Sentences to train on, to choose by and to report on; words set apart by single spaces.</summary>
/// <param name="Source">Where the text is from, for the table and the record of a run.</param>
/// <param name="Train">Training sentences in document order.</param>
/// <param name="Validation">Sentences that schedules and tables look at.</param>
/// <param name="Test">Sentences nobody looks at before the end.</param>
internal sealed record CorpusText(
    string Source, IReadOnlyList<string> Train, IReadOnlyList<string> Validation, IReadOnlyList<string> Test)
{
    /// <summary>Bytes of all sentences, one a line.</summary>
    public long Bytes => Parts.Sum(static part => part.Sum(static sentence => Encoding.UTF8.GetByteCount(sentence) + 1L));

    private IEnumerable<IReadOnlyList<string>> Parts => [Train, Validation, Test];

    /// <summary>SHA-256 of all sentences, one a line, the three parts set apart by an empty line; in hexadecimal.</summary>
    public string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (IReadOnlyList<string> part in Parts)
        {
            foreach (string sentence in part) hash.AppendData(Encoding.UTF8.GetBytes(sentence + "\n"));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// A plain text of sentences, one a line, tokenized: of every ten blocks of 50 lines eight train, one validates, one tests.
    /// </summary>
    public static CorpusText OfFile(string path)
    {
        const int block = 50;
        List<string>[] parts = [[], [], []];
        int line = 0;
        foreach (string sentence in File.ReadLines(path))
        {
            string words = Tokenizer.Tokenize(sentence);
            if (words.Length > 0) parts[PartOf(line++ / block % 10)].Add(words);
        }

        return Checked(new CorpusText(Path.GetFileName(path), parts[0], parts[1], parts[2]), $"at least {10 * block} lines in {path}");
    }

    /// <summary>Three files of ready words, one sentence a line, taken as they are (the Penn Treebank form).</summary>
    public static CorpusText OfFiles(string train, string validation, string test) => Checked(
        new CorpusText(Path.GetFileName(train), Words(train), Words(validation), Words(test)), "a sentence in each file");

    /// <summary>Tenths 0 to 7 train, 8 validates, 9 tests.</summary>
    public static int PartOf(int tenth) => Math.Max(tenth - 7, 0);

    private static List<string> Words(string path) =>
        File.ReadLines(path).Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();

    private static CorpusText Checked(CorpusText text, string expected)
    {
        if (text.Parts.All(static part => part.Count > 0)) return text;
        throw new CorpusException($"The text is too short: expected {expected}.");
    }
}
