using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// A matrix in its canonical form: codes in row order as a stream of bits, and what turns them into values. A file holds
/// this form; the layout for a kernel is made from it by <see cref="WeightLayout"/>.
/// </summary>
/// <remarks>
/// value(row, column) = sum over planes p, ascending, of Alpha(p, row) * (2 * code - Zero2). Affine codes have one plane; its
/// Zero2 is 2^bits - 1 for balanced weights and 0 for a balanced embedding, whose levels are the fixed ones of
/// <see cref="ActivationSpec.Affine"/> over [0, 1]. Binary codes have a plane a bit, and Zero2 = 1. Powers of two have one plane, and
/// value = Alpha(0, row) * the integer of <see cref="ExponentRange"/>. A float matrix has no planes.
/// </remarks>
public sealed class QuantizedMatrix
{
    /// <summary>Codes that are spread over the bytes of a 64-bit word at a time.</summary>
    private const int CodesAtOnce = 8;

    private readonly byte[] codes;
    private readonly float[] coefficients;
    private readonly RowScale[] scales;
    private readonly float[] values;

    private QuantizedMatrix(TensorSpec tensor, WeightSpec weights, byte[] codes, float[] coefficients, RowScale[] scales, float[] values)
    {
        Tensor = tensor;
        Weights = weights;
        this.codes = codes;
        this.coefficients = coefficients;
        this.scales = scales;
        this.values = values;
        Zero2 = weights.Zero2;

        // A token's row is looked up at every step: what its place is found by is not computed again.
        Format = weights.Format;
        Planes = weights.Planes;
        PlaneBits = weights.PlaneBits;
        PlaneBytes = Format == NumberFormat.Float ? 0 : (int)PackedSize.PlaneBytes(tensor, weights);
    }

    /// <summary>Name and shape of the float tensor that the matrix stands for.</summary>
    public TensorSpec Tensor { get; }

    /// <summary>The tensor's name.</summary>
    public string Name => Tensor.Name;

    /// <summary>Rows.</summary>
    public int Rows => Tensor.Rows;

    /// <summary>Columns.</summary>
    public int Columns => Tensor.Columns;

    /// <summary>Quantizer and bits.</summary>
    public WeightSpec Weights { get; }

    /// <summary>Float, affine codes, binary codes or powers of two.</summary>
    public NumberFormat Format { get; }

    /// <summary>Planes of codes; 0 for floats.</summary>
    public int Planes { get; }

    /// <summary>Bits of a code within its plane.</summary>
    public int PlaneBits { get; }

    /// <summary>The doubled zero point: a code c stands for the integer 2c - Zero2, but for powers of two.</summary>
    public int Zero2 { get; private init; }

    /// <summary>
    /// True for the embedding of a balanced model: its levels are those of activations over [0, 1], so no scale is stored.
    /// </summary>
    public bool HasFixedLevels { get; private init; }

    /// <summary>The scales of affine codes by groups, which cover the rows in order; empty for others and for fixed levels.</summary>
    public IReadOnlyList<RowScale> Scales => scales;

    /// <summary>
    /// The coefficients of codes that are scaled by rows, [plane][row]: binary ones, and others with one plane; of codes with one scale a matrix, one a plane;
    /// empty for others.
    /// </summary>
    public ReadOnlySpan<float> Coefficients => coefficients;

    /// <summary>The values of a float matrix, row-major; empty for codes.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Bytes of one plane's stream.</summary>
    public int PlaneBytes { get; }

    /// <summary>The codes: plane after plane, each a stream that ends on a byte.</summary>
    public ReadOnlySpan<byte> Codes => codes.AsSpan(0, Planes * PlaneBytes);

    /// <summary>A matrix of 32-bit floats, which it owns from now on; for a quantizer with tanh they are the values after it.</summary>
    /// <exception cref="WeightFormatException">Wrong number of values, or a value that is not finite.</exception>
    public static QuantizedMatrix OfFloats(TensorSpec tensor, WeightSpec weights, float[] values)
    {
        RequireFormat(tensor, weights, NumberFormat.Float);
        RequireCount(tensor.Name, "values", values.Length, tensor.Count);
        TensorSet.RequireFinite(tensor.Name, values);
        return new QuantizedMatrix(tensor, weights, [], [], [], values);
    }

