using System;
using System.Text;

namespace KernelGen.Generator.Emitting;

/// <summary>Writes indented C#: the one place that appends text. Lines always end in \n, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes an empty line.</summary>
    public void Line() => text.Append('\n');

    /// <summary>Writes the lines of <paramref name="lines"/>, each at the current indentation.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0) text.Append(' ', 4 * depth).Append(content);
            text.Append('\n');
        }
    }

    /// <summary>Writes <paramref name="header"/> and an opening brace; disposing the result closes the block.</summary>
    public IDisposable Block(string header)
    {
        Lines(header);
        Lines("{");
        depth++;
        return new Closing(this);
    }

    /// <summary>Indents what follows until the result is disposed: the single statement of a loop without braces.</summary>
    public IDisposable Indent()
    {
        depth++;
        return new Closing(this, brace: false);
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private sealed class Closing(SourceWriter writer, bool brace = true) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (brace) writer.Lines("}");
        }
    }
}
