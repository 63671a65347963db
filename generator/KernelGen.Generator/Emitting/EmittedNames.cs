using System.Linq;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Emitting;

/// <summary>The names of the types that are emitted beside the user's class.</summary>
internal sealed class EmittedNames
{
    /// <summary>Names for <paramref name="model"/>.</summary>
    public EmittedNames(ModelDeclaration model)
    {
        string stem = string.Join("_", model.ContainingTypes.Select(type => type.Name).Append(model.TypeName));
        Stem = stem.Replace("@", "");
        Declaration = model;
        Namespace = model.Namespace.Length == 0 ? "Generated" : model.Namespace + ".Generated";
    }

    /// <summary>
    /// The namespace of the emitted types. It lies inside the user's, so that names are short; our usings stand inside it
    /// and win over whatever the user's namespace holds.
    /// </summary>
    public string Namespace { get; }

    /// <summary>The class's name, after those of the types around it and an underline each.</summary>
    public string Stem { get; }

    /// <summary>The names of what is emitted for the encoder of the model, as for a class Encoder within it.</summary>
    public EmittedNames Encoder => new(Declaration.OfEncoder);

    private ModelDeclaration Declaration { get; }

    /// <summary>The arithmetic.</summary>
    public string Kernels => Stem + "Kernels";

    /// <summary>The weights as kernels read them.</summary>
    public string Weights => Stem + "Weights";

    /// <summary>The scratch memory of one thread.</summary>
    public string Scratch => Stem + "Scratch";

    /// <summary>A type of the emitted namespace, spelled out for the user's part.</summary>
    public string Global(string type) => $"global::{Namespace}.{type}";
}
