using KernelGen.Generator.Diagnostics;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>One thing that is wrong in a declaration.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What fills the holes of the rule's message.</param>
internal sealed record Finding(string Id, FindingPlace Place, EquatableArray<string> Arguments)
{
    /// <summary>One thing that is wrong.</summary>
    public Finding(string id, FindingPlace place, params string[] arguments)
        : this(id, place, new EquatableArray<string>(arguments))
    {
    }

    /// <summary>True where nothing can be generated.</summary>
    public bool IsError => !RuleIds.IsWarning(Id);
}
