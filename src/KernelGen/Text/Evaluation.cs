using System;
using KernelGen.Arithmetic;

namespace KernelGen.Text;

/// <summary>
/// How well a model predicts a text; the same bits on every machine.
/// </summary>
/// <param name="Tokens">Tokens that were predicted.</param>
/// <param name="MeanNats">Mean of -log p(token | tokens before), natural logarithm, over all predicted tokens.</param>
/// <param name="Characters">Characters of the predicted text, or 0 where they are not known.</param>
public sealed record Evaluation(long Tokens, double MeanNats, long Characters = 0)
{
    /// <summary>e to the mean negative log likelihood: 1 for a certain prediction, the vocabulary size for a blind one.</summary>
    public double Perplexity => Exponential.Exp(MeanNats);

    /// <summary>Mean negative log likelihood of a token in bits.</summary>
    public double BitsPerToken => MeanNats / NatsPerBit;

    /// <summary>Bits spent on all tokens over the characters of the text; null where these are not known.</summary>
    public double? BitsPerCharacter => Characters > 0 ? BitsPerToken * Tokens / Characters : null;

    private const double NatsPerBit = 0.693147180559945309417;

    /// <summary>
    /// The evaluation of <paramref name="totalNats"/> over <paramref name="tokens"/> tokens.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No token was predicted.</exception>
    public static Evaluation OfTotal(double totalNats, long tokens, long characters = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        return new Evaluation(tokens, totalNats / tokens, characters);
    }
}
