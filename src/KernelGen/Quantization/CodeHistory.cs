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
        byte[] codes = CodesOf(matrix);
        long[] histogram = new long[1 << (matrix.Planes * matrix.PlaneBits)];
        foreach (byte code in codes) histogram[code]++;
        if (!matrices.TryGetValue(matrix.Name, out Followed? followed))
        {
            matrices.Add(matrix.Name, new Followed(codes));
            return new CodeChange(matrix.Name, 0, 0, 1, histogram);
        }

        long changed = followed.Compare(codes);
        return new CodeChange(
            matrix.Name,
            (double)changed / codes.Length,
            (double)followed.Changes / codes.Length,
            (double)followed.NeverChanged / codes.Length,
            histogram);
    }

    private static byte[] CodesOf(QuantizedMatrix matrix)
    {
        byte[] codes = new byte[matrix.Tensor.Count];
        byte[] row = new byte[matrix.Columns];
        for (int index = 0; index < matrix.Rows; index++)
        {
            for (int plane = 0; plane < matrix.Planes; plane++)
            {
                matrix.CopyCodes(plane, index, row);
                for (int column = 0; column < row.Length; column++)
                    codes[index * row.Length + column] |= (byte)(row[column] << (plane * matrix.PlaneBits));
            }
        }

        return codes;
    }

    /// <summary>The codes of the last look and which of them ever changed.</summary>
    private sealed class Followed(byte[] codes)
    {
        private readonly bool[] hasChanged = new bool[codes.Length];
        private byte[] last = codes;

        public long Changes { get; private set; }

        public long NeverChanged { get; private set; } = codes.Length;

        public long Compare(byte[] now)
        {
            long changed = 0;
            for (int index = 0; index < now.Length; index++)
            {
                if (now[index] == last[index]) continue;
                changed++;
                if (!hasChanged[index]) NeverChanged--;
                hasChanged[index] = true;
            }

            last = now;
            Changes += changed;
            return changed;
        }
    }
}
