using Xunit;

namespace KernelGen.Generator.Tests;

/// <summary>Every case, for theories.</summary>
public sealed class Cases : TheoryData<string>
{
    /// <summary>Lists the folders of tests/Cases.</summary>
    public Cases()
    {
        foreach (string name in Places.CaseNames) Add(name);
    }
}
