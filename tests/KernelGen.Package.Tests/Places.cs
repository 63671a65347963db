using System.Linq;
using System.Reflection;

namespace KernelGen.Package.Tests;

/// <summary>Where things lie.</summary>
internal static class Places
{
    /// <summary>The root of the repository that the tests were built from.</summary>
    public static string Repository { get; } = typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "RepositoryRoot").Value!;
}
