using System;
using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether a method has a rule for what it is named for.</summary>
internal static class MethodRules
{
    /// <summary>What is wrong with the methods of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index)
    {
        QuantizerMethod method = QuantizerMethod.Of(layer.Method);
        List<Finding> notForWeights = [.. CheckWeightMethods(layer, index)];
        foreach (Finding finding in notForWeights) yield return finding;
        if (notForWeights.Count > 0) yield break;
        if (layer.Kind == LayerKind.Embedding && layer.WeightBits != 32 && !method.CodesEmbedding)
        {
            yield return Unfit(
                index,
                layer.Quantizer is null ? "WBits" : "Quantizer",
                $"Quantizer.{layer.Method}",
                "an embedding",
                "BalancedMean, BalancedMedian, Alternating, Greedy or Refined, or leave WBits out");
        }

        if (CheckActivations(layer, index) is { } activations) yield return activations;
        if (CheckNorm(layer, index) is { } norm) yield return norm;
        if (CheckProductNorm(layer, index) is { } productNorm) yield return productNorm;
        if (layer is { IsPair: true, LearnsRange: true, HiddenBits: not 32 })
        {
            yield return Unfit(
                index,
                "ActivationQuantizer",
                $"Quantizer.{layer.ActivationMethod}",
                "outputs of two directions that are coded together, since each would learn a range of its own",
                "BalancedMean, Uniform, Alternating, Greedy or Refined, or Bidirectional left out");
        }

        foreach (Finding finding in CheckUnused(layer, index)) yield return finding;
        if (CheckScale(layer, index) is { } scale) yield return scale;
    }

    /// <summary>A method that has no rule for what it is named for.</summary>
    public static Finding Unfit(int index, string argument, string method, string purpose, string expected) =>
        new(RuleIds.MethodDoesNotFit, FindingPlace.Layer(index, argument), method, purpose, expected);

    /// <summary>Methods of activations that are named for weights.</summary>
    private static IEnumerable<Finding> CheckWeightMethods(LayerDeclaration layer, int index)
    {
        if (QuantizerMethod.Of(layer.Method).IsForActivationsOnly) yield return NotForWeights("Quantizer", layer.Method);
        if (layer.InputQuantizer is { } input && QuantizerMethod.Of(input).IsForActivationsOnly) yield return NotForWeights("InputQuantizer", input);

        Finding NotForWeights(string argument, Quantizer quantizer) => Unfit(
            index,
            argument,
            $"Quantizer.{quantizer}",
            "weights",
            layer.IsRecurrent ? $"a method of weights, and ActivationQuantizer = Quantizer.{quantizer} for h" : "a method of weights");
    }

    /// <summary>A method named for activations that has no rule for them, or for h alone where h stays float.</summary>
    private static Finding? CheckActivations(LayerDeclaration layer, int index)
    {
        if (layer.ActivationQuantizer is not { } named) return null;
        if ((!layer.NamesHiddenMethod || !layer.IsRecurrent)
            && named is not (Quantizer.BalancedMean or Quantizer.Uniform or Quantizer.Alternating or Quantizer.Greedy or Quantizer.Refined))
        {
            return Unfit(
                index,
                "ActivationQuantizer",
                $"Quantizer.{named}",
                "activations",
                "BalancedMean, Uniform, Alternating, Greedy or Refined" + (layer.IsRecurrent ? ", or LearnedStep, LearnedClip or BernoulliTernary for h" : ""));
        }

        return layer is { NamesHiddenMethod: true, HiddenBits: 32, FeatureBits: not 32 }
            ? Unfit(index, "ActivationQuantizer", $"Quantizer.{named}", "raw features", "ABits below 32, since it codes h, or BalancedMean")
            : null;
    }

    /// <summary>Normalisation of rows that share a scale with others.</summary>
    private static Finding? CheckNorm(LayerDeclaration layer, int index)
    {
        if (layer.WeightNorm != true || !(SharesScale(layer.Method) || SharesScale(layer.InputMethod))) return null;
        return Unfit(
            index,
            "WeightNorm",
            $"Quantizer.{(SharesScale(layer.Method) ? layer.Method : layer.InputMethod)}",
            "weight normalisation",
            "a method whose scales are those of rows, such as TernaryWeight, Alternating or FullPrecision");
    }