    /// <summary>A matrix of affine codes with one scale a range of rows.</summary>
    /// <param name="tensor">Name and shape.</param>
    /// <param name="weights">Quantizer and bits.</param>
    /// <param name="codes">The stream of codes.</param>
    /// <param name="scales">Ranges that cover the rows in order.</param>
    /// <exception cref="WeightFormatException">Wrong length, bits behind the last code, codes without a level, uncovered rows, scales not finite and positive.</exception>
    public static QuantizedMatrix OfAffineCodes(
        TensorSpec tensor, WeightSpec weights, ReadOnlySpan<byte> codes, params RowScale[] scales)
    {
        RequireFormat(tensor, weights, NumberFormat.Affine);
        int row = 0;
        foreach (RowScale scale in scales)
        {
            RequireScale(scale, weights.Bits);
            if (scale.FirstRow != row || scale.Rows <= 0) throw Uncovered(tensor, row);
            row += scale.Rows;
        }

        if (row != tensor.Rows) throw Uncovered(tensor, row);
        return new QuantizedMatrix(tensor, weights, Checked(tensor, weights, codes), [], (RowScale[])scales.Clone(), []).RequireKnownCodes();
    }

    /// <summary>The embedding of a balanced model: affine codes of relu(e) over [0, 1], without a stored scale.</summary>
    /// <exception cref="WeightFormatException">Wrong length, or bits behind the last code.</exception>
    public static QuantizedMatrix OfFixedLevels(TensorSpec tensor, WeightSpec weights, ReadOnlySpan<byte> codes)
    {
        RequireFormat(tensor, weights, NumberFormat.Affine);
        return new QuantizedMatrix(tensor, weights, Checked(tensor, weights, codes), [], [], []) { Zero2 = 0, HasFixedLevels = true };
    }

    /// <summary>Powers of two without a scale.</summary>
    /// <exception cref="WeightFormatException">Wrong length, bits behind the last code, or a magnitude beyond the greatest exponent.</exception>
    public static QuantizedMatrix OfPowers(TensorSpec tensor, WeightSpec weights, ReadOnlySpan<byte> codes)
    {
        RequireFormat(tensor, weights, NumberFormat.PowerOfTwo);
        return new QuantizedMatrix(tensor, weights, Checked(tensor, weights, codes), [], [], []).RequireKnownCodes();
    }

    /// <summary>A matrix of binary codes, or of affine codes or powers of two with a scale a row or one for all rows.</summary>
    /// <param name="tensor">Name and shape.</param>
    /// <param name="weights">Quantizer and bits.</param>
    /// <param name="codes">Plane after plane.</param>
    /// <param name="coefficients">[plane][row], or [plane] where all rows share one: the factor of a code's integer; finite, and not negative but for weights that a gain scales.</param>
    /// <exception cref="WeightFormatException">Wrong lengths, bits behind the last code, codes without a level, coefficients not finite or negative.</exception>
    public static QuantizedMatrix OfScaledRows(
        TensorSpec tensor, WeightSpec weights, ReadOnlySpan<byte> codes, float[] coefficients)
    {
        if (weights.Scales is not (ScaleKind.Row or ScaleKind.Matrix)) throw new WeightFormatException(tensor.Name, "a coefficient a row", $"those of {weights}");
        RequireCount(tensor.Name, "coefficients", coefficients.Length, (long)weights.Planes * weights.CoefficientsOf(tensor.Rows));
        for (int i = 0; i < coefficients.Length; i++)
        {
            // The gain of a normalised row may have become negative.
            if (float.IsFinite(coefficients[i]) && (coefficients[i] >= 0 || weights.HasSignedScales)) continue;
            throw new WeightFormatException(
                $"{tensor.Name}.coefficients",
                string.Create(CultureInfo.InvariantCulture, $"{coefficients[i]} at index {i}"),
                weights.HasSignedScales ? "finite values" : "finite values from 0 on");
        }

        return new QuantizedMatrix(tensor, weights, Checked(tensor, weights, codes), coefficients, [], []).RequireKnownCodes();
    }

