using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loop of codes that look up partial sums of float activations, four bits at a time.</summary>
internal static class LookupByFloatEmitter
{
    /// <summary>Groups of four bits of a word of codes.</summary>
    private const int GroupsPerWord = 8;

    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, MatrixPlan matrix)
    {
        TablesEmitter.EmitOwn(writer, matrix);
        writer.Lines($"ref float entries = ref Unsafe.As<byte, float>(ref {TablesEmitter.Own(matrix)});");
    }

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        using (layout.Planes == 1 ? null : writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
        {
            string plane = layout.Planes == 1 ? "" : $"plane * {layout.PlaneBytes} + ";
            foreach (TileRegister r in registers) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
            writer.Lines($"nuint at = {plane}block * {layout.ColumnSteps * layout.BytesPerRowStep} + row * {layout.RowStride};");
            ColumnLoop.Emit(writer, matrix, (column, at) => EmitWords(writer, matrix, registers, column, at));
            writer.Line();
            foreach (TileRegister r in registers)
            {
                string alpha = $"TLanes.LoadF32(ref alpha, {(layout.Planes == 1 ? "" : $"plane * {layout.PaddedRows} + ")}first{r.Offset("(nuint)TLanes.Count")})";
                writer.Lines($"pre{r.Letter} = TLanes.FusedMultiplyAddF32(\n    {alpha}, sum{r.Letter}, pre{r.Letter});");
            }
        }
    }

    /// <summary>Prints a word of codes a row, of which every group looks up its sum.</summary>
    private static void EmitWords(SourceWriter writer, MatrixPlan matrix, TileRegister[] registers, string column, string at)
    {
        foreach (TileRegister r in registers) writer.Lines($"TLanes codes{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
        string first = ColumnLoop.Offset(column, GroupsPerWord, 0), last = Last(column, matrix.TableGroups);
        using (writer.Block($"for (nuint group = {first}; group < {last}; group++)"))
        {
            writer.Lines("ref float entry = ref Unsafe.Add(ref entries, group * 16);");
            foreach (TileRegister r in registers)
            {
                writer.Lines($"""
                    sum{r.Letter} = TLanes.AddF32(sum{r.Letter}, TLanes.LookupF32(ref entry, codes{r.Letter}));
                    codes{r.Letter} = TLanes.ShiftRight32(codes{r.Letter}, 4);
                    """);
            }
        }
    }

    /// <summary>The group behind the last one of the word of <paramref name="column"/>.</summary>
    private static string Last(string column, int groups)
    {
        string end = ColumnLoop.Offset(column, GroupsPerWord, GroupsPerWord);
        if (int.TryParse(end, out int number)) return Literals.Integer(System.Math.Min(number, groups));
        return groups % GroupsPerWord == 0 ? end : $"Math.Min({end}, {groups})";
    }
}
