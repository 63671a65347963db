using System;
using System.ComponentModel;
using KernelGen.Spec;

namespace KernelGen.Lanes;

/// <summary>
/// What weights stand for that are looked up four bits at a time: each of the 16 values of such a group holds the codes of
/// <see cref="Columns"/> columns, the first in the lowest bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodeLevels
{
    /// <summary>Values of a group of four bits.</summary>
    public const int Entries = 16;

    private readonly AlignedBuffer levels;

    private CodeLevels(int columns, Func<int, float> levelOf)
    {
        Columns = columns;
        int bits = 4 / columns;
        levels = new AlignedBuffer(4L * Entries * columns);
        Span<float> floats = levels.Floats;
        for (int column = 0; column < columns; column++)
        {
            for (int entry = 0; entry < Entries; entry++)
                floats[(Entries * column) + entry] = levelOf((entry >> (bits * column)) & ((1 << bits) - 1));
        }
    }

    /// <summary>Columns of a group: 4, 2 or 1.</summary>
    public int Columns { get; }

    /// <summary>The levels of evenly spaced codes: 2 code - <paramref name="zero"/>.</summary>
    /// <param name="bits">Bits of a code, 1 or 2.</param>
    /// <param name="zero">The doubled zero point.</param>
    public static CodeLevels Even(int bits, int zero) => new(4 / bits, code => (2 * code) - zero);

    /// <summary>The levels of powers of two, <see cref="ExponentRange.IntegerOf"/>.</summary>
    /// <param name="bits">Bits of a code, 2 to 4, the highest the sign.</param>
    /// <param name="hasZero">Whether magnitude 0 is the value 0.</param>
    public static CodeLevels Powers(int bits, bool hasZero)
    {
        ExponentRange powers = new(0, (1 << (bits - 1)) - 1, hasZero);
        return new(bits == 2 ? 2 : 1, code => powers.IntegerOf(code & ((1 << bits) - 1), bits));
    }

    /// <summary>The levels that <paramref name="weights"/> are looked up by.</summary>
    /// <exception cref="ArgumentException">They are not, <see cref="WeightSpec.LooksUpFloats"/>.</exception>
    public static CodeLevels Of(WeightSpec weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!weights.LooksUpFloats) throw new ArgumentException($"{weights} are not looked up by float activations.", nameof(weights));
        return weights.Format == NumberFormat.PowerOfTwo
            ? Powers(weights.Bits, weights.Exponents().HasZero)
            : Even(weights.PlaneBits, weights.Zero2);
    }

    /// <summary>The level of a code.</summary>
    internal float LevelOf(int code) => levels.FloatsAt(4 * code);

    /// <summary>The level of the code of <paramref name="column"/> in the first of the 16 values; those in the others follow.</summary>
    internal ref float LevelsAt(int column) => ref levels.FloatsAt(4 * Entries * column);
}
