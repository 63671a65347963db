using KernelGen.Arithmetic;
using KernelGen.Text;
using QuantizerStudy.Models;

namespace QuantizerStudy.Characters;

/// <summary>The tokens of a study: the same for every run.</summary>
internal sealed class StudyCorpus
{
    // Enough to choose by: a look at it takes a fraction of the updates between two looks.
    private const int LongestValidation = 100_000;

    // 200 blocks: the interval of a mean over them is narrower than what seeds differ by.
    private const int LongestTest = 200 * TestBlocks.Length + 1;

    // Some recurrent steps, but too few for differences of rounding to grow in a network that is chaotic.
    private const int CheckedSteps = 5;

    private readonly TokenCorpus train;

    /// <summary>The tokens of a text.</summary>
    /// <exception cref="StudyException">A part is too short.</exception>
    public StudyCorpus(CharacterText text)
    {
        Alphabet alphabet = Alphabet.Of(text.Train, StudyShape.Characters);
        train = Checked(alphabet.Read(text.Train), "training");
        Validation = Checked(alphabet.Read(text.Validation), "validation").Slice(0, LongestValidation);
        Beginnings = Validation.Slice(0, StudyShape.Batch * CheckedSteps + 1);
        Test = Checked(alphabet.Read(text.Test), "test").Slice(0, LongestTest);
    }

    /// <summary>Characters to train on.</summary>
    public int TrainCount => train.Count;

    /// <summary>What learning rates and the best look are chosen by: the beginning of the validation text.</summary>
    public TokenCorpus Validation { get; }

    /// <summary>What shows that a packed model computes what its training graph does: a few steps of every stream.</summary>
    public TokenCorpus Beginnings { get; }

    /// <summary>What is read once, at the end: the beginning of the test text.</summary>
    public TokenCorpus Test { get; }

    /// <summary>
    /// The training text between two looks, long enough for all streams: each stretch goes on where the one before ended, from a drawn
    /// place on, and at the end of the text with its beginning.
    /// </summary>
    /// <param name="look">Looks before it.</param>
    /// <param name="updates">Updates from one look to the next.</param>
    /// <param name="seed">Draws the first place.</param>
    public TokenCorpus Stretch(int look, int updates, ulong seed)
    {
        int length = StudyShape.Batch * (updates * StudyShape.Steps + 1);
        long first = new CounterRandom(seed, 0).NextInteger(train.Count) + (long)look * length;
        int[] tokens = new int[length];
        for (int at = 0; at < length; at++) tokens[at] = train.Tokens[(int)((first + at) % train.Count)];
        return new TokenCorpus(tokens, length);
    }

    private static TokenCorpus Checked(TokenCorpus part, string name)
    {
        const int least = 2 * TestBlocks.Length;
        if (part.Count >= least) return part;
        throw new StudyException($"The {name} text has {part.Count:N0} characters; expected at least {least:N0}.");
    }
}
