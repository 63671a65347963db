using KernelGen.Arithmetic;

namespace Digits.Runs;

/// <summary>The order in which an epoch reads the images: every one once, another order each epoch.</summary>
internal static class EpochOrder
{
    /// <summary>The order of an epoch; the same for all models of a seed.</summary>
    public static int[] Of(int count, ulong seed, int epoch)
    {
        int[] order = InSequence(count);
        new CounterRandom(seed, (ulong)epoch).Shuffle(order);
        return order;
    }

    /// <summary>The images one after another.</summary>
    public static int[] InSequence(int count)
    {
        int[] order = new int[count];
        for (int index = 0; index < count; index++) order[index] = index;
        return order;
    }
}
