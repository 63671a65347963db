using System.Collections.Generic;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>A declaration → what is wrong with it.</summary>
internal static class ModelRules
{
    /// <summary>Everything that is wrong with <paramref name="declaration"/>.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        if ((declaration.Traits & ClassTraits.NotPartial) != 0) yield return new Finding();
    }
}
