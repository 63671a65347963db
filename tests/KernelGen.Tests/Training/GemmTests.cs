using System;
using System.Collections.Generic;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public class GemmTests
{
    public static TheoryData<LaneWidth, int> LanesAndThreads()
    {
        TheoryData<LaneWidth, int> data = [];
        foreach (LaneWidth width in LaneTypes.All)
            for (int threads = 1; threads <= 3; threads++) data.Add(width, threads);
        return data;
    }

    [Theory]
    [MemberData(nameof(LanesAndThreads))]
    public void EveryElement_IsOneChainOfFusedProducts_ForSmallOddShapes(LaneWidth width, int threads)
    {
        using WorkerTeam team = new(threads);
        Gemm gemm = new(team, width);
        CounterRandom random = new(5, (ulong)threads);
        for (int trial = 0; trial < 60; trial++)
        {
            int rows = 1 + random.NextInteger(40), inner = 1 + random.NextInteger(40), columns = 1 + random.NextInteger(40);
            foreach (GemmForm form in Enum.GetValues<GemmForm>())
                Check(gemm, form, rows, inner, columns, gap: trial % 3, accumulate: trial % 2 == 1);
        }
    }

    // Several blocks of k, of columns and of rows; the left operand's rows 2 KiB apart; many columns for few rows.
    [Theory]
    [InlineData(57, 801, 45)]
    [InlineData(240, 30, 1100)]
    [InlineData(33, 512, 70)]
    [InlineData(90, 1024, 20)]
    [InlineData(1030, 3, 2070)]
    [InlineData(5, 400, 301)]
    public void EveryElement_IsOneChainOfFusedProducts_ForLargeShapes(int rows, int inner, int columns)
    {
        foreach (int threads in (int[])[1, 2, 3])
        {
            using WorkerTeam team = new(threads);
            Gemm gemm = new(team, LaneTypes.Widest);
            foreach (GemmForm form in Enum.GetValues<GemmForm>()) Check(gemm, form, rows, inner, columns, gap: 0, accumulate: threads == 2);
        }
    }

    [Theory]
    [MemberData(nameof(LanesAndThreads))]
    public void LanesAndThreads_DoNotChangeABit_OfSeveralBlocks(LaneWidth width, int threads)
    {
        using WorkerTeam team = new(threads);
        Gemm gemm = new(team, width);
        foreach (GemmForm form in Enum.GetValues<GemmForm>()) Check(gemm, form, 31, 390, 67, gap: 1, accumulate: false);
    }

    [Theory]
    [MemberData(nameof(LanesAndThreads))]
    public void PackedRightOperand_GivesTheSameBits(LaneWidth width, int threads)
    {
        using WorkerTeam team = new(threads);
        Gemm gemm = new(team, width);
        foreach ((int rows, int inner, int columns) in (ReadOnlySpan<(int, int, int)>)[(20, 75, 130), (1, 1, 1), (3, 500, 17), (13, 48, 96)])
        {
            foreach (bool transposed in (ReadOnlySpan<bool>)[false, true])
            {
                GemmForm form = transposed ? GemmForm.NT : GemmForm.NN;
                MatrixView a = Matrices.Random(rows, inner, 1), b = Right(form, inner, columns), c = Matrices.Random(rows, columns, 3);
                float[] expected = Chain(form, in a, in b, in c, accumulate: transposed);
                PackedMatrix packed = new(inner, columns);
                gemm.Pack(in b, transposed, packed);
                gemm.Multiply(in a, packed, in c, accumulate: transposed);
                RequireEqual(expected, in c, $"packed {form} {rows}x{inner}x{columns}");
            }
        }
    }

    [Fact]
    public void EmptyInnerDimension_ClearsOrKeepsTheResult()
    {
        using WorkerTeam team = new(2);
        Gemm gemm = new(team, LaneTypes.Widest);
        MatrixView a = Matrices.Random(3, 0, 1), b = Matrices.Random(0, 4, 2), c = Matrices.Random(3, 4, 3);
        float kept = c.Row(2)[3];
        gemm.Multiply(GemmForm.NN, in a, in b, in c, accumulate: true);
        Assert.Equal(kept, c.Row(2)[3]);
        gemm.Multiply(GemmForm.NN, in a, in b, in c);
        Assert.Equal(0, c.Row(2)[3]);
    }

    [Fact]
    public void ShapesThatDoNotFit_AreNamed()
    {
        using WorkerTeam team = new(1);
        Gemm gemm = new(team, LaneTypes.Widest);
        MatrixView a = Matrices.Random(3, 5, 1), b = Matrices.Random(4, 6, 2), c = Matrices.Random(3, 6, 3);
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => gemm.Multiply(GemmForm.NN, in a, in b, in c));
        Assert.Contains("3x5", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("4x6", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => gemm.Pack(in b, false, new PackedMatrix(5, 6)));
        Assert.Throws<ArgumentException>(() => gemm.Multiply(in a, new PackedMatrix(4, 6), in c));
    }

    private static MatrixView Right(GemmForm form, int inner, int columns, int gap = 0) =>
        form == GemmForm.NT ? Matrices.Random(columns, inner, 2, gap) : Matrices.Random(inner, columns, 2, gap);

    private static void Check(Gemm gemm, GemmForm form, int rows, int inner, int columns, int gap, bool accumulate)
    {
        MatrixView a = form == GemmForm.TN ? Matrices.Random(inner, rows, 1, gap) : Matrices.Random(rows, inner, 1, gap);
        MatrixView b = Right(form, inner, columns, gap), c = Matrices.Random(rows, columns, 3, gap), before = Matrices.Copy(in c);
        float[] expected = Chain(form, in a, in b, in c, accumulate);
        gemm.Multiply(form, in a, in b, in c, accumulate);
        RequireEqual(expected, in c, $"{form} {rows}x{inner}x{columns}");
        RequireSurroundingsKept(in before, in c);
    }

    private static float[] Chain(GemmForm form, in MatrixView a, in MatrixView b, in MatrixView c, bool accumulate)
    {
        float[] result = new float[c.Rows * c.Columns], right = Plain(in b, form == GemmForm.NT), left = Plain(in a, form == GemmForm.TN);
        int inner = form == GemmForm.TN ? a.Rows : a.Columns;
        for (int row = 0; row < c.Rows; row++)
        {
            Span<float> sums = result.AsSpan(row * c.Columns, c.Columns);
            if (accumulate) c.Row(row).CopyTo(sums);
            for (int k = 0; k < inner; k++)
            {
                float factor = left[row * inner + k];
                ReadOnlySpan<float> others = right.AsSpan(k * sums.Length, sums.Length);
                for (int column = 0; column < sums.Length; column++)
                    sums[column] = MathF.FusedMultiplyAdd(factor, others[column], sums[column]);
            }
        }
        return result;
    }

    private static float[] Plain(in MatrixView matrix, bool transposed)
    {
        float[] result = new float[matrix.Rows * matrix.Columns];
        for (int row = 0; row < matrix.Rows; row++)
        {
            ReadOnlySpan<float> elements = matrix.Row(row);
            for (int column = 0; column < elements.Length; column++)
                result[transposed ? column * matrix.Rows + row : row * matrix.Columns + column] = elements[column];
        }
        return result;
    }

    private static void RequireEqual(float[] expected, in MatrixView actual, string what)
    {
        for (int row = 0; row < actual.Rows; row++)
        {
            ReadOnlySpan<float> wanted = expected.AsSpan(row * actual.Columns, actual.Columns);
            if (!actual.Row(row).SequenceEqual(wanted)) Assert.Fail($"{what}: row {row} differs.");
        }
    }

    private static void RequireSurroundingsKept(in MatrixView before, in MatrixView after)
    {
        for (int row = 0; row < after.Rows; row++) after.Row(row).CopyTo(before.Row(row));
        Assert.True(before.Memory.Span.SequenceEqual(after.Memory.Span), "Elements outside the matrix changed.");
    }
}