    /// <summary>The code of one element.</summary>
    public int Code(int plane, int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns);
        return (int)(BitCodes.Read(Stream(plane), Position(row) + (long)column * PlaneBits) & ((1UL << PlaneBits) - 1));
    }

    /// <summary>The codes of a row, a byte each.</summary>
    /// <param name="plane">From 0 to <see cref="Planes"/> - 1.</param>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="destination">At least <see cref="Columns"/> bytes.</param>
    /// <exception cref="InvalidOperationException">A code takes more than 8 bits.</exception>
    public void CopyCodes(int plane, int row, Span<byte> destination)
    {
        if (PlaneBits > 8)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} has codes of {PlaneBits} bits; a byte holds 8: copy them to words."));
        }

        BitCodes.Unpack(Stream(plane), PlaneBits, Position(row), destination[..Columns]);
    }

    /// <summary>The codes of a row, a word each.</summary>
    /// <param name="plane">From 0 to <see cref="Planes"/> - 1.</param>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="destination">At least <see cref="Columns"/> words.</param>
    public void CopyCodes(int plane, int row, Span<ushort> destination) =>
        BitCodes.Unpack(Stream(plane), PlaneBits, Position(row), destination[..Columns]);

    /// <summary>The factor of a row's integers: half the step of affine codes, the coefficient of binary ones, the least power of two.</summary>
    public float Alpha(int plane, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)plane, (uint)Planes);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        if (coefficients.Length > 0) return Weights.Scales == ScaleKind.Matrix ? coefficients[plane] : coefficients[plane * Rows + row];
        if (HasFixedLevels) return AlphaOf(1, PlaneBits);
        if (Format == NumberFormat.PowerOfTwo) return Weights.Exponents().UnitValue;
        RowScale scale = scales[0];
        for (int i = 1; scale.FirstRow + scale.Rows <= row; i++) scale = scales[i];
        return AlphaOf(scale.Scale, PlaneBits);
    }

    /// <summary>The value of one element.</summary>
    public float Value(int row, int column)
    {
        if (Format == NumberFormat.Float) return values[checked(row * Columns + column)];
        int codes = 0;
        for (int plane = 0; plane < Planes; plane++) codes |= Code(plane, row, column) << (plane * PlaneBits);
        return Level(row, codes);
    }

    /// <summary>
    /// The values of a row: bit for bit those that the training graph computes with, but for normalised weights of several levels, which
    /// differ by a rounding.
    /// </summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="destination">At least <see cref="Columns"/> floats.</param>
    public void DequantizeRow(int row, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        Span<float> target = destination[..Columns];
        if (Format == NumberFormat.Float)
        {
            values.AsSpan(row * Columns, Columns).CopyTo(target);
            return;
        }

        if (PlaneBits > 8)
        {
            DequantizeWide(Stream(0), Position(row), PlaneBits, Zero2, Alpha(0, row), target);
            return;
        }

        if (Format == NumberFormat.Affine)
        {
            DequantizeAffine(Stream(0), Position(row), PlaneBits, Zero2, Alpha(0, row), target);
            return;
        }

        Span<float> levels = stackalloc float[1 << (Planes * PlaneBits)];
        for (int codes = 0; codes < levels.Length; codes++) levels[codes] = Level(row, codes);
        if (Format == NumberFormat.PowerOfTwo) DequantizePowers(Stream(0), Position(row), PlaneBits, levels, target);
        else DequantizeBinary(Stream(0), PlaneBytes, Planes, Position(row), levels, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DequantizeAffine(
        ReadOnlySpan<byte> stream, long position, int bits, int zero2, float alpha, Span<float> target)
    {
        for (int start = 0; start < target.Length; start += CodesAtOnce, position += CodesAtOnce * bits)
        {
            ulong codes = BitCodes.Spread(BitCodes.Read(stream, position), bits);
            Span<float> part = target.Slice(start, Math.Min(CodesAtOnce, target.Length - start));
            for (int i = 0; i < part.Length; i++, codes >>= 8) part[i] = alpha * (2 * (int)(codes & byte.MaxValue) - zero2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DequantizeWide(
        ReadOnlySpan<byte> stream, long position, int bits, int zero2, float alpha, Span<float> target)
    {
        int mask = (1 << bits) - 1;
        for (int i = 0; i < target.Length; i++, position += bits)
            target[i] = alpha * (2 * ((int)BitCodes.Read(stream, position) & mask) - zero2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DequantizePowers(
        ReadOnlySpan<byte> stream, long position, int bits, ReadOnlySpan<float> levels, Span<float> target)
    {
        for (int start = 0; start < target.Length; start += CodesAtOnce, position += CodesAtOnce * bits)
        {
            ulong codes = BitCodes.Spread(BitCodes.Read(stream, position), bits);
            Span<float> part = target.Slice(start, Math.Min(CodesAtOnce, target.Length - start));
            for (int i = 0; i < part.Length; i++, codes >>= 8) part[i] = levels[(int)(codes & byte.MaxValue)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DequantizeBinary(
        ReadOnlySpan<byte> streams, int planeBytes, int planes, long position, ReadOnlySpan<float> levels, Span<float> target)
    {
        for (int start = 0; start < target.Length; start += CodesAtOnce, position += CodesAtOnce)
        {
            ulong codes = 0;
            for (int plane = 0; plane < planes; plane++)
            {
                codes |= BitCodes.SpreadBits((byte)BitCodes.Read(streams[(plane * planeBytes)..], position)) << plane;
            }

            Span<float> part = target.Slice(start, Math.Min(CodesAtOnce, target.Length - start));
            for (int i = 0; i < part.Length; i++, codes >>= 8) part[i] = levels[(int)(codes & byte.MaxValue)];
        }
    }

    /// <summary>The value of codes that lie side by side, plane 0 lowest.</summary>
    private float Level(int row, int codes)
    {
        if (Format == NumberFormat.PowerOfTwo) return Alpha(0, row) * Weights.Exponents().IntegerOf(codes, PlaneBits);
        int mask = (1 << PlaneBits) - 1;
        float sum = Alpha(0, row) * (2 * (codes & mask) - Zero2);
        for (int plane = 1; plane < Planes; plane++) sum += Alpha(plane, row) * (2 * ((codes >> (plane * PlaneBits)) & mask) - Zero2);
        return sum;
    }

    /// <summary>Half the distance of neighbouring levels of k bits whose lowest and highest lie <paramref name="scale"/> apart.</summary>
    internal static float AlphaOf(float scale, int bits) => 0.5f * (scale / ((1 << bits) - 1));

    private static void RequireScale(RowScale scale, int bits)
    {
        // The least step must be a normal number, or products with it lose bits.
        if (float.IsFinite(scale.Scale) && AlphaOf(scale.Scale, Math.Max(8, bits)) >= 1.17549435e-38f) return;
        throw new WeightFormatException(
            scale.Name, string.Create(CultureInfo.InvariantCulture, $"{scale.Scale}"), "a finite positive scale");
    }

    /// <summary>The stream of a plane and what lies behind it: enough to read eight bytes at every code.</summary>
    internal ReadOnlySpan<byte> Stream(int plane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)plane, (uint)Planes);
        return codes.AsSpan(plane * PlaneBytes);
    }

    internal long Position(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        return (long)row * Columns * PlaneBits;
    }

    private static byte[] Checked(TensorSpec tensor, WeightSpec weights, ReadOnlySpan<byte> codes)
    {
        int plane = (int)PackedSize.PlaneBytes(tensor, weights);
        string subject = $"{tensor.Name}.codes";
        RequireCount(subject, "bytes", codes.Length, (long)weights.Planes * plane);
        int used = (int)(tensor.Count * weights.PlaneBits % 8);
        for (int end = plane; used != 0 && end <= codes.Length; end += plane)
        {
            if (codes[end - 1] >> used == 0) continue;
            throw new WeightFormatException(
                subject, string.Create(CultureInfo.InvariantCulture, $"bits behind the last code in byte {end - 1}"), "zeros");
        }

        byte[] owned = new byte[codes.Length + BitCodes.Room];
        codes.CopyTo(owned);
        return owned;
    }

    /// <summary>
    /// Refuses codes that stand for nothing: magnitudes that no exponent of the range has, affine codes above the doubled zero point. The
    /// planner's proofs of narrow sums hold for the others alone.
    /// </summary>
    private QuantizedMatrix RequireKnownCodes()
    {
        if (Format is not (NumberFormat.PowerOfTwo or NumberFormat.Affine)) return this;
        int mask = (1 << (Format == NumberFormat.PowerOfTwo ? PlaneBits - 1 : PlaneBits)) - 1;
        int greatest = Format == NumberFormat.PowerOfTwo ? Weights.Exponents().GreatestShift : Weights.Zero2;
        if (greatest >= mask) return this;
        ushort[] row = new ushort[Columns];
        for (int index = 0; index < Rows; index++)
        {
            CopyCodes(0, index, row);
            int column = Array.FindIndex(row, code => (code & mask) > greatest);
            if (column < 0) continue;
            throw new WeightFormatException(
                $"{Name}.codes",
                string.Create(CultureInfo.InvariantCulture, $"{row[column] & mask} in row {index}, column {column}"),
                string.Create(CultureInfo.InvariantCulture, $"0 to {greatest}"));
        }

        return this;
    }

    private static void RequireFormat(TensorSpec tensor, WeightSpec weights, NumberFormat format)
    {
        if (weights.Format == format) return;
        throw new WeightFormatException(tensor.Name, $"{format} weights", $"{weights.Format} of {weights}");
    }

    private static void RequireCount(string subject, string what, long found, long expected)
    {
        if (found == expected) return;
        throw new WeightFormatException(
            subject,
            string.Create(CultureInfo.InvariantCulture, $"{found} {what}"),
            string.Create(CultureInfo.InvariantCulture, $"{expected}"));
    }

    private static WeightFormatException Uncovered(TensorSpec tensor, int row) => new(
        tensor.Name,
        string.Create(CultureInfo.InvariantCulture, $"scales that do not continue at row {row}"),
        string.Create(CultureInfo.InvariantCulture, $"ranges that cover rows 0 to {tensor.Rows - 1} in order"));
}
