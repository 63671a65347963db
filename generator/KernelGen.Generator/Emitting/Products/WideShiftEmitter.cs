using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>
/// Prints the product of powers of two whose exact sums take 64 bits: pairs of registers hold the halves, which wait in memory for
/// the scaling, so that no call stands near the inner loop.
/// </summary>
internal static class WideShiftEmitter
{
    /// <summary>Prints the rows of one block against one vector.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        writer.Lines(ShiftTileEmitter.Integers(vector));
        writer.Lines($"ref int highSums = ref Unsafe.Add(ref sums, {matrix.Input.Planes * matrix.Layout.RowBlock});");
        int registers = matrix.TileRegisters;
        string rows = registers == 1 ? "(nuint)TLanes.Count" : $"{registers} * (nuint)TLanes.Count";
        using (Codes(writer, matrix))
        using (writer.Block($"for (nuint row = 0; row < {matrix.Layout.RowBlock}; row += {rows})"))
        {
            EmitSums(writer, matrix, vector);
        }

        writer.Line();
        EmitScaling(writer, matrix, vector);
    }

    private static void EmitSums(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
            writer.Lines($"TLanes low{r.Letter} = TLanes.Zero, high{r.Letter} = TLanes.Zero, negative{r.Letter} = TLanes.Zero;");
        writer.Lines(ShiftTileEmitter.Start(matrix));
        ShiftTileEmitter.EmitColumns(writer, matrix, (type, column, bit) =>
        {
            writer.Lines($"""
                {(type.Length > 0 ? "int " : "")}integer = {ShiftTileEmitter.Integer(vector, Code(matrix, vector.PlaneStride) + column)};
                {type}turn = TLanes.BroadcastS32(integer >> 31);
                {type}value = TLanes.BroadcastS32((integer ^ (integer >> 31)) - (integer >> 31));
                """);
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) EmitTerm(writer, matrix, type, r, bit);
        });
        writer.Line();
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string row = $"{Code(matrix, matrix.Layout.RowBlock)}row{r.Offset("(nuint)TLanes.Count")}";
            writer.Lines($"""
                WideSums.Add(ref low{r.Letter}, ref high{r.Letter}, negative{r.Letter}, TLanes.Zero);
                TLanes.StoreS32(low{r.Letter}, ref sums, {row});
                TLanes.StoreS32(high{r.Letter}, ref highSums, {row});
                """);
        }
    }

    // The complement of a negative term lacks one, which is counted and added at the end; that of a zero, too.
    private static void EmitTerm(SourceWriter writer, MatrixPlan matrix, string type, TileRegister r, int bit)
    {
        bool hasZero = matrix.Weights.Exponents().HasZero;
        string shifted = hasZero ? $"shifted{r.Letter}" : "value";
        writer.Lines($"{type}shift{r.Letter} = TLanes.And({ShiftTileEmitter.Code(r, bit)}, magnitudes);");
        if (hasZero)
            writer.Lines($"{type}{shifted} = TLanes.Select(TLanes.EqualS32(shift{r.Letter}, TLanes.Zero), TLanes.Zero, value);");
        writer.Lines($"""
            {type}minus{r.Letter} = TLanes.Xor(turn, {ShiftTileEmitter.Minus(matrix, r, bit)});
            negative{r.Letter} = TLanes.SubtractS32(negative{r.Letter}, minus{r.Letter});
            WideSums.Add(
                ref low{r.Letter},
                ref high{r.Letter},
                TLanes.Xor(TLanes.ShiftLeftEach32({shifted}, shift{r.Letter}), minus{r.Letter}),
                TLanes.Xor(TLanes.ShiftRightEach32({shifted}, TLanes.SubtractS32(width, shift{r.Letter})), minus{r.Letter}));
            """);
    }

    /// <summary>The loop over the planes of the vector, if there are several.</summary>
    private static System.IDisposable? Codes(SourceWriter writer, MatrixPlan matrix) =>
        matrix.Input.Planes == 1 ? null : writer.Block($"for (nuint code = 0; code < {matrix.Input.Planes}; code++)");

    /// <summary>The offset of the present plane of the vector, as a summand.</summary>
    private static string Code(MatrixPlan matrix, int stride) => matrix.Input.Planes == 1 ? "" : $"code * {stride} + ";

    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        writer.Lines($"ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));");
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Count)"))
        {
            writer.Lines("TLanes inner = TLanes.Zero;");
            using (Codes(writer, matrix))
            {
                writer.Lines($"""
                    TLanes scale = TLanes.BroadcastF32(Unsafe.Add(ref beta, {(matrix.Input.Planes == 1 ? "0" : "code")}));
                    inner = WideSums.Scale(inner, ref sums, ref highSums, {Code(matrix, layout.RowBlock)}row, scale);
                    """);
            }

            writer.Lines($"""
                TLanes pre = TLanes.FusedMultiplyAddF32(
                    TLanes.LoadF32(ref alpha, block + row), inner, TLanes.LoadF32(ref start, block + row));
                TLanes.StoreF32(pre, ref result, block + row);
                """);
        }
    }
}
