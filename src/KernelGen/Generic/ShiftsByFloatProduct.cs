using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Powers of two times a float vector x: a chain of float sums of x times ±2^m over ascending columns, then alpha. The product by a
/// power of two is exact, within the limits of <see cref="ShiftableFloats"/>.
/// </summary>
internal sealed class ShiftsByFloatProduct(MatrixPlanes matrix) : MatrixProduct
{
    private readonly ExponentRange exponents = matrix.Weights.Exponents();

    public override int DotsPerRow => 0;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        float[] x = Limited(vector);
        for (int r = 0; r < sums.Length; r++)
        {
            float chain = 0;
            ReadOnlySpan<ushort> codes = matrix.Row(0, firstRow + r);
            for (int k = 0; k < codes.Length; k++) chain += x[k] * exponents.IntegerOf(codes[k], matrix.Weights.Bits);
            sums[r] = MathF.FusedMultiplyAdd(matrix.Alpha(0, firstRow + r), chain, sums[r]);
        }
    }

    private static float[] Limited(CodedVector vector)
    {
        int[] bits = new int[vector.Values.Length], live = new int[bits.Length];
        ShiftableFloats.Write<Lanes32>(in vector.Values[0], vector.Length, bits.Length, ref bits[0], ref live[0]);
        return Array.ConvertAll(bits, BitConverter.Int32BitsToSingle);
    }
}
