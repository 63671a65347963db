using System;
using KernelGen.Arithmetic;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Generated.Tests.Training;

/// <summary>A text that a small network can learn: after each word one of few may follow.</summary>
internal static class ToyText
{
    public static TokenCorpus Make(int vocabulary, int tokens, ulong seed)
    {
        CounterRandom random = new(seed, 0);
        int[] text = new int[tokens];
        for (int index = 1; index < tokens; index++)
            text[index] = (text[index - 1] * 3 + 1 + random.NextInteger(2)) % vocabulary;
        return new TokenCorpus(text, characters: 4L * tokens);
    }
}
