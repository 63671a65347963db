using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;

namespace QuantizerStudy;

/// <summary>
/// Weights of a trained float model quantized by the methods that Xu et al. compare, without training (tables 1 and 2 of that paper:
/// weights alone, activations in float). The dequantized weights are put back into the float model, which computes what the packed
/// model would.
/// </summary>
internal static class PostTrainingStudy
{
    private static readonly Quantizer[] methods =
        [Quantizer.Uniform, Quantizer.BalancedEqual, Quantizer.Greedy, Quantizer.Refined, Quantizer.Alternating];

    private static readonly int[] bits = [2, 3, 4];

    /// <summary>Measures every method at every number of bits, the float model first.</summary>
    /// <param name="trainer">The float model, whose weights change.</param>
    /// <param name="weights">The trained weights.</param>
    /// <param name="corpus">The text.</param>
    public static IEnumerable<PostTrainingResult> Run(TokenTrainer trainer, TensorSet weights, TokenCorpus corpus)
    {
        yield return new PostTrainingResult(
            Quantizer.FullPrecision, 32, 0, Measure(trainer, weights, corpus), PackedSize.Of(trainer.Spec).Bytes);
        foreach (Quantizer method in methods)
        {
            foreach (int count in bits)
            {
                ModelSpec spec = trainer.Spec.WithWeights((layer, floats) =>
                    layer is EmbeddingSpec && !QuantizerMethod.Of(method).CodesEmbedding ? floats : new WeightSpec(method, count));
                (PackedModel packed, IReadOnlyList<QuantizationRow> rows) = PostTraining.Quantize(weights, spec);
                yield return new PostTrainingResult(
                    method, count, RecurrentError(spec, weights, rows), Measure(trainer, packed.Dequantize(), corpus), packed.Size.Bytes);
            }
        }
    }

    private static double Measure(TokenTrainer trainer, TensorSet weights, TokenCorpus corpus)
    {
        trainer.LoadWeights(weights);
        return trainer.Evaluate(corpus).Perplexity;
    }

    /// <summary>The error of both matrices of the recurrent layer together.</summary>
    private static double RecurrentError(ModelSpec spec, TensorSet weights, IReadOnlyList<QuantizationRow> rows)
    {
        double error = 0, energy = 0;
        foreach (RecurrentSpec layer in spec.Layers.OfType<RecurrentSpec>())
        {
            foreach ((TensorSpec tensor, WeightSpec _) in PackedSize.MatricesOf(layer))
            {
                double own = weights[tensor.Name].Values.ToArray().Sum(value => (double)value * value);
                error += own * rows.First(row => row.Tensor == tensor.Name && row.Gate.Length == 0).RelativeError;
                energy += own;
            }
        }

        return error / energy;
    }
}
