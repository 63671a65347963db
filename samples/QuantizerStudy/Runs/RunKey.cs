using System;
using KernelGen;
using LanguageModel.Models;
using QuantizerStudy.Models;

namespace QuantizerStudy.Runs;

/// <summary>Which run of a study.</summary>
/// <param name="Cell">The recurrent cell.</param>
/// <param name="Method">The method.</param>
/// <param name="Rate">The first learning rate.</param>
/// <param name="Seed">From 1 on.</param>
internal sealed record RunKey(CellKind Cell, StudyMethod Method, float Rate, int Seed)
{
    /// <summary>The declared model.</summary>
    public ModelClass Model => StudyModels.Of(Cell, Method);

    /// <summary>The declared float model that it is compared with.</summary>
    public ModelClass Twin => StudyModels.Of(Cell, StudyMethods.Find(Method.Twin)!);

    /// <summary>The name of its files.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{CellNames.Of(Cell)}.{Method.Name}.rate-{Rate}.seed-{Seed}");
}
