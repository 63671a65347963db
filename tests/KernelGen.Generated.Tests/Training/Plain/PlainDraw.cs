using System;
using KernelGen.Arithmetic;
using KernelGen.Training;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>
/// The levels that an update draws for one stream of one layer, number by number: unit j takes word j / 16 mod 4 of the generator's block at
/// counter (16 (j / 64) + j mod 16, row of the window, update).
/// </summary>
internal sealed class PlainDraw(LevelDraw draw, int layer, int stream, int batch)
{
    private readonly uint[] words = new uint[4];

    /// <summary>sign(v) with probability |v|, else 0.</summary>
    public double[] Code(double[] values, int step, int use)
    {
        double[] levels = new double[values.Length];
        ulong row = (ulong)(step * batch + stream);
        for (int unit = 0; unit < levels.Length; unit++)
        {
            ulong counter = (ulong)(16 * (unit / 64) + unit % 16);
            Threefry.Block(draw.Seed, (1UL << 32) + 4 * (ulong)layer + (ulong)use, counter | row << 32, draw.Update, words);
            double uniform = (words[unit / 16 % 4] >> 8) / (double)(1 << 24);
            if (uniform < Math.Abs(values[unit])) levels[unit] = Math.Sign(values[unit]);
        }

        return levels;
    }
}
