using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Reading;

/// <summary>A class with KernelGen's attributes as it is written, before any check or default.</summary>
/// <param name="Namespace">The namespace as spelled in source; empty for the global one.</param>
/// <param name="ContainingTypes">The types around it, outermost first.</param>
/// <param name="ClosedContainingTypes">Places in <paramref name="ContainingTypes"/> of those that are not partial.</param>
/// <param name="Accessibility">public, internal, ...</param>
/// <param name="Name">The plain name.</param>
/// <param name="Spelling">The name as spelled in source, with @ where it is a keyword.</param>
/// <param name="Traits">What it is.</param>
/// <param name="Layers">The layer attributes in source order.</param>
/// <param name="Decoder">The attribute that parts an encoder from its decoder, or null.</param>
/// <param name="Training">The training attribute, or null.</param>
/// <param name="Integer">The attribute that makes the network integer-only, or null.</param>
internal sealed record ClassDeclaration(
    string Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    EquatableArray<int> ClosedContainingTypes,
    string Accessibility,
    string Name,
    string Spelling,
    ClassTraits Traits,
    EquatableArray<LayerDeclaration> Layers,
    DecoderDeclaration? Decoder,
    TrainingDeclaration? Training,
    IntegerDeclaration? Integer)
{
    /// <summary>The layer whose outputs enter the one at <paramref name="layer"/>; null for the first of the model, and of a decoder.</summary>
    public LayerDeclaration? Before(int layer) => layer == 0 || layer == Decoder?.At ? null : Layers[layer - 1];

    /// <summary>Time steps that enter for each that leaves the first <paramref name="layers"/> layers, those without a stride that means something left out.</summary>
    public long StrideOf(int layers)
    {
        long stride = 1;
        foreach (LayerDeclaration layer in Layers.Take(layers))
            if (layer.Stride is > 1 and var own && stride <= int.MaxValue) stride *= own;
        return stride;
    }
}
