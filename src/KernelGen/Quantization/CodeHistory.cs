using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Follows the codes of a model through training, a look an epoch: codes that no longer change are frozen, whatever the float weights
/// behind them do (our form of the freezing that DenseShift's authors describe, papers section 4).
/// </summary>
/// <remarks>A trainer's <c>Pack</c> makes the model to look at. Float matrices are left out.</remarks>
public sealed class CodeHistory
{
    private readonly Dictionary<string, Followed> matrices = new(StringComparer.Ordinal);
    private ModelSpec? spec;

    /// <summary>Looks at a model.</summary>
    /// <param name="model">The same model as at every look before, with the weights of now.</param>
    /// <returns>A row a coded matrix.</returns>
    /// <exception cref="ArgumentException">Another model.</exception>
    public IReadOnlyList<CodeChange> Look(PackedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        spec ??= model.Spec;
        if (spec != model.Spec)
            throw new ArgumentException($"{model.Spec.Name} is another model; expected {spec.Name} as at the first look.", nameof(model));
        return [.. model.Matrices.Where(matrix => matrix.Format != NumberFormat.Float).Select(Look)];
    }

    private CodeChange Look(QuantizedMatrix matrix)
    {
        ushort[] codes = CodesOf(matrix);
        bool[] negative = NegativesOf(matrix);
        long[] histogram = new long[1 << (matrix.Planes * matrix.PlaneBits)];
        foreach (ushort code in codes) histogram[code]++;

        // At the first look nothing differs from what it finds.
        if (!matrices.TryGetValue(matrix.Name, out Followed? followed))
            matrices.Add(matrix.Name, followed = new Followed(codes, negative, ExponentMask(matrix)));
        followed.Compare(codes, negative);
        return new CodeChange(
            matrix.Name,
            Share(followed.Changed),
            Share(followed.SignsChanged),
            matrix.Format == NumberFormat.PowerOfTwo ? Share(followed.ExponentsChanged) : null,
            Share(followed.Changes),
            Share(followed.NeverChanged),
            Share(Saturated(matrix, histogram)),
            histogram);

        double Share(long weights) => (double)weights / codes.Length;
    }

    /// <summary>The bits of a code that are its exponent; none where the format has no exponents.</summary>
    private static int ExponentMask(QuantizedMatrix matrix) =>
        matrix.Format == NumberFormat.PowerOfTwo ? (1 << (matrix.PlaneBits - 1)) - 1 : 0;

    /// <summary>Weights at the outermost levels: those of the first and the last code, but of the greatest power whatever its sign.</summary>
    private static long Saturated(QuantizedMatrix matrix, long[] histogram)
    {
        if (matrix.Format != NumberFormat.PowerOfTwo) return histogram[0] + histogram[^1];
        int greatest = matrix.Weights.Exponents().GreatestShift;
        return histogram[greatest] + histogram[histogram.Length / 2 + greatest];
    }

    private static bool[] NegativesOf(QuantizedMatrix matrix)
    {
        bool[] negative = new bool[matrix.Tensor.Count];
        float[] row = new float[matrix.Columns];
        for (int index = 0; index < matrix.Rows; index++)
        {
            matrix.DequantizeRow(index, row);
            for (int column = 0; column < row.Length; column++) negative[index * row.Length + column] = row[column] < 0;
        }

        return negative;
    }

    private static ushort[] CodesOf(QuantizedMatrix matrix)
    {
        ushort[] codes = new ushort[matrix.Tensor.Count];
        ushort[] row = new ushort[matrix.Columns];
        for (int index = 0; index < matrix.Rows; index++)
        {
            for (int plane = 0; plane < matrix.Planes; plane++)
            {
                matrix.CopyCodes(plane, index, row);
                for (int column = 0; column < row.Length; column++)
                    codes[index * row.Length + column] |= (ushort)(row[column] << (plane * matrix.PlaneBits));
            }
        }

        return codes;
    }

    /// <summary>Codes and signs of the last look, and which codes ever changed.</summary>
    private sealed class Followed(ushort[] codes, bool[] negative, int exponentMask)
    {
        private readonly bool[] hasChanged = new bool[codes.Length];
        private ushort[] lastCodes = codes;
        private bool[] lastNegative = negative;

        public long Changed { get; private set; }

        public long SignsChanged { get; private set; }

        public long ExponentsChanged { get; private set; }

        public long Changes { get; private set; }

        public long NeverChanged { get; private set; } = codes.Length;

        public void Compare(ushort[] codes, bool[] negative)
        {
            Changed = SignsChanged = ExponentsChanged = 0;
            for (int index = 0; index < codes.Length; index++)
            {
                if (negative[index] != lastNegative[index]) SignsChanged++;
                int difference = codes[index] ^ lastCodes[index];
                if (difference == 0) continue;
                Changed++;
                if ((difference & exponentMask) != 0) ExponentsChanged++;
                if (!hasChanged[index]) NeverChanged--;
                hasChanged[index] = true;
            }

            (lastCodes, lastNegative) = (codes, negative);
            Changes += Changed;
        }
    }
}
