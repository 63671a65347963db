using System;
using System.Collections.Generic;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>Reopens the user's class with its namespace and the types around it.</summary>
internal sealed class UserTypeBlock : IDisposable
{
    private readonly Stack<IDisposable> blocks = new();

    /// <summary>Opens the blocks; <paramref name="bases"/> follows the class's name, such as " : global::System.IDisposable".</summary>
    public UserTypeBlock(SourceWriter writer, ModelDeclaration model, string bases, string summary)
    {
        if (model.Namespace.Length > 0) blocks.Push(writer.Block($"namespace {model.Namespace}"));
        foreach (ContainingType type in model.ContainingTypes) blocks.Push(writer.Block($"partial {type.Keyword} {type.Name}"));
        if (summary.Length > 0) writer.Lines(summary);
        blocks.Push(writer.Block($"partial class {model.TypeName}{bases}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (blocks.Count > 0) blocks.Pop().Dispose();
    }
}
