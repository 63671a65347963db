using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Lanes;

/// <summary>Forms of integer vectors that kernels read: tables of partial sums, their digits, and words.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LookupTables
{
    /// <summary>Bytes that the tables of 24 columns take at most, and from those of 24 columns to the next.</summary>
    public const int Stride = 256;

    /// <summary>Makes the tables of a vector as <typeparamref name="T"/> looks them up, <see cref="ILanes{TSelf}.WriteTables"/>.</summary>
    /// <param name="integers">Signed bytes, 24 times <paramref name="steps"/>, stream after stream.</param>
    /// <param name="integerStride">Bytes from one stream to the next.</param>
    /// <param name="streams">Planes or digits.</param>
    /// <param name="steps">Groups of 24 columns.</param>
    /// <param name="tables"><see cref="Stride"/> times <paramref name="steps"/> bytes a stream.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Build<T>(ref readonly byte integers, int integerStride, int streams, int steps, ref byte tables)
        where T : struct, ILanes<T>
    {
        ref byte table = ref tables;
        for (int stream = 0; stream < streams; stream++)
        {
            ref byte integer = ref Unsafe.Add(ref Unsafe.AsRef(in integers), stream * integerStride);
            for (int step = 0; step < steps; step++)
            {
                T.WriteTables(in integer, ref table);
                integer = ref Unsafe.Add(ref integer, 24);
                table = ref Unsafe.Add(ref table, Stride);
            }
        }
    }

    /// <summary>
    /// Splits integers into digits of base 8 between -4 and 4, so that tables of their partial sums stay small: the integer is the sum
    /// of digit d times 8^d.
    /// </summary>
    /// <param name="integers">Signed bytes.</param>
    /// <param name="columns">Their number; memory reaches to the next multiple of 8.</param>
    /// <param name="count">Digits: 2 for magnitudes up to 35, 3 up to 283, 4 up to 2267, 5 up to 18139, 6 up to 145115.</param>
    /// <param name="digits">Signed bytes, digit after digit.</param>
    /// <param name="stride">Bytes from one digit to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(ref byte integers, int columns, int count, ref byte digits, int stride)
    {
        for (nuint column = 0; column < (nuint)columns; column += 8)
        {
            Vector128<sbyte> eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref integers, column))).AsSByte();
            Split(Vector128.WidenLower(eight), count, ref Unsafe.Add(ref digits, column), stride);
        }
    }

    /// <summary>The same of signed words.</summary>
    /// <inheritdoc cref="Split(ref byte, int, int, ref byte, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(ref short integers, int columns, int count, ref byte digits, int stride)
    {
        for (nuint column = 0; column < (nuint)columns; column += 8)
            Split(Vector128.LoadUnsafe(ref integers, column), count, ref Unsafe.Add(ref digits, column), stride);
    }

    /// <summary>The same of integers in two words each, 256 high + low.</summary>
    /// <inheritdoc cref="Split(ref byte, int, int, ref byte, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(ref short low, ref short high, int columns, int count, ref byte digits, int stride)
    {
        for (nuint column = 0; column < (nuint)columns; column += 8)
        {
            Vector256<int> rest = Integers(Vector128.LoadUnsafe(ref low, column), Vector128.LoadUnsafe(ref high, column));
            for (int digit = 0; digit < count; digit++)
            {
                // The last digit takes all that is left.
                Vector256<int> moved = rest + Vector256.Create(4);
                Vector256<int> own = digit == count - 1 ? rest : (moved & Vector256.Create(7)) - Vector256.Create(4);
                Vector128<short> words = Vector128.Narrow(own.GetLower(), own.GetUpper());
                Unsafe.WriteUnaligned(
                    ref Unsafe.Add(ref digits, column + (nuint)(digit * stride)), Vector128.Narrow(words, words).AsUInt64().ToScalar());
                rest = moved >> 3;
            }
        }
    }

    /// <summary>The codes that integers stand for, <see cref="Spec.ActivationSpec.IntegerZero"/>.</summary>
    /// <param name="integers">Signed words.</param>
    /// <param name="count">Their number.</param>
    /// <param name="zero">What an integer lacks of its code, or of twice its code.</param>
    /// <param name="shift">0, or 1 where it is of twice its code.</param>
    /// <param name="codes">Unsigned bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Codes(ref short integers, int count, int zero, int shift, ref byte codes)
    {
        nuint index = 0;
        for (; index + 8 <= (nuint)count; index += 8)
        {
            Vector128<short> eight = (Vector128.LoadUnsafe(ref integers, index) + Vector128.Create((short)zero)) >> shift;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref codes, index), Vector128.Narrow(eight, eight).AsUInt64().ToScalar());
        }

        for (; index < (nuint)count; index++) Unsafe.Add(ref codes, index) = (byte)((Unsafe.Add(ref integers, index) + zero) >> shift);
    }

    /// <summary>Signed bytes to signed words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ref byte integers, int count, ref short words)
    {
        for (nuint index = 0; index < (nuint)count; index++)
            Unsafe.Add(ref words, index) = (sbyte)Unsafe.Add(ref integers, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Integers(Vector128<short> low, Vector128<short> high) => Vector256.Create(
        (Vector128.WidenLower(high) << 8) + Vector128.WidenLower(low), (Vector128.WidenUpper(high) << 8) + Vector128.WidenUpper(low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Vector128<short> rest, int count, ref byte digits, int stride)
    {
        for (int digit = 0; digit < count; digit++)
        {
            // The last digit takes all that is left.
            Vector128<short> moved = rest + Vector128.Create((short)4);
            Vector128<short> own = digit == count - 1 ? rest : (moved & Vector128.Create((short)7)) - Vector128.Create((short)4);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref digits, digit * stride), Vector128.Narrow(own, own).AsUInt64().ToScalar());
            rest = moved >> 3;
        }
    }
}
