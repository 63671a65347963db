using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether a class can carry a model.</summary>
internal static class ClassRules
{
    private static readonly (ClassTraits Trait, string Shown)[] Unsupported =
    [
        (ClassTraits.Record, "a record"),
        (ClassTraits.Static, "static"),
        (ClassTraits.Abstract, "abstract"),
        (ClassTraits.Generic, "generic"),
        (ClassTraits.InsideGeneric, "inside a generic type"),
        (ClassTraits.FileLocal, "local to its file, where generated code cannot reach it"),
    ];

    // A member cannot have the name of its class.
    private static readonly HashSet<string> GeneratedMembers =
    [
        "InputSize", "HiddenSize", "OutputSize", "Stride", "Spec", "PackedBytes", "LaneWidth", "Load", "Pack", "Save", "CreateState",
        "CreateWorkspace", "Step", "Run", "Advance", "Of", "Dequantize", "Dispose", "Vocabulary", "State", "Workspace",
        "Trainer", "packed", "weights",
    ];

    /// <summary>What is wrong with the class itself.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        if (declaration.Traits.HasFlag(ClassTraits.NotPartial))
        {
            yield return new Finding(RuleIds.ModelNotPartial, FindingPlace.Class, declaration.Name);
        }

        foreach (int index in declaration.ClosedContainingTypes)
        {
            yield return new Finding(
                RuleIds.ContainingTypeNotPartial,
                FindingPlace.ContainingType(index),
                declaration.ContainingTypes[index].Name,
                declaration.Name);
        }

        foreach ((ClassTraits _, string shown) in Unsupported.Where(row => declaration.Traits.HasFlag(row.Trait)))
        {
            yield return new Finding(RuleIds.UnsupportedClass, FindingPlace.Class, declaration.Name, shown);
        }

        if (GeneratedMembers.Contains(declaration.Name))
        {
            yield return new Finding(RuleIds.ReservedName, FindingPlace.Class, declaration.Name);
        }

        if (declaration.Traits.HasFlag(ClassTraits.LayersApart))
        {
            yield return new Finding(RuleIds.AmbiguousLayerOrder, FindingPlace.Class, declaration.Name);
        }
    }
}
