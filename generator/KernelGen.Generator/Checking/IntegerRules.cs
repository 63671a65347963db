using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether everything on a class that is marked integer-only has an integer form.</summary>
internal static class IntegerRules
{
    /// <summary>What is wrong with an integer-only network; of others, that an embedding has codes of one.</summary>
    public static IEnumerable<Finding> Check(ClassDeclaration declaration)
    {
        if (declaration.Integer is not { } integer)
        {
            for (int index = 0; index < declaration.Layers.Count; index++)
            {
                if (declaration.Layers[index] is { Kind: LayerKind.Embedding, Quantizer: Quantizer.Symmetric, WeightBits: not 32 })
                    yield return At(index, "Quantizer", "Symmetric codes of an embedding are read by integers alone", "[IntegerOnly] on the class, or here another quantizer");
            }

            yield break;
        }

        if (declaration.Layers.Count == 0) yield return Of(null, "No layer stands on the class", "layers");
        if (integer.Pieces is { } pieces && (pieces < IntegerSpec.LeastPieces || pieces > IntegerSpec.MostPieces))
            yield return Of("Pieces", $"Pieces is {Limits.Show(pieces)}", $"{IntegerSpec.LeastPieces} to {IntegerSpec.MostPieces}");
        if (integer.Placement is not (null or KnotPlacement.Adaptive or KnotPlacement.Equidistant))
            yield return Of("Placement", $"Placement is {(int)integer.Placement}", "Adaptive or Equidistant");
        if (integer.Profile is not (null or IntegerProfile.Piecewise or IntegerProfile.TensorFlowLite))
            yield return Of("Profile", $"Profile is {(int)integer.Profile}", "Piecewise or TensorFlowLite");
        if (integer.Profile == IntegerProfile.TensorFlowLite)
        {
            foreach (Finding finding in CheckTables(declaration, integer)) yield return finding;
        }

        if (integer.CountsSaturation == true && declaration.Layers.Count > 0 && !declaration.Layers.Skip(declaration.Decoder?.At ?? 0).Any(layer => layer.IsRecurrent))
            yield return Of("CountsSaturation", declaration.Decoder is null ? "Recurrent layers count, and there is none" : "Recurrent layers of the decoder count, and there is none", "a recurrent layer");
        for (int index = 0; index < declaration.Layers.Count; index++)
        {
            if (declaration.Layers[index].ProductNorm == ProductNorm.Sum && integer.Profile != IntegerProfile.TensorFlowLite)
                yield return At(index, "ProductNorm", "ProductNorm.Sum has no form in the profile Piecewise", "Profile = IntegerProfile.TensorFlowLite, or ProductNorm.Layer");
            foreach ((string? argument, string what, string needed) in CheckLayer(declaration, index)) yield return At(index, argument, what, needed);
        }
    }

    /// <summary>What the profile of TensorFlow Lite has no form of.</summary>
    private static IEnumerable<Finding> CheckTables(ClassDeclaration declaration, IntegerDeclaration integer)
    {
        const string gates = "Gates of the profile TensorFlowLite come from tables";
        if (integer.Pieces is not null) yield return Of("Pieces", gates, "Pieces left out");
        if (integer.Placement is not null) yield return Of("Placement", gates, "Placement left out");
        if (declaration.Layers.Count > 0 && !declaration.Layers.Any(layer => layer.IsRecurrent)) yield return Of("Profile", "No layer has gates", "an LSTM");
        if (declaration.Decoder is not null)
            yield return new Finding(RuleIds.IntegerOnlyDoesNotFit, FindingPlace.Decoder(), "Attention has no form in the profile TensorFlowLite", "the profile Piecewise, or layers that follow one another");
        for (int index = 0; index < declaration.Layers.Count; index++)
        {
            LayerDeclaration layer = declaration.Layers[index];
            if (layer.IsRecurrent && layer.Kind != LayerKind.Lstm) yield return At(index, null, $"{layer.AttributeName} has no form in the profile TensorFlowLite", "an LSTM");
            if (layer.ProductNorm is ProductNorm.Layer or ProductNorm.MeanDeviation)
                yield return At(index, "ProductNorm", $"ProductNorm.{layer.ProductNorm} has no form in the profile TensorFlowLite", "ProductNorm.Sum, or ProductNorm left out");
        }
    }

