using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

public sealed class SnapshotTests
{
    [Theory]
    [ClassData(typeof(Cases))]
    public void Case_IsEmittedAsVerified(string name)
    {
        string differences = string.Join("\n", Snapshot.Differences(name, GeneratorRun.Of(Places.CaseSource(name)).Files));

        Assert.True(
            differences.Length == 0,
            $"{differences}\nWhere this is meant, run the tests once with {Snapshot.Accept}=1 and review the change.");
    }

    [Fact]
    public void Folders_AreTheCases() =>
        Assert.Equal(Places.CaseNames, Directory.GetDirectories(Places.Snapshots).Select(Path.GetFileName).Order(System.StringComparer.Ordinal));
}
