using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Reading;
using KernelGen.Spec;

namespace KernelGen.Generator.Checking;

/// <summary>Whether the exponents of powers of two, and the bits behind a point, are ones that the bits of a code reach.</summary>
internal static class ExponentRules
{
    /// <summary>What is wrong with the exponents and the point of a layer.</summary>
    public static IEnumerable<Finding> Check(LayerDeclaration layer, int index) =>
        [.. CheckExponents(layer, index), .. CheckFraction(layer, index)];

    private static IEnumerable<Finding> CheckFraction(LayerDeclaration layer, int index)
    {
        if (layer.FractionBits is not { } fraction) yield break;
        if (FewestBits(layer, Quantizer.FixedPoint) is not { } bits)
        {
            yield return MethodRules.Unfit(
                index,
                "FractionBits",
                $"Quantizer.{layer.Method}",
                "bits behind a point",
                "Quantizer.FixedPoint with WBits of 2 to 16, or leave them out");
            yield break;
        }

        if (fraction >= 0 && fraction < bits) yield break;
        yield return new Finding(
            RuleIds.BitsOutOfRange,
            FindingPlace.Layer(index, "FractionBits"),
            "FractionBits",
            Limits.Show(fraction),
            FormattableString.Invariant($"Quantizer.FixedPoint of {bits} bits"),
            FormattableString.Invariant($"0 to {bits - 1}"));
    }

    private static IEnumerable<Finding> CheckExponents(LayerDeclaration layer, int index)
    {
        if (layer is { MinExponent: null, MaxExponent: null }) yield break;
        string argument = layer.MinExponent is null ? "MaxExponent" : "MinExponent";
        if (FewestBits(layer, Quantizer.Exponential) is not { } bits)
        {
            yield return MethodRules.Unfit(
                index,
                argument,
                $"Quantizer.{layer.Method}",
                "exponents",
                "Quantizer.Exponential with WBits of 2 to 7, or leave them out");
            yield break;
        }

        ExponentRange range = ExponentRange.OfBits(bits, layer.MinExponent, layer.MaxExponent);
        int count = Math.Min(ExponentRange.CountOfBits(bits), ExponentRange.GreatestOfAll - ExponentRange.LeastOfAll + 1);
        if (range.Least >= ExponentRange.LeastOfAll
            && range.Greatest <= ExponentRange.GreatestOfAll
            && range.Greatest > range.Least
            && range.Greatest - range.Least < count) yield break;
        yield return new Finding(
            RuleIds.BitsOutOfRange,
            FindingPlace.Layer(index, argument),
            "MinExponent to MaxExponent",
            FormattableString.Invariant($"{range.Least} to {range.Greatest}"),
            FormattableString.Invariant($"Quantizer.Exponential of {bits} bits"),
            FormattableString.Invariant($"2 to {count} exponents from {ExponentRange.LeastOfAll} to {ExponentRange.GreatestOfAll}"));
    }

    /// <summary>The fewest bits of what a method codes in a layer: weights, input weights or biases; null where it codes nothing.</summary>
    private static int? FewestBits(LayerDeclaration layer, Quantizer quantizer)
    {
        QuantizerMethod method = QuantizerMethod.Of(quantizer);
        List<(Quantizer Method, int Bits)> coded = [(layer.Method, layer.WeightBits), (layer.InputMethod, layer.InputWeightBits)];
        if (layer.NamesBiases) coded.Add((layer.BiasMethod, layer.BiasBits));
        return coded
            .Where(part => part.Method == quantizer && part.Bits >= method.LeastBits && part.Bits <= method.MostBits)
            .Min(part => (int?)part.Bits);
    }
}