    private static IEnumerable<(string? Argument, string What, string Needed)> CheckLayer(ClassDeclaration declaration, int index)
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (layer.IsOfValues || layer.Kind == LayerKind.Convolution) yield return (null, $"{layer.AttributeName} has no integer form yet", "embedding, recurrent and affine layers, and attention behind a decoder");
        if (layer.Kind == LayerKind.Linear)
        {
            bool endsInSums = index == declaration.Layers.Count - 1, bends = layer.Bending == LinearActivation.Tanh;
            if (endsInSums && layer.Bending != LinearActivation.None) yield return ("Activation", "The sums of the last affine layer leave as they are", "Activation left out");
            if (!endsInSums && declaration.Integer?.Profile == IntegerProfile.TensorFlowLite)
                yield return (null, "An affine layer between others has no form in the profile TensorFlowLite", "it as the last layer, whose sums leave as they are");
            else if (!endsInSums && !bends)
                yield return (null, "An affine layer stands between others without a non-linearity that has an integer form", "Activation = LinearActivation.Tanh, or it as the last layer, whose sums leave as they are");
        }

        if (layer.Kind == LayerKind.Attention && layer.Units > IntegerSpec.MostUnits)
            yield return ("Units", $"Units is {Limits.Show(layer.Units.Value)}", $"at most {Limits.Show(IntegerSpec.MostUnits)}, for which sums are proved to fit 32 bits");
        foreach ((string argument, int? bits) in Bits(layer))
        {
            if (bits is { } given && (given < 2 || given > IntegerSpec.UsualBits)) yield return (argument, $"{argument} is {Limits.Show(given)}", $"2 to {IntegerSpec.UsualBits} bits");
        }

        foreach ((string argument, Quantizer? quantizer) in Quantizers(layer))
        {
            if (quantizer is { } named and not Quantizer.Symmetric) yield return (argument, $"Quantizer.{named} has no integer form", "Quantizer.Symmetric");
        }

        foreach ((string argument, bool isSaid) in Said(layer))
        {
            if (isSaid) yield return (argument, $"{argument} has no integer form yet", $"{argument} left out");
        }

        int columns = SpecFilling.InputOf(layer, declaration.Before(index));
        if (layer.IsRecurrent && layer.Units is { } units && units > columns) columns = units;
        if (layer.Memory is { } memory && memory > columns) columns = memory;
        if (layer.Kind != LayerKind.Embedding && columns > IntegerSpec.MostColumns)
            yield return (null, $"A row has {Limits.Show(columns)} columns", $"at most {Limits.Show(IntegerSpec.MostColumns)}, for which sums are proved to fit 32 bits");
    }

    private static IEnumerable<(string, int?)> Bits(LayerDeclaration layer) =>
    [
        ("WBits", layer.WBits), ("InputWBits", layer.InputWBits), ("ABits", layer.ABits), ("InputABits", layer.InputABits), ("OutputABits", layer.HandsOnObserved ? layer.OutputABits : null),
    ];

    private static IEnumerable<(string, Quantizer?)> Quantizers(LayerDeclaration layer) =>
    [
        ("Quantizer", layer.Quantizer), ("InputQuantizer", layer.InputQuantizer), ("BiasQuantizer", layer.BiasQuantizer), ("ActivationQuantizer", layer.ActivationQuantizer),
    ];

    private static IEnumerable<(string, bool)> Said(LayerDeclaration layer) =>
    [
        ("Activation", layer.Activation is not (null or CellActivation.Default or CellActivation.Tanh)),
        ("BiasWBits", layer.BiasWBits is not null),
        ("Coupled", layer.Coupled == true),
        ("Gates", layer.Gates is not (null or GateForm.Precise)),
        ("InputMaximum", layer.InputMaximum is not null),
        ("InputMinimum", layer.InputMinimum is not null),
        ("InputNorm", layer.InputNorm == true),
        ("OutputABits", layer.OutputABits is not null && !layer.HandsOnObserved),
        ("OutputMaximum", layer.OutputMaximum is not null),
        ("OutputMinimum", layer.OutputMinimum is not null),
        ("Peepholes", layer.Peepholes == true),
        ("ProductNorm", layer.ProductNorm == ProductNorm.Batch),
        ("Projection", layer.Projection is not null),
        ("Reset", layer.Reset == ResetGate.Before),
        ("Slope", layer.Slope is not (null or 1)),
        ("Stochastic", layer.Stochastic == true),
        ("WeightNorm", layer.WeightNorm == true),
    ];

    private static Finding At(int index, string? argument, string what, string needed) =>
        new(RuleIds.IntegerOnlyDoesNotFit, FindingPlace.Layer(index, argument), what, needed);

    private static Finding Of(string? argument, string what, string needed) => new(RuleIds.IntegerOnlyDoesNotFit, FindingPlace.Integer(argument), what, needed);
}
