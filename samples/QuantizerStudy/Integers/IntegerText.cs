using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Text;
using LanguageModel.Corpus;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Integers;

/// <summary>What a comparison trains and is measured on: a first part in floats, a second one at a tenth of the rate, in which every form goes on from there.</summary>
internal sealed record IntegerText
{
    private const int WordLimit = 10_000;

    /// <summary>Where the text is from.</summary>
    public required string Source { get; init; }

    /// <summary>What a token is.</summary>
    public required string Token { get; init; }

    /// <summary>Tokens there are.</summary>
    public required int Classes { get; init; }

    /// <summary>How long training is, for the record.</summary>
    public required string Training { get; init; }

    /// <summary>The first part of training with a seed, and how often it is read.</summary>
    public required Func<ulong, (TokenCorpus Text, int Epochs)> First { get; init; }

    /// <summary>The second part of training with a seed; it is read once.</summary>
    public required Func<ulong, TokenCorpus> Second { get; init; }

    /// <summary>What shows that a packed model computes what its training graph does, and what integers are compared on.</summary>
    public required TokenCorpus Validation { get; init; }

    /// <summary>Tokens of the validation text on which numbers of pieces are compared, in the interpreter.</summary>
    public required int PieceTokens { get; init; }

    /// <summary>What is read once, at the end.</summary>
    public required TokenCorpus Test { get; init; }

    /// <summary>Some steps of every stream.</summary>
    public required TokenCorpus Beginnings { get; init; }

    /// <summary>A text character by character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="updates">Updates of both parts together.</param>
    public static IntegerText OfCharacters(CharacterText text, int updates)
    {
        StudyCorpus corpus = new(text);
        return new IntegerText
        {
            Source = text.Source,
            Token = "character",
            Classes = StudyShape.Characters,
            Training = FormattableString.Invariant($"An embedding of {StudyShape.Embedding}, cells of {StudyShape.Hidden} units; {updates / 2} updates in floats, then {updates / 2} more"),
            First = seed => (corpus.Stretch(0, updates / 2, seed), 1),
            Second = seed => corpus.Stretch(1, updates / 2, seed),
            Validation = corpus.Validation.Slice(0, 20_001),
            PieceTokens = 20_000,
            Test = corpus.Test,
            Beginnings = corpus.Beginnings,
        };
    }

    /// <summary>A text word by word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="epochs">Epochs of the first part; the second is one more.</param>
    /// <param name="share">The share of the training text that an epoch reads, above 0, at most 1.</param>
    public static IntegerText OfWords(CorpusText text, int epochs, double share)
    {
        Vocabulary vocabulary = Vocabulary.Build(text.Train, WordLimit).Padded(WordLimit);
        TokenCorpus train = TokenCorpus.Of(text.Train, vocabulary), validation = TokenCorpus.Of(text.Validation, vocabulary);
        int length = (int)(train.Count * share);

        // The order of a text is its own: a seed draws the weights and where an epoch begins.
        TokenCorpus From(ulong seed)
        {
            int first = new CounterRandom(seed, 0).NextInteger(train.Count);
            return new TokenCorpus([.. Enumerable.Range(0, length).Select(at => train.Tokens[(first + at) % train.Count])]);
        }

        return new IntegerText
        {
            Source = text.Source,
            Token = "word",
            Classes = WordLimit,
            Training = FormattableString.Invariant($"An embedding of 300, cells of 300 units, 10,000 words; {epochs} epochs of {length:N0} words in floats, then one more"),
            First = seed => (From(seed), epochs),
            Second = From,
            Validation = validation,
            PieceTokens = 3_000,
            Test = TokenCorpus.Of(text.Test, vocabulary),
            Beginnings = validation.Slice(0, 101),
        };
    }
}
