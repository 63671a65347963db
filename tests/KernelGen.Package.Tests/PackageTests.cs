using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Packs KernelGen and uses it as a stranger does, in a project outside the repository.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="KernelGen" Version="*-*" />
          </ItemGroup>
        </Project>
        """;

    private const string Sources = """
        <configuration>
          <packageSources>
            <clear />
            <add key="here" value="../packages" />
          </packageSources>
        </configuration>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kernelgen-package-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Package_BuildsAndRunsAModelElsewhere()
    {
        string package = await Pack();
        AssertHolds(package, "lib/net10.0/KernelGen.dll", "lib/net10.0/KernelGen.xml");
        AssertHolds(package, "analyzers/dotnet/cs/KernelGen.Generator.dll", "analyzers/dotnet/cs/KernelGen.CodeFixes.dll");

        string user = Directory.CreateDirectory(Path.Combine(folder, "user")).FullName;
        File.WriteAllText(Path.Combine(user, "User.csproj"), Project);
        File.WriteAllText(Path.Combine(user, "nuget.config"), Sources);
        File.Copy(
            Path.Combine(Places.Repository, "tests", "KernelGen.Package.Tests", "UserProgram.cs"), Path.Combine(user, "Program.cs"));

        string printed = await CommandLine.Dotnet(user, "run -v q", ("NUGET_PACKAGES", Path.Combine(folder, "cache")));

        Assert.Equal("3 -> 2, finite: True", printed.Trim());
    }

    // Everything that is built on the way lies in the temporary folder too: other builds may run in the repository. They, not
    // this one, are where analyzers read the sources that are packed.
    private async Task<string> Pack()
    {
        string packages = Path.Combine(folder, "packages");
        string project = Path.Combine(Places.Repository, "src", "KernelGen", "KernelGen.csproj");
        string artifacts = Path.Combine(folder, "artifacts");
        await CommandLine.Dotnet(
            Places.Repository, $"pack \"{project}\" -o \"{packages}\" -p:ArtifactsPath=\"{artifacts}\" -p:RunAnalyzers=false -v q --nologo");
        return Assert.Single(Directory.GetFiles(packages, "*.nupkg"));
    }

    private static void AssertHolds(string package, params string[] entries)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        Assert.Empty(entries.Except(archive.Entries.Select(entry => entry.FullName)));
    }
}
