using System;
using System.Collections.Generic;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Text;

/// <summary>
/// Draws tokens from logits. A pure function of logits and a number of [0, 1): with a counter-based generator behind it, the
/// same seed writes the same text on every machine.
/// </summary>
public sealed class TextSampler
{
    private readonly int[] excluded;
    private readonly float[] weights;

    /// <summary>A sampler for models with <paramref name="outputSize"/> logits.</summary>
    /// <param name="outputSize">Number of tokens.</param>
    /// <param name="temperature">Divides the logits: below 1 likely tokens become likelier; 0 always takes the likeliest.</param>
    /// <param name="excluded">Tokens that are never drawn, such as <see cref="Vocabulary.UnknownToken"/>.</param>
    public TextSampler(int outputSize, float temperature = 1, params IEnumerable<int> excluded)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        ArgumentNullException.ThrowIfNull(excluded);
        if (!(temperature >= 0) || float.IsInfinity(temperature))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature is finite and not negative.");
        Temperature = temperature;
        this.excluded = [.. excluded];
        weights = new float[outputSize];
        foreach (int token in this.excluded)
        {
            if ((uint)token >= (uint)outputSize)
                throw new ArgumentOutOfRangeException(nameof(excluded), token, $"There are tokens 0 to {outputSize - 1}.");
        }
    }

    /// <summary>What divides the logits; 0 for the likeliest token always.</summary>
    public float Temperature { get; }

    /// <summary>Draws a token.</summary>
    /// <param name="logits">One a token; not changed.</param>
    /// <param name="draw">A number of [0, 1).</param>
    public int Next(ReadOnlySpan<float> logits, float draw)
    {
        if (logits.Length != weights.Length)
            throw new ArgumentException($"The sampler takes {weights.Length} logits, not {logits.Length}.", nameof(logits));
        if (!(draw >= 0 && draw < 1)) throw new ArgumentOutOfRangeException(nameof(draw), draw, "A draw lies in [0, 1).");
        logits.CopyTo(weights);
        foreach (int token in excluded) weights[token] = float.NegativeInfinity;
        return Temperature == 0 ? Likeliest() : Draw(draw);
    }

    private int Likeliest()
    {
        int best = 0;
        for (int token = 1; token < weights.Length; token++)
        {
            if (weights[token] > weights[best]) best = token;
        }

        return best;
    }

    private int Draw(float draw)
    {
        for (int token = 0; token < weights.Length; token++) weights[token] /= Temperature;
        Softmax.InPlace<Lanes32>(ref weights[0], weights.Length);
        double left = draw;
        int last = 0;
        for (int token = 0; token < weights.Length; token++)
        {
            if (weights[token] == 0) continue;
            last = token;
            left -= weights[token];
            if (left < 0) return token;
        }

        // Rounding let the probabilities sum to a little less than the draw.
        return last;
    }
}
