using System;
using System.Text;

namespace KernelGen.Generator.Emitting;

/// <summary>Writes indented C#: the one place that appends text. Lines always end in \n, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool closedBlock;

    /// <summary>Writes an empty line.</summary>
    public void Line()
    {
        text.Append('\n');
        closedBlock = false;
    }

    /// <summary>Writes the lines of <paramref name="lines"/>, each at the current indentation; what follows a block stands apart from it.</summary>
    public void Lines(string lines)
    {
        if (closedBlock && !lines.StartsWith("\n", StringComparison.Ordinal)) Line();
        closedBlock = false;
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

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private sealed class Closing(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer.closedBlock = false;
            writer.depth--;
            writer.Lines("}");
            writer.closedBlock = true;
        }
    }
}