    /// <summary>Batch normalisation that cannot be folded, and the sums of a GRU, which has none for its candidate.</summary>
    private static Finding? CheckProductNorm(LayerDeclaration layer, int index)
    {
        if (layer is { ProductNorm: ProductNorm.Sum, Kind: LayerKind.Gru })
            return Unfit(index, "ProductNorm", "A GRU, whose reset stands between W x and U h", "normalised sums", "ProductNorm.Layer, or an LSTM or an RNN");
        if (layer.ProductNorm != ProductNorm.Batch) return null;
        if (layer.Bias == false)
            return Unfit(index, "ProductNorm", "A layer without biases", "batch normalisation, which is folded into them", "Bias = true, or ProductNorm.Layer");
        if (!SharesScale(layer.Method) && !SharesScale(layer.InputMethod)) return null;
        return Unfit(
            index,
            "ProductNorm",
            $"Quantizer.{(SharesScale(layer.Method) ? layer.Method : layer.InputMethod)}",
            "batch normalisation, which is folded into scales of rows",
            "a method whose scales are those of rows, such as TernaryWeight, Alternating or FullPrecision, or ProductNorm.Layer");
    }

    /// <summary>Input and recurrent weights that must have one scale and cannot.</summary>
    private static Finding? CheckScale(LayerDeclaration layer, int index)
    {
        WeightSpec input = new(layer.InputMethod, layer.InputWeightBits), recurrent = new(layer.Method, layer.WeightBits);
        if (!layer.IsRecurrent || input.Scales != ScaleKind.Group || recurrent.Scales != ScaleKind.Group) return null;
        if (recurrent.SharesScaleWith(input)) return null;
        return Unfit(
            index,
            layer.InputQuantizer is null ? "InputWBits" : "InputQuantizer",
            FormattableString.Invariant($"Quantizer.{input.Quantizer} of {input.Bits} bits"),
            FormattableString.Invariant($"a scale in common with Quantizer.{recurrent.Quantizer} of {recurrent.Bits} bits"),
            FormattableString.Invariant($"Quantizer.{recurrent.Quantizer} of {recurrent.Bits} bits for both matrices, or float weights for one"));
    }

    /// <summary>Methods that are named and have nothing to do.</summary>
    private static IEnumerable<Finding> CheckUnused(LayerDeclaration layer, int index)
    {
        if (layer.WeightBits == 32 && NeedsBits(layer.Method)) yield return Floats("Quantizer", layer.Method, "WBits");
        if (layer.InputQuantizer is { } input && layer.InputWeightBits == 32 && !IsAMethodOfFloats(input))
            yield return Floats("InputQuantizer", input, "InputWBits");
        if (layer.ActivationQuantizer is { } activations && layer.FeatureBits == 32 && layer.OutputBits == 32 && (layer.HiddenBits == 32 || !layer.IsRecurrent))
        {
            yield return Unfit(
                index,
                "ActivationQuantizer",
                $"Quantizer.{activations}",
                "float activations",
                layer.IsRecurrent ? "ABits or InputABits below 32" : "InputABits or OutputABits below 32");
        }

        Finding Floats(string argument, Quantizer quantizer, string bits) => Unfit(
            index,
            argument,
            $"Quantizer.{quantizer}",
            "float weights",
            FormattableString.Invariant($"{bits} = {QuantizerMethod.Of(quantizer).LeastBits}"));
    }

    /// <summary>Whether a method says something of float weights: that they stay so, or that they pass through tanh.</summary>
    private static bool IsAMethodOfFloats(Quantizer quantizer) =>
        quantizer == Quantizer.FullPrecision || QuantizerMethod.Of(quantizer).BringsSigmoidCell;

    private static bool SharesScale(Quantizer quantizer) => QuantizerMethod.Of(quantizer).Scales == ScaleKind.Group;

    /// <summary>Whether a method says nothing without bits: it has one width, or no rule for activations that it could be named for.</summary>
    private static bool NeedsBits(Quantizer quantizer) =>
        QuantizerMethod.Of(quantizer) is var method && (method.LeastBits == method.MostBits
            || method.Format == NumberFormat.PowerOfTwo
            || quantizer is Quantizer.LearnedStep or Quantizer.FixedPoint);
}
