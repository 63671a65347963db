using System;
using System.IO;

namespace LanguageModel;

/// <summary>What the command line asked for.</summary>
internal sealed record RunSettings
{
    /// <summary>A plain text, one sentence a line; null for the documentation of the SDK.</summary>
    public FileInfo? Text { get; init; }

    /// <summary>Ready words, one sentence a line; all three or none of them.</summary>
    public FileInfo? Train { get; init; }

    public FileInfo? Validation { get; init; }

    public FileInfo? Test { get; init; }

    /// <summary>The model to train: one of <see cref="Experiment.Models"/>.</summary>
    public string Model { get; init; } = Experiment.All;

    /// <summary>small (128 units), 300 or 450.</summary>
    public string Size { get; init; } = "small";

    /// <summary>Training tokens of each model; 0 for whole epochs.</summary>
    public int Tokens { get; init; }

    /// <summary>Passes over the training text where <see cref="Tokens"/> is 0.</summary>
    public int Epochs { get; init; }

    /// <summary>Passes of the models that go on from trained weights; 0 for <see cref="Epochs"/>.</summary>
    public int MoreEpochs { get; init; }

    /// <summary>Float weights that the model goes on from; null trains them first.</summary>
    public FileInfo? Start { get; init; }

    /// <summary>Threads of training; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>The number of threads that <see cref="Threads"/> comes to.</summary>
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>Seeds initialisation, order, dropout, draws and the written text.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Probability of dropping a non-recurrent activation.</summary>
    public float Dropout { get; init; }

    /// <summary>Learning rate of the models that begin with random weights; 0 for the recipe's.</summary>
    public float Rate { get; init; }

    /// <summary>Where weights, packed models and checkpoints go.</summary>
    public DirectoryInfo? Save { get; init; }

    /// <summary>Where an interrupted run left its checkpoints.</summary>
    public DirectoryInfo? Resume { get; init; }

    /// <summary>The folder of checkpoints and results, or null.</summary>
    public string? Folder => (Resume ?? Save)?.FullName;

    /// <summary>A packed model to write text with instead of training.</summary>
    public FileInfo? Load { get; init; }

    /// <summary>Where the record of the run goes.</summary>
    public FileInfo? Json { get; init; }

    public bool Quiet { get; init; }

    public bool Smoke { get; init; }

    /// <summary>Of the written text; 0 takes the likeliest word always.</summary>
    public float Temperature { get; init; } = 0.8f;

    /// <summary>Length of the written text.</summary>
    public int Words { get; init; } = 60;
}
