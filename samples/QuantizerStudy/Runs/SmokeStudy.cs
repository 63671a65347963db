using System;
using System.IO;
using System.Threading;
using KernelGen;
using KernelGen.Training;
using QuantizerStudy.Characters;
using QuantizerStudy.Commands;
using QuantizerStudy.Models;
using QuantizerStudy.Results;

namespace QuantizerStudy.Runs;

/// <summary>
/// A study that is too short to say anything about the methods: it shows that training, packing, testing, the report and a comparison
/// work. Nothing of it is kept.
/// </summary>
internal static class SmokeStudy
{
    /// <summary>Runs it.</summary>
    /// <returns>0; 1 where a packed model does not compute what its training graph does.</returns>
    public static int Run(CharacterText text, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quantizer-study-");
        try
        {
            StudySettings settings = Settings(folder);
            StudyFolder kept = new(folder);
            kept.Require(settings.Note(text));
            new Study(settings, new StudyCorpus(text.Shortened(train: 500_000, validation: 3_000, test: 3_001)), kept, Console.Out).Execute(cancellation);
            int exit = StudyReport.Write(kept, Console.Out);
            StudyResults results = new(kept);
            Console.WriteLine(CompareCommand.Describe(results.Named("lstm/Ternarization"), results.Named("lstm/Float")));
            Console.WriteLine("A smoke figure: too few updates to say anything about the methods.");
            return exit;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static StudySettings Settings(DirectoryInfo folder) => new()
    {
        Cells = Enum.GetValues<CellKind>(),
        Methods = Lists.Methods("Ternarization"),
        Optimizer = OptimizerKind.Adam,
        Rates = [0.003f, 0.01f],
        Updates = 20,
        Look = 10,
        Patience = 0,
        Seeds = 2,
        Dropout = 0,
        Threads = 0,
        Folder = folder,
    };
}
