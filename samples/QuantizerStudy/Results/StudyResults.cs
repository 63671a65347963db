using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen;
using QuantizerStudy.Models;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Results;

/// <summary>All results of a folder.</summary>
internal sealed class StudyResults
{
    private readonly Dictionary<(CellKind Cell, string Method), MethodResult> results = [];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="StudyException">It holds no results, or such as this program does not know.</exception>
    public StudyResults(StudyFolder folder)
    {
        Note = folder.Note;
        ILookup<(string Cell, string Method), FinalResult> finals = folder.Finals().ToLookup(static final => (final.Run.Cell, final.Run.Method));
        foreach (IGrouping<(string Cell, string Method), FinalResult> seeds in finals)
        {
            if (CellNames.Find(seeds.Key.Cell) is not { } cell || StudyMethods.Find(seeds.Key.Method) is not { } method)
                throw new StudyException($"This program has no {seeds.Key.Cell}/{seeds.Key.Method}, of which the folder holds results.");
            results.Add((cell, method.Name), new MethodResult(cell, method, [.. seeds.OrderBy(static final => final.Run.Seed)]));
        }
    }

    /// <summary>What the study was made with.</summary>
    public string Note { get; }

    /// <summary>The results by cell, and in the order of the methods.</summary>
    public IEnumerable<MethodResult> InOrder =>
        from cell in Enum.GetValues<CellKind>()
        from method in StudyMethods.All
        where results.ContainsKey((cell, method.Name))
        select results[(cell, method.Name)];

    /// <summary>The float twin's result, itself for a float twin; null where it is not there yet.</summary>
    public MethodResult? TwinOf(MethodResult result) => results.GetValueOrDefault((result.Cell, result.Method.Twin));

    /// <summary>The result of a name such as lstm/Ternarization.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public MethodResult Named(string name) =>
        InOrder.FirstOrDefault(result => string.Equals(result.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StudyException($"There is no result '{name}'; there are {string.Join(", ", InOrder.Select(static result => result.Name))}.");
}
