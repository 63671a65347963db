using System.Collections.Generic;
using System.IO;

namespace Digits;

/// <summary>What the command line asked for.</summary>
internal sealed record RunSettings
{
    /// <summary>The name of all networks together.</summary>
    public const string All = "all";

    /// <summary>The folder with the digits.</summary>
    public DirectoryInfo? Data { get; init; }

    /// <summary>A folder to write drawn digits to instead of training.</summary>
    public DirectoryInfo? Generate { get; init; }

    /// <summary>Drawn digits to train on.</summary>
    public int Images { get; init; } = 4000;

    /// <summary>The seed of drawn digits.</summary>
    public ulong ImageSeed { get; init; } = 1;

    /// <summary>The network, or all.</summary>
    public string Network { get; init; } = All;

    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Seeds of every model.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Learning rates that validation chooses among.</summary>
    public IReadOnlyList<float> Rates { get; init; } = [0.001f, 0.005f];

    /// <summary>Threads of training, 0 for one a processor.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where the table goes, apart from the console.</summary>
    public FileInfo? Out { get; init; }

    /// <summary>Whether no run is told as it ends.</summary>
    public bool Quiet { get; init; }
}
