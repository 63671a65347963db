using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Lanes;

namespace KernelGen.Bench.Baselines;

/// <summary>
/// A float matrix for products with one vector: rows lie in the lanes of four 512-bit (or eight 256-bit) sums, columns
/// follow each other, and memory is read once from front to back. Gates are padded to 16 rows, all rows to 64.
/// </summary>
internal sealed class FloatRows
{
    private const int Block = 64;
    private readonly AlignedBuffer weights;
    private readonly AlignedBuffer bias;
    private readonly int gateRows;
    private readonly int columns;

    public FloatRows(int gates, int gateRows, int columns)
    {
        this.gateRows = gateRows;
        this.columns = columns;
        GateStride = RoundUp(gateRows, 16);
        PaddedRows = RoundUp(gates * GateStride, Block);
        weights = new AlignedBuffer((long)PaddedRows * columns * sizeof(float));
        bias = new AlignedBuffer(PaddedRows * sizeof(float));
    }

    /// <summary>Sums from one gate to the next.</summary>
    public int GateStride { get; }

    /// <summary>Sums that a product writes.</summary>
    public int PaddedRows { get; }

    public void SetWeight(int row, int column, float value)
    {
        int at = PaddedRow(row);
        weights.FloatsAt(((at / Block * columns + column) * Block + at % Block) * sizeof(float)) = value;
    }

    public void AddBias(int row, float value) => bias.FloatsAt(PaddedRow(row) * sizeof(float)) += value;

    /// <summary>sums = bias + W * vector.</summary>
    public void Multiply(ref readonly float vector, ref float sums)
    {
        if (Vector512.IsHardwareAccelerated) Multiply512(in weights.FloatsAt(0), in bias.FloatsAt(0), in vector, ref sums, PaddedRows, columns);
        else Multiply256(in weights.FloatsAt(0), in bias.FloatsAt(0), in vector, ref sums, PaddedRows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply512(
        ref readonly float weights, ref readonly float bias, ref readonly float vector, ref float sums, int rows, int columns)
    {
        nuint at = 0;
        for (nuint row = 0; row < (nuint)rows; row += Block)
        {
            Vector512<float> a = Vector512.LoadUnsafe(in bias, row);
            Vector512<float> b = Vector512.LoadUnsafe(in bias, row + 16);
            Vector512<float> c = Vector512.LoadUnsafe(in bias, row + 32);
            Vector512<float> d = Vector512.LoadUnsafe(in bias, row + 48);
            for (nuint column = 0; column < (nuint)columns; column++, at += Block)
            {
                Vector512<float> x = Vector512.Create(Unsafe.Add(ref Unsafe.AsRef(in vector), column));
                a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in weights, at), x, a);
                b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in weights, at + 16), x, b);
                c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in weights, at + 32), x, c);
                d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in weights, at + 48), x, d);
            }

            a.StoreUnsafe(ref sums, row);
            b.StoreUnsafe(ref sums, row + 16);
            c.StoreUnsafe(ref sums, row + 32);
            d.StoreUnsafe(ref sums, row + 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply256(
        ref readonly float weights, ref readonly float bias, ref readonly float vector, ref float sums, int rows, int columns)
    {
        nuint at = 0;
        for (nuint row = 0; row < (nuint)rows; row += Block)
        {
            Vector256<float> a = Vector256.LoadUnsafe(in bias, row);
            Vector256<float> b = Vector256.LoadUnsafe(in bias, row + 8);
            Vector256<float> c = Vector256.LoadUnsafe(in bias, row + 16);
            Vector256<float> d = Vector256.LoadUnsafe(in bias, row + 24);
            Vector256<float> e = Vector256.LoadUnsafe(in bias, row + 32);
            Vector256<float> f = Vector256.LoadUnsafe(in bias, row + 40);
            Vector256<float> g = Vector256.LoadUnsafe(in bias, row + 48);
            Vector256<float> h = Vector256.LoadUnsafe(in bias, row + 56);
            for (nuint column = 0; column < (nuint)columns; column++, at += Block)
            {
                Vector256<float> x = Vector256.Create(Unsafe.Add(ref Unsafe.AsRef(in vector), column));
                a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at), x, a);
                b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 8), x, b);
                c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 16), x, c);
                d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 24), x, d);
                e = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 32), x, e);
                f = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 40), x, f);
                g = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 48), x, g);
                h = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(in weights, at + 56), x, h);
            }

            a.StoreUnsafe(ref sums, row);
            b.StoreUnsafe(ref sums, row + 8);
            c.StoreUnsafe(ref sums, row + 16);
            d.StoreUnsafe(ref sums, row + 24);
            e.StoreUnsafe(ref sums, row + 32);
            f.StoreUnsafe(ref sums, row + 40);
            g.StoreUnsafe(ref sums, row + 48);
            h.StoreUnsafe(ref sums, row + 56);
        }
    }

    private int PaddedRow(int row) => row / gateRows * GateStride + row % gateRows;

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
