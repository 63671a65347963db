using System;
using System.Collections.Generic;
using System.IO;
using KernelGen;
using KernelGen.Training;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;

namespace QuantizerStudy.Runs;

/// <summary>What is trained and how: the same for a method and its float twin.</summary>
internal sealed record StudySettings
{
    /// <summary>The cells.</summary>
    public required IReadOnlyList<CellKind> Cells { get; init; }

    /// <summary>The methods, a float twin before those that are compared with it.</summary>
    public required IReadOnlyList<StudyMethod> Methods { get; init; }

    /// <summary>The optimizer.</summary>
    public required OptimizerKind Optimizer { get; init; }

    /// <summary>The learning rates that validation chooses among.</summary>
    public required IReadOnlyList<float> Rates { get; init; }

    /// <summary>Updates of a run.</summary>
    public required int Updates { get; init; }

    /// <summary>Updates from one look at the validation text to the next.</summary>
    public required int Look { get; init; }

    /// <summary>Looks without a better one that end a run early; 0 for never.</summary>
    public required int Patience { get; init; }

    /// <summary>Seeds at the chosen rate.</summary>
    public required int Seeds { get; init; }

    /// <summary>Probability of dropping a non-recurrent activation.</summary>
    public required float Dropout { get; init; }

    /// <summary>Threads of a trainer, 0 for one a processor; results do not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Where results and checkpoints lie.</summary>
    public required DirectoryInfo Folder { get; init; }

    /// <summary>What a folder of results was made with; more cells, methods and seeds may be added later.</summary>
    public string Note(CharacterText text) => FormattableString.Invariant(
        $"""
        optimizer {Optimizer}
        rates {string.Join(' ', Rates)}
        updates {Updates}
        look {Look}
        patience {Patience}
        dropout {Dropout}
        text {text.Source}, SHA-256 {text.Hash()}

        """);

    /// <summary>The settings of one run.</summary>
    public TrainingOptions Options(RunKey key) => new()
    {
        Optimizer = Optimizer,
        LearningRate = key.Rate,
        ClipNorm = Optimizer == OptimizerKind.Adam ? 1 : 0.25f,
        RateDivisor = 2,
        Dropout = Dropout,
        Epochs = Updates / Look,
        Seeds = SeedsOf(key.Seed),
        InitialWeights = key.Method.InitialWeights,
        Threads = Threads,
    };

    /// <summary>Seeds that no two runs have in common; those of the first are the default ones.</summary>
    public static TrainingSeeds SeedsOf(int seed)
    {
        ulong first = 4 * (ulong)(seed - 1) + 1;
        return new TrainingSeeds(first, first + 1, first + 2, first + 3);
    }
}
