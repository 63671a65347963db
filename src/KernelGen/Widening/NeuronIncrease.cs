using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Widening;

/// <summary>
/// Neuron increase (Kapur, Mishra and Marr 2017, section 4): what few bits cost is won back by units, which few bits make cheap. Ranks the layers, proposes widths for a
/// budget, and compares trained candidates.
/// </summary>
public static class NeuronIncrease
{
    /// <summary>The widenings of all eligible layers, those first that win the most loss a byte.</summary>
    /// <param name="quantized">The model with its codes.</param>
    /// <param name="rises">
    /// What the loss rises when the layer at a place alone is quantized: of a layer of several matrices the sum of theirs, as
    /// <see cref="Quantization.Sensitivity.Measure"/> gives them, or a measurement of its own. Layers without one count as 0.
    /// </param>
    /// <param name="factors">Widths to come, as factors above 1: 1.25 and 1.5 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not a finite number above 1.</exception>
    public static IReadOnlyList<WideningChoice> Rank(ModelSpec quantized, IReadOnlyDictionary<int, double> rises, params ReadOnlySpan<double> factors)
    {
        ArgumentNullException.ThrowIfNull(quantized);
        ArgumentNullException.ThrowIfNull(rises);
        List<WideningChoice> choices = [];
        foreach (double factor in factors)
        {
            if (!(factor > 1) || double.IsInfinity(factor)) throw new ArgumentOutOfRangeException(nameof(factors), factor, "A layer is widened by a finite factor above 1.");
            foreach (int layer in ModelWidths.Eligible(quantized)) choices.Add(ChoiceOf(quantized, layer, factor, rises.GetValueOrDefault(layer)));
        }

        return [.. choices.OrderByDescending(choice => choice.RisePerByte).ThenBy(choice => choice.Layer).ThenBy(choice => choice.To)];
    }

    /// <summary>The model with the best-ranked widenings that fit together into a budget, one a layer.</summary>
    /// <param name="quantized">The model with its codes.</param>
    /// <param name="choices">The widenings, best first, as <see cref="Rank"/> gives them.</param>
    /// <param name="budget">Bytes that the packed model may take; what does not fit is passed over.</param>
    public static ModelSpec Propose(ModelSpec quantized, IReadOnlyList<WideningChoice> choices, long budget)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ModelSpec proposed = quantized;
        HashSet<int> widened = [];
        foreach (WideningChoice choice in choices)
        {
            if (widened.Contains(choice.Layer)) continue;
            ModelSpec wider = ModelWidths.With(proposed, choice.Layer, choice.To);
            if (PackedSize.Of(wider).Bytes > budget) continue;
            proposed = wider;
            widened.Add(choice.Layer);
        }

        return proposed;
    }

    /// <summary>Trains the model and widened candidates, one after the other, and measures what came of each.</summary>
    /// <param name="quantized">The model that the candidates are widened from.</param>
    /// <param name="candidates">The candidates; the model itself is trained first, and need not be among them.</param>
    /// <param name="train">Trains a model and returns its error, smaller being better: a perplexity, a rate of errors.</param>
    /// <returns>A row a model, the unwidened one first.</returns>
    public static IReadOnlyList<WideningResult> Compare(ModelSpec quantized, IEnumerable<ModelSpec> candidates, Func<ModelSpec, double> train)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(train);
        return [.. candidates.Where(candidate => candidate != quantized).Prepend(quantized).Select(Trained)];

        WideningResult Trained(ModelSpec model)
        {
            long start = Stopwatch.GetTimestamp();
            double error = train(model);
            return new WideningResult(model, error, PackedSize.Of(model).Bytes, PaperBytesOf(quantized, model), Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>
    /// Bytes of a widened model by the paper's rule: every layer's weights times bits / 32, and in proportion to its width; neither the columns of what reads it nor scales count.
    /// </summary>
    public static long PaperBytesOf(ModelSpec quantized, ModelSpec widened)
    {
        ArgumentNullException.ThrowIfNull(widened);
        return (long)ModelWidths.Layers(quantized).Sum(layer =>
            PaperBytes(quantized, layer) * ModelWidths.UnitsOf(widened, layer) / ModelWidths.UnitsOf(quantized, layer));
    }

    private static WideningChoice ChoiceOf(ModelSpec quantized, int layer, double factor, double rise)
    {
        int units = ModelWidths.UnitsOf(quantized, layer), wider = Math.Max(units + 1, (int)Math.Round(factor * units));
        long extra = PackedSize.Of(ModelWidths.With(quantized, layer, wider)).Bytes - PackedSize.Of(quantized).Bytes;
        return new WideningChoice(layer, units, wider, extra, (long)(PaperBytes(quantized, layer) * (wider - units) / units), rise);
    }

    private static double PaperBytes(ModelSpec model, int layer) => ModelWidths.WeightsOf(model, layer) * BitsOf(model.Layers[layer]) / 8.0;

    /// <summary>Bits a weight of a layer, those of the recurrent matrix where two differ.</summary>
    private static int BitsOf(LayerSpec layer) => layer switch
    {
        EmbeddingSpec embedding => embedding.Weights.Bits,
        RecurrentSpec recurrent => recurrent.RecurrentWeights.Bits,
        LinearSpec linear => linear.Weights.Bits,
        _ => 32,
    };
}
