using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace LanguageModel.Corpus;

/// <summary>The reference pack of a .NET SDK: the assemblies that programs compile against, each with its documentation.</summary>
/// <param name="Version">The pack's version, such as 10.0.12.</param>
/// <param name="Files">The documentation files in ordinal order of their names.</param>
internal sealed record SdkPack(Version Version, IReadOnlyList<string> Files)
{
    private const string PackName = "Microsoft.NETCore.App.Ref";

    /// <summary>Finds the newest pack beside the running runtime, under DOTNET_ROOT, or beside the dotnet command.</summary>
    /// <exception cref="CorpusException">No SDK with documentation was found.</exception>
    public static SdkPack Find()
    {
        string[] roots = Roots().Distinct(StringComparer.Ordinal).ToArray();
        foreach (string root in roots)
        {
            if (In(Path.Combine(root, "packs", PackName)) is SdkPack pack) return pack;
        }

        throw new CorpusException(
            $"No documentation at packs/{PackName}/*/ref/*/*.xml under {string.Join(", ", roots)}. Install the .NET SDK "
            + "(the runtime alone has none), point DOTNET_ROOT at one, or give a text of your own with --text FILE.");
    }

    /// <summary>The newest pack in a folder of versions, or null.</summary>
    public static SdkPack? In(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        IEnumerable<(Version Version, string Path)> versions = Directory.GetDirectories(folder)
            .Select(static path => (Version: ParseVersion(Path.GetFileName(path)), path))
            .OrderByDescending(static pair => pair.Version)
            .ThenByDescending(static pair => pair.path, StringComparer.Ordinal);
        foreach ((Version version, string path) in versions)
        {
            string[] files = DocumentationIn(Path.Combine(path, "ref"));
            if (files.Length > 0) return new SdkPack(version, files);
        }

        return null;
    }

    private static IEnumerable<string> Roots()
    {
        // .../shared/Microsoft.NETCore.App/10.0.0/ lies three folders below the root.
        string runtime = Path.GetFullPath(RuntimeEnvironment.GetRuntimeDirectory());
        yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string? declared = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        if (!string.IsNullOrEmpty(declared)) yield return Path.GetFullPath(declared);
        string? host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        if (Path.GetDirectoryName(host) is { Length: > 0 } folder) yield return folder;
    }

    private static string[] DocumentationIn(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        string? framework = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).LastOrDefault();
        return framework is null
            ? []
            : Directory.GetFiles(framework, "*.xml").OrderBy(Path.GetFileName, StringComparer.Ordinal).ToArray();
    }

    // A preview is older than its release; System.Version has no name for it, so that its last part is cut off.
    private static Version ParseVersion(string name) =>
        Version.TryParse(name.Split('-')[0], out Version? version) ? version : new Version(0, 0);
}
