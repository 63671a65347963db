using System;
using System.IO;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>
/// A test with the Free Spoken Digit Dataset, which is not ours to carry: it is skipped, with the reason, where shared/data/fsdd lies beside no folder
/// above the tests.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FsddFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> folder = new(Find);

    public FsddFactAttribute() => Skip = folder.Value is null ? "no shared/data/fsdd above the tests" : null;

    /// <summary>The folder of the data set.</summary>
    public static string Folder => folder.Value!;

    private static string? Find()
    {
        for (DirectoryInfo? above = new(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            string candidate = Path.Combine(above.FullName, "shared", "data", "fsdd");
            if (File.Exists(Path.Combine(candidate, FsddArchive.FileName))) return candidate;
        }

        return null;
    }
}
