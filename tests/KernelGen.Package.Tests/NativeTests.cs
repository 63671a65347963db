using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Compiles samples/AheadOfTime to native code and holds its outputs against those under the just-in-time compiler.</summary>
public sealed class NativeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernelgen-native-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    [NativeFact]
    public async Task NativeCode_PublishesWithoutWarnings_AndGivesTheSameBitsOnEveryLaneType()
    {
        string artifacts = Path.Combine(folder, "artifacts"), native = Path.Combine(folder, "native");
        await CommandLine.Dotnet(folder, $"build -c Release \"{NativeFactAttribute.Sample}\" -p:ArtifactsPath=\"{artifacts}\" -v q --nologo");
        string assembly = Path.Combine(artifacts, "bin", "AheadOfTime", "release", "AheadOfTime.dll");
        string expected = Outputs(await CommandLine.Dotnet(folder, $"\"{assembly}\""));

        string publish = $"publish -c Release \"{NativeFactAttribute.Sample}\" --use-current-runtime -p:Native=true -p:ArtifactsPath=\"{artifacts}\" -o \"{native}\" --nologo";
        (int status, string printed) = await CommandLine.Run("dotnet", folder, publish);
        Assert.True(status == 0, printed);
        Assert.DoesNotContain("warning", printed);

        string program = Path.Combine(native, OperatingSystem.IsWindows() ? "AheadOfTime.exe" : "AheadOfTime");
        foreach (string lanes in new[] { "", "32", "128", "256", "512" })
        {
            (status, printed) = await CommandLine.Run(program, folder, "", ("KERNELGEN_LANES", lanes));
            Assert.True(status == 0, printed);
            Assert.StartsWith("lanes " + lanes, printed);
            Assert.Equal(expected, Outputs(printed));
        }
    }

    private static string Outputs(string printed) => Regex.Match(printed, "outputs [0-9a-f]{16}").Value is { Length: > 0 } found
        ? found
        : throw new InvalidOperationException($"Expected the program to end with 'outputs' and a hash; it printed: {printed}");
}
