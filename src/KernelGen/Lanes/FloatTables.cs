using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>
/// Partial sums of float activations for weights that are looked up four bits at a time. Every product is rounded, then every sum of two,
/// so that all lane types write the same bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FloatTables
{
    private const int Chunk = 16;

    /// <summary>Makes the tables of a vector: entry m of a group is the sum of its activations times the levels of the codes in m.</summary>
    /// <param name="levels">What codes stand for, and how many columns a group has.</param>
    /// <param name="x">The activations.</param>
    /// <param name="columns">Their number; those that the last group lacks count as 0.</param>
    /// <param name="tables">16 floats a group.</param>
    public static void Build<T>(CodeLevels levels, ref readonly float x, int columns, ref float tables)
        where T : struct, ILanes<T>
    {
        ref float first = ref Unsafe.AsRef(in x);
        int groups = columns / levels.Columns, done = groups * levels.Columns;
        Write<T>(levels, ref first, groups, ref tables);
        if (done < columns) WriteChunk<T, float>(levels, ref Unsafe.Add(ref first, done), columns - done, ref Unsafe.Add(ref tables, groups * CodeLevels.Entries));
    }

    /// <summary>The same of integers.</summary>
    /// <param name="levels">What codes stand for, and how many columns a group has.</param>
    /// <param name="integers">The integers of the activations.</param>
    /// <param name="columns">Their number; those that the last group lacks count as 0.</param>
    /// <param name="tables">16 floats a group.</param>
    public static void Build<T, TInteger>(CodeLevels levels, ref readonly TInteger integers, int columns, ref float tables)
        where T : struct, ILanes<T>
        where TInteger : struct, INumber<TInteger>
    {
        for (int column = 0; column < columns; column += Chunk)
        {
            WriteChunk<T, TInteger>(
                levels,
                ref Unsafe.Add(ref Unsafe.AsRef(in integers), column),
                Math.Min(Chunk, columns - column),
                ref Unsafe.Add(ref tables, column / levels.Columns * CodeLevels.Entries));
        }
    }

    /// <summary>Writes the groups of a few columns; those that the last group lacks are 0.</summary>
    private static void WriteChunk<T, TNumber>(CodeLevels levels, ref TNumber numbers, int columns, ref float tables)
        where T : struct, ILanes<T>
        where TNumber : struct, INumber<TNumber>
    {
        Span<float> x = stackalloc float[Chunk];
        x.Clear();
        for (int column = 0; column < columns; column++) x[column] = float.CreateTruncating(Unsafe.Add(ref numbers, column));
        Write<T>(levels, ref x[0], (columns + levels.Columns - 1) / levels.Columns, ref tables);
    }

    private static void Write<T>(CodeLevels levels, ref float x, int groups, ref float tables)
        where T : struct, ILanes<T>
    {
        for (nuint entry = 0; entry < CodeLevels.Entries; entry += (nuint)T.Count)
        {
            ref float table = ref Unsafe.Add(ref tables, entry);
            switch (levels.Columns)
            {
                case 4:
                    WriteFours(Levels<T>(levels, 0, entry), Levels<T>(levels, 1, entry), Levels<T>(levels, 2, entry), Levels<T>(levels, 3, entry), ref x, groups, ref table);
                    break;
                case 2:
                    WriteTwos(Levels<T>(levels, 0, entry), Levels<T>(levels, 1, entry), ref x, groups, ref table);
                    break;
                default:
                    WriteOnes(Levels<T>(levels, 0, entry), ref x, groups, ref table);
                    break;
            }
        }
    }

    private static T Levels<T>(CodeLevels levels, int column, nuint entry)
        where T : struct, ILanes<T> => T.LoadF32(ref levels.LevelsAt(column), entry);

    [MethodImpl(AggressiveOptimization)]
    private static void WriteFours<T>(T first, T second, T third, T fourth, ref float x, int groups, ref float tables)
        where T : struct, ILanes<T>
    {
        for (nuint group = 0; group < (nuint)groups; group++)
        {
            ref float value = ref Unsafe.Add(ref x, 4 * group);
            T lower = T.AddF32(Product(first, ref value, 0), Product(second, ref value, 1));
            T upper = T.AddF32(Product(third, ref value, 2), Product(fourth, ref value, 3));
            T.StoreF32(T.AddF32(lower, upper), ref tables, CodeLevels.Entries * group);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void WriteTwos<T>(T first, T second, ref float x, int groups, ref float tables)
        where T : struct, ILanes<T>
    {
        for (nuint group = 0; group < (nuint)groups; group++)
        {
            ref float value = ref Unsafe.Add(ref x, 2 * group);
            T.StoreF32(T.AddF32(Product(first, ref value, 0), Product(second, ref value, 1)), ref tables, CodeLevels.Entries * group);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void WriteOnes<T>(T first, ref float x, int groups, ref float tables)
        where T : struct, ILanes<T>
    {
        for (nuint group = 0; group < (nuint)groups; group++)
            T.StoreF32(Product(first, ref x, group), ref tables, CodeLevels.Entries * group);
    }

    [MethodImpl(AggressiveInlining)]
    private static T Product<T>(T level, ref float x, nuint column)
        where T : struct, ILanes<T> => T.MultiplyF32(level, T.BroadcastF32(Unsafe.Add(ref x, column)));
}
