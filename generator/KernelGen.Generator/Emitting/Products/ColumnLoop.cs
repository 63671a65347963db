using System;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the loop over the inner steps of a product, or the steps one after the other where the plan unrolls them.</summary>
internal static class ColumnLoop
{
    /// <summary>Prints all inner steps of <paramref name="matrix"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="matrix">The product.</param>
    /// <param name="body">Prints one step, given the expressions of its number and of the offset of its weights.</param>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, Action<string, string> body) =>
        Emit(writer, matrix, "0", Literals.Integer(matrix.Layout.ColumnSteps), body);

    /// <summary>Prints the inner steps from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, string first, string end, Action<string, string> body)
    {
        int stride = matrix.Layout.RowBlock * (matrix.IsCoded ? matrix.Layout.BytesPerRowStep : 1);
        if (matrix.UnrollsColumns)
        {
            for (int column = 0; column < matrix.Layout.ColumnSteps; column++)
                body(Literals.Integer(column), column == 0 ? "at" : $"at + {column * stride}");
            return;
        }

        using (writer.Block($"for (nuint column = {first}; column < {end}; column++, at += {stride})")) body("column", "at");
    }

    /// <summary>offset + addend; numbers at the end of the offset are joined with it.</summary>
    public static string Moved(string offset, long addend)
    {
        int plus = offset.LastIndexOf(" + ", StringComparison.Ordinal);
        if (plus >= 0 && int.TryParse(offset.Substring(plus + 3), out int number)) return Moved(offset.Substring(0, plus), number + addend);
        return addend == 0 ? offset : $"{offset} + {addend}";
    }

    /// <summary>scale * column + addend, folded where the column is a number.</summary>
    public static string Offset(string column, int scale, int addend)
    {
        if (int.TryParse(column, out int number)) return Literals.Integer(number * (long)scale + addend);
        string product = scale == 1 ? column : $"{column} * {scale}";
        return addend == 0 ? product : $"{product} + {addend}";
    }
}
