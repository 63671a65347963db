using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>
/// A declaration → what is wrong with it. The one judge: the generator asks it whether to stay silent, the analyzer
/// what to report.
/// </summary>
internal static class ModelRules
{
    /// <summary>Everything that is wrong with <paramref name="declaration"/>.</summary>
    public static IReadOnlyList<Finding> Check(ClassDeclaration declaration)
    {
        if (declaration.Layers.Count == 0)
        {
            if (declaration.Integer is not null) return [.. IntegerRules.Check(declaration)];
            return declaration.Training is null
                ? [new Finding(RuleIds.DecoderDoesNotFit, FindingPlace.Decoder(), "No layer stands on the class", "an encoder before [Decoder] and a decoder behind it")]
                : [new Finding(RuleIds.TrainingWithoutLayers, FindingPlace.Training(), declaration.Name)];
        }

        List<Finding> findings = [.. ClassRules.Check(declaration)];

        // Without an order there is no sequence to judge.
        if (declaration.Traits.HasFlag(ClassTraits.LayersApart)) return findings;

        findings.AddRange(SequenceRules.Check(declaration));
        findings.AddRange(DecoderRules.Check(declaration));
        findings.AddRange(ValuesRules.Check(declaration));
        findings.AddRange(HandedOnRules.Check(declaration));
        findings.AddRange(IntegerRules.Check(declaration));
        for (int i = 0; i < declaration.Layers.Count; i++) findings.AddRange(CheckLayer(declaration.Layers[i], i));
        if (declaration.Training is { } training)
        {
            findings.AddRange(ValueRules.Check(training));
            findings.AddRange(TrainingRules.Check(declaration, training));
        }

        // What concerns the complete model is judged once its parts are right.
        if (!findings.Any(finding => finding.IsError)) findings.AddRange(CheckWhole(declaration));
        return findings;
    }

    private static IEnumerable<Finding> CheckLayer(LayerDeclaration layer, int index)
    {
        IReadOnlyList<Finding> undefined = [.. ValueRules.Check(layer, index)];
        IEnumerable<Finding> sizes = SizeRules.Check(layer, index);

        // Which bits are right depends on the quantizer, so they are judged where that is a defined one.
        return undefined.Count > 0
            ? [.. undefined, .. sizes]
            :
            [
                .. sizes,
                .. BitsRules.Check(layer, index),
                .. MethodRules.Check(layer, index),
                .. ChoiceRules.Check(layer, index),
                .. BiasRules.Check(layer, index),
                .. ExponentRules.Check(layer, index),
                .. CellRules.Check(layer, index),
                .. HandedOnRules.Check(layer, index),
            ];
    }

    private static IEnumerable<Finding> CheckWhole(ClassDeclaration declaration)
    {
        ModelSpec model = SpecFilling.Fill(declaration).Model;
        Finding[] handedOn = [.. HandedOnRules.Check(declaration, model)];
        foreach (Finding finding in handedOn) yield return finding;

        // Without ranges there are no sums of codes to judge.
        if (handedOn.Length > 0) yield break;
        foreach (Finding finding in MatrixRules.Check(model)) yield return finding;
        if (declaration.Training is not { } training) yield break;
        foreach (Finding finding in TrainingRules.CheckBuffers(declaration, training)) yield return finding;
    }
}
