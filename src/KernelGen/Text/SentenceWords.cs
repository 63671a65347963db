using System;

namespace KernelGen.Text;

/// <summary>The words of a sentence, set apart by white space, one after another without copies.</summary>
/// <param name="sentence">The sentence.</param>
public ref struct SentenceWords(ReadOnlySpan<char> sentence)
{
    private ReadOnlySpan<char> rest = sentence;

    /// <summary>The word that <see cref="MoveNext"/> found.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Itself, for foreach.</summary>
    public readonly SentenceWords GetEnumerator() => this;

    /// <summary>Goes to the next word; false after the last one.</summary>
    public bool MoveNext()
    {
        rest = rest.TrimStart();
        int length = 0;
        while (length < rest.Length && !char.IsWhiteSpace(rest[length])) length++;
        Current = rest[..length];
        rest = rest[length..];
        return length > 0;
    }
}
