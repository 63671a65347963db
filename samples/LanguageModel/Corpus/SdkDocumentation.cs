using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using KernelGen.Text;

namespace LanguageModel.Corpus;

/// <summary>
/// The English that every .NET SDK carries: the XML documentation of its reference assemblies, as distinct sentences. Whole
/// types go to training, validation or test by a hash of their name, so that the overloads of a method, which read almost
/// alike, stay together.
/// </summary>
internal static class SdkDocumentation
{
    /// <summary>The sentences of <paramref name="pack"/>: document order, files in ordinal order, each sentence once.</summary>
    public static CorpusText Read(SdkPack pack)
    {
        List<XElement> members = pack.Files.SelectMany(Members).ToList();
        HashSet<string> types = members.Select(Id).Where(static id => id.StartsWith("T:", StringComparison.Ordinal))
            .Select(static id => id[2..]).ToHashSet(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal), seenWords = new(StringComparer.Ordinal);
        List<string>[] parts = [[], [], []];
        foreach (XElement member in members)
        {
            int part = CorpusText.PartOf((int)(Hash(DeclaringType(Id(member), types)) % 10));
            foreach (string sentence in DocumentationSentences.Of(member))
            {
                if (!seen.Add(sentence)) continue;
                string words = Tokenizer.Tokenize(sentence);
                if (IsSentence(words) && seenWords.Add(words)) parts[part].Add(words);
            }
        }

        return new CorpusText($".NET {pack.Version} reference documentation", parts[0], parts[1], parts[2]);
    }

    /// <summary>
    /// The outermost type of a documentation id, without arity: M:System.Func`2.Invoke(`0) is of System.Func. A member of a type
    /// that has no entry of its own counts as the type that its path names.
    /// </summary>
    public static string DeclaringType(string id, IReadOnlySet<string> types)
    {
        string path = DocumentationSentences.WithoutParameters(id)[2..];
        string type = path;
        for (int dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (!types.Contains(path[..dot])) continue;
            type = path[..dot];
            break;
        }

        bool isUnlisted = type.Length == path.Length && !types.Contains(path) && path.LastIndexOf('.') > 0;
        if (isUnlisted) type = path[..path.LastIndexOf('.')];
        int arity = type.IndexOf('`');
        return arity < 0 ? type : type[..arity];
    }

    // FNV-1a, 64 bits: string.GetHashCode differs from run to run.
    private static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name) hash = unchecked((hash ^ c) * 1099511628211);
        return hash >> 16;
    }

    // At least three words and an end: leaves out headings and the instructions listed beside processor intrinsics.
    private static bool IsSentence(string words)
    {
        if (words.Length == 0 || words[^1] is not ('.' or '!' or '?')) return false;
        int count = 0;
        foreach (ReadOnlySpan<char> word in new SentenceWords(words))
        {
            if (char.IsLetter(word[0])) count++;
        }

        return count >= 3;
    }

    private static string Id(XElement member) => (string?)member.Attribute("name") ?? "T:";

    private static List<XElement> Members(string path)
    {
        try
        {
            return XDocument.Load(path).Descendants("member").ToList();
        }
        catch (XmlException e)
        {
            throw new CorpusException($"{path} is not well-formed documentation: {e.Message}");
        }
    }
}
