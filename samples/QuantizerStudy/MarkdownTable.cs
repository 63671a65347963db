using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace QuantizerStudy;

/// <summary>A table as Markdown: the first column is text, the others are numbers.</summary>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (string[] line in rows.Prepend([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]).Prepend(columns))
            text.Append("| ").AppendJoin(" | ", line).Append(" |\n");
        return text.ToString();
    }
}
