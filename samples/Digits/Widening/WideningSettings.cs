using System.Collections.Generic;
using System.IO;

namespace Digits.Widening;

/// <summary>What the command line asked for.</summary>
internal sealed record WideningSettings
{
    /// <summary>The factors by which layers are widened (Kapur et al. 2017).</summary>
    public static IReadOnlyList<double> Factors { get; } = [1.25, 1.5];

    /// <summary>The folder with the digits; null draws them.</summary>
    public DirectoryInfo? Data { get; init; }

    /// <summary>Drawn digits to train on.</summary>
    public int Images { get; init; } = 16_000;

    /// <summary>The seed of drawn digits.</summary>
    public ulong ImageSeed { get; init; } = 1;

    /// <summary>Bits of weights and units: 2, 4 or both.</summary>
    public IReadOnlyList<int> Bits { get; init; } = [4, 2];

    /// <summary>Bytes that a packed network may take.</summary>
    public long Budget { get; init; } = long.MaxValue;

    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Seeds of every network.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Learning rates that validation chooses among.</summary>
    public IReadOnlyList<float> Rates { get; init; } = [0.001f, 0.005f];

    /// <summary>Threads of training, 0 for one a processor.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where the tables go, apart from the console.</summary>
    public FileInfo? Save { get; init; }
}
