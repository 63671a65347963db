using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen;
using LanguageModel.Models;

namespace QuantizerStudy.Models;

/// <summary>The generated models of the study.</summary>
internal static class StudyModels
{
    /// <summary>The model class of a method in a cell.</summary>
    public static ModelClass Of(CellKind cell, StudyMethod method) => All(cell).First(model => model.Key == method.Name);

    private static IReadOnlyList<ModelClass> All(CellKind cell) => cell switch
    {
        CellKind.Rnn => Rnn.All,
        CellKind.Lstm => Lstm.All,
        CellKind.Gru => Gru.All,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "No such cell."),
    };
}
