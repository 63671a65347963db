using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Reading;

/// <summary>A declaration without errors, all defaults filled in: what the generator plans and emits from.</summary>
/// <remarks>
/// The compiler keeps this value between edits and asks whether it changed. So it and everything it holds has value
/// equality: records, strings, numbers, enums and <see cref="EquatableArray{T}"/>. A symbol, syntax node, location or
/// plain collection in it would keep whole compilations alive or run every later step at each keystroke.
/// </remarks>
/// <param name="Namespace">The namespace as spelled in source; empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first; all are partial, none is generic.</param>
/// <param name="Accessibility">The class's accessibility as spelled in source: public, internal, ...</param>
/// <param name="TypeName">The class's name as spelled in source, with @ where it is a keyword.</param>
/// <param name="Model">The model; its name is the class's plain name.</param>
/// <param name="Training">What the training attribute declares; null where there is none.</param>
internal sealed record ModelDeclaration(
    string Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Accessibility,
    string TypeName,
    ModelSpec Model,
    TrainingSpec? Training)
{
    /// <summary>The encoder of the model, as if it were declared on a class Encoder within it.</summary>
    public ModelDeclaration OfEncoder => this with
    {
        ContainingTypes = new([.. ContainingTypes, new ContainingType("class", TypeName)]),
        TypeName = "Encoder",
        Model = Model.Encoder!,
        Training = Training is { } training ? new TrainingSpec(Loss.None, training.Batch, Model.Attention!.Longest * Model.Encoder!.Stride) : null,
    };

    /// <summary>Namespace, containing types and class joined by dots, without @: a stem for names of files.</summary>
    public string QualifiedName
    {
        get
        {
            string types = string.Concat(ContainingTypes.Select(type => type.Name + "."));
            string prefix = Namespace.Length == 0 ? "" : Namespace + ".";
            return (prefix + types + TypeName).Replace("@", "");
        }
    }
}
