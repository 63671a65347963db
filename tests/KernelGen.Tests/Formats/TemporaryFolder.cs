using System;
using System.IO;

namespace KernelGen.Tests.Formats;

/// <summary>A folder that is gone with its content when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Name { get; } = Directory.CreateTempSubdirectory("kernelgen").FullName;

    public string File(string name) => Path.Combine(Name, name);

    public void Dispose() => Directory.Delete(Name, recursive: true);
}
