using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace LanguageModel.Corpus;

/// <summary>The English of one documented member: its descriptive elements as plain sentences.</summary>
internal static class DocumentationSentences
{
    private static readonly string[] Descriptive = ["summary", "remarks", "param", "returns", "value", "typeparam"];

    /// <summary>The sentences of <paramref name="member"/> in document order.</summary>
    public static IEnumerable<string> Of(XElement member)
    {
        StringBuilder text = new();
        foreach (XElement element in member.Elements())
        {
            if (!Descriptive.Contains(element.Name.LocalName)) continue;
            text.Clear();
            Append(text, element);
            foreach (string paragraph in text.ToString().Split('\n'))
            {
                foreach (string sentence in Split(paragraph)) yield return sentence;
            }
        }
    }

    /// <summary>Cuts a paragraph after . ! ? where white space and a capital, quote or bracket follow.</summary>
    public static IEnumerable<string> Split(string paragraph)
    {
        string text = string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int start = 0;
        for (int at = 0; at + 2 < text.Length; at++)
        {
            bool ends = text[at] is '.' or '!' or '?' && text[at + 1] == ' ' && Begins(text[at + 2]);
            if (!ends) continue;
            yield return text[start..(at + 1)];
            start = at + 2;
        }

        if (start < text.Length) yield return text[start..];
    }

    /// <summary>What a reader calls the thing a documentation id names: the last part, without parameters and arity.</summary>
    public static string NameOf(string id)
    {
        string path = WithoutParameters(id);
        string[] parts = path[(path.IndexOf(':') + 1)..].Split('.');
        string name = parts[^1] is "#ctor" or "#cctor" && parts.Length > 1 ? parts[^2] : parts[^1];
        name = name[(name.LastIndexOf('#') + 1)..];
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name[..arity];
    }

    /// <summary>A documentation id up to its list of parameters.</summary>
    public static string WithoutParameters(string id)
    {
        int parameters = id.IndexOf('(');
        return parameters < 0 ? id : id[..parameters];
    }

    private static bool Begins(char c) => char.IsUpper(c) || c is '"' or '(' or '\u201C';

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText words) text.Append(words.Value.Replace('\n', ' '));
            else if (node is XElement child) AppendChild(text, child);
        }
    }

    private static void AppendChild(StringBuilder text, XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "code" or "seealso":
                break;
            case "see" or "paramref" or "typeparamref" or "xref" or "a":
                if (child.Nodes().Any()) Append(text, child);
                else text.Append(Reference(child));
                break;
            case "c" or "strong" or "em" or "b" or "i" or "sup" or "sub":
                Append(text, child);
                break;
            default:
                // Paragraphs, list items, terms and line breaks end a sentence.
                text.Append('\n');
                Append(text, child);
                text.Append('\n');
                break;
        }
    }

    private static string Reference(XElement element)
    {
        if ((string?)element.Attribute("cref") is string cref) return NameOf(cref);
        return (string?)element.Attribute("name") ?? (string?)element.Attribute("langword") ?? string.Empty;
    }
}
