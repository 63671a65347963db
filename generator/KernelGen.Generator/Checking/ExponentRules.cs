using System;
using System.Collections.Generic;
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
        bool own = IsFixedPoint(layer.Method, layer.WeightBits), input = IsFixedPoint(layer.InputMethod, layer.InputWeightBits);
        if (!own && !input)
        {
            yield return MethodRules.Unfit(
                index,
                "FractionBits",
                $"Quantizer.{layer.Method}",
                "bits behind a point",
                "Quantizer.FixedPoint with WBits of 2 to 8, or leave them out");
            yield break;
        }

        int bits = own && input ? Math.Min(layer.WeightBits, layer.InputWeightBits) : own ? layer.WeightBits : layer.InputWeightBits;
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
        bool own = IsExponential(layer.Method, layer.WeightBits), input = IsExponential(layer.InputMethod, layer.InputWeightBits);
        if (!own && !input)
        {
            yield return MethodRules.Unfit(
                index,
                argument,
                $"Quantizer.{layer.Method}",
                "exponents",
                "Quantizer.Exponential with WBits of 2 to 7, or leave them out");
            yield break;
        }

        int bits = own && input ? Math.Min(layer.WeightBits, layer.InputWeightBits) : own ? layer.WeightBits : layer.InputWeightBits;
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

    private static bool IsFixedPoint(Quantizer quantizer, int bits) => quantizer == Quantizer.FixedPoint && bits is >= 2 and <= 8;

    private static bool IsExponential(Quantizer quantizer, int bits) => quantizer == Quantizer.Exponential && bits is >= 2 and <= 7;
}
