using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// A product of codes in training, with the integers of the emitted kernels: floats multiply integers and add them exactly as long as a sum has at most
/// <see cref="IntegerSpec.ExactColumns"/> columns; sums of several blocks of columns are added as integers.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class CodeProduct<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TrainedMatrix matrix;
    private readonly SymmetricQuantizer quantizer;
    private readonly MatrixBuffer codes;
    private readonly PackedMatrix[] packed;
    private readonly MatrixBuffer[] sums;
    private readonly RangePass roundPass;

    /// <summary>Takes memory for codes and sums.</summary>
    /// <param name="matrix">The weights, symmetric codes of at most 8 bits.</param>
    /// <param name="rows">Rows of sums that are kept.</param>
    public CodeProduct(TrainedMatrix matrix, int rows)
    {
        this.matrix = matrix;
        quantizer = (SymmetricQuantizer)matrix.Quantizer;
        (int outputs, int columns) = (matrix.Effective.Rows, matrix.Effective.Columns);
        codes = new MatrixBuffer(outputs, columns);
        int blocks = Multiples.BlocksOf(columns, IntegerSpec.ExactColumns);
        (packed, sums) = (new PackedMatrix[blocks], new MatrixBuffer[blocks]);
        for (int block = 0; block < blocks; block++)
        {
            packed[block] = new PackedMatrix(Math.Min(IntegerSpec.ExactColumns, columns - block * IntegerSpec.ExactColumns), outputs);
            sums[block] = new MatrixBuffer(rows, outputs);
        }

        roundPass = Round;
    }

    /// <summary>What a code of the weights stands for.</summary>
    public double Unit => quantizer.Step;

    /// <summary>Takes over changed weights.</summary>
    public void LayOut(Gemm gemm, RangeJob ranges)
    {
        ranges.Run(roundPass, codes.View.Rows, grain: 1);
        for (int block = 0; block < packed.Length; block++)
            gemm.Pack(codes.View.SliceColumns(block * IntegerSpec.ExactColumns, packed[block].Rows), transposed: true, packed[block]);
    }

    /// <summary>Multiplies rows of levels, integers of a magnitude of 255 at most but where dropout has scaled them, whose sums may then be rounded, into the rows of sums from <paramref name="row"/> on.</summary>
    public void Multiply(Gemm gemm, in MatrixView levels, int row)
    {
        for (int block = 0; block < packed.Length; block++)
            gemm.Multiply(levels.SliceColumns(block * IntegerSpec.ExactColumns, packed[block].Rows), packed[block], sums[block].Rows(row, levels.Rows));
    }

    /// <summary>Writes a row of sums as integers, each begun with its own start.</summary>
    /// <param name="row">The row.</param>
    /// <param name="starts">An integer a sum.</param>
    /// <param name="units">Sums of a gate, at least as many as a register holds.</param>
    /// <param name="stride">Integers from one gate to the next.</param>
    /// <param name="integers">The first integer of the first gate; those that pad a gate are left as they are.</param>
    public void Gather(int row, ReadOnlySpan<int> starts, int units, int stride, Span<int> integers)
    {
        for (int gate = 0; gate * units < starts.Length; gate++)
        {
            Span<int> own = integers.Slice(gate * stride, units);
            starts.Slice(gate * units, units).CopyTo(own);
            foreach (MatrixBuffer block in sums) Add(ref Unsafe.Add(ref block[row], gate * units), ref own[0], units);
        }
    }

    private void Round(int first, int end)
    {
        for (int row = first; row < end; row++) StepMultiples.Find<TLanes>(ref matrix.Effective.Row(row)[0], codes.View.Columns, Unit, ref codes[row]);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Add(ref float sums, ref int integers, int units)
    {
        nuint at = 0, count = (nuint)units;
        for (; at + (nuint)TLanes.Count <= count; at += (nuint)TLanes.Count)
            TLanes.StoreS32(TLanes.AddS32(TLanes.LoadS32(ref integers, at), TLanes.TruncateF32ToS32(TLanes.LoadF32(ref sums, at))), ref integers, at);
        for (; at < count; at++) Unsafe.Add(ref integers, at) += (int)Unsafe.Add(ref sums, at);
    }
}
