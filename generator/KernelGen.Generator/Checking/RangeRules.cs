using System.Collections.Generic;
using KernelGen.Generator.Reading;

namespace KernelGen.Generator.Checking;

/// <summary>Whether OutputMinimum and OutputMaximum state a range where affine codes of values without bounds need one, and only there.</summary>
internal static class RangeRules
{
    /// <summary>The arguments that are missing, wrong or of no effect, and why.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="bits">Bits of what it puts out.</param>
    /// <param name="bitsArgument">The argument that states them.</param>
    /// <param name="whyNotRead">Why codes of the layer need no stated range, whatever their method; null where they may.</param>
    /// <param name="follows">Whether a range may follow from elsewhere where neither end is stated.</param>
    public static IEnumerable<(string Argument, string Why)> Check(LayerDeclaration layer, int bits, string bitsArgument, string? whyNotRead, bool follows = false)
    {
        string? unused = bits == 32 ? $"outputs are floats, since {bitsArgument} is 32"
            : whyNotRead ?? (layer.HasRanges ? null : $"Quantizer.{layer.ActivationMethod} uses no fixed range");
        if (unused is not null)
        {
            if (layer.OutputMinimum is not null) yield return ("OutputMinimum", $"OutputMinimum has no effect: {unused}");
            if (layer.OutputMaximum is not null) yield return ("OutputMaximum", $"OutputMaximum has no effect: {unused}");
        }
        else if (follows && layer is { OutputMinimum: null, OutputMaximum: null })
        {
            yield break;
        }
        else if (layer.OutputMinimum is null || layer.OutputMaximum is null)
        {
            yield return (bitsArgument, $"Quantizer.{layer.ActivationMethod} codes the outputs over a fixed range, and none is known; state OutputMinimum and OutputMaximum, or name Alternating, Greedy or Refined, which need none");
        }
        else if (CellRules.WhyRangeIsInvalid(layer.OutputMinimum.Value, layer.OutputMaximum.Value, "OutputMinimum", "OutputMaximum") is { } invalid)
        {
            yield return ("OutputMaximum", $"outputs cannot be coded over [{Limits.Show(layer.OutputMinimum.Value)}, {Limits.Show(layer.OutputMaximum.Value)}]: {invalid}");
        }
    }
}
