using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loop of codes that look up partial sums as floats, four bits at a time.</summary>
internal static class FloatLookupEmitter
{
    /// <summary>Groups of four bits of a word of codes.</summary>
    private const int GroupsPerWord = 8;

    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, VectorPlan vector)
    {
        if (vector.IsCoded)
            writer.Lines($"ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));");
    }

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        using (layout.Planes == 1 ? null : writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
        {
            if (vector.IsCoded) EmitCodes(writer, matrix, registers);
            else EmitSums(writer, matrix, registers, "");
            string plane = layout.Planes == 1 ? "" : $"plane * {layout.PaddedRows} + ", sum = vector.IsCoded ? "inner" : "sum";
            foreach (TileRegister r in registers)
            {
                string alpha = $"TLanes.LoadF32(ref alpha, {plane}first{r.Offset("(nuint)TLanes.Count")})";
                writer.Lines($"pre{r.Letter} = TLanes.FusedMultiplyAddF32(\n    {alpha}, {sum}{r.Letter}, pre{r.Letter});");
            }
        }
    }

    /// <summary>Prints the sums of every plane of integers, each scaled.</summary>
    private static void EmitCodes(SourceWriter writer, MatrixPlan matrix, TileRegister[] registers)
    {
        foreach (TileRegister r in registers) writer.Lines($"TLanes inner{r.Letter} = TLanes.Zero;");
        int streams = matrix.TableStreams;
        using (streams == 1 ? null : writer.Block($"for (nuint code = 0; code < {streams}; code++)"))
        {
            EmitSums(writer, matrix, registers, streams == 1 ? "" : $"code * {matrix.TableStride}");
            writer.Lines($"TLanes scale = TLanes.BroadcastF32({(streams == 1 ? "beta" : "Unsafe.Add(ref beta, code)")});");
            foreach (TileRegister r in registers)
                writer.Lines($"inner{r.Letter} = TLanes.FusedMultiplyAddF32(scale, sum{r.Letter}, inner{r.Letter});");
        }
    }

    /// <summary>Prints the sums of a tile over all columns, looked up in the tables that begin at <paramref name="offset"/>.</summary>
    private static void EmitSums(SourceWriter writer, MatrixPlan matrix, TileRegister[] registers, string offset)
    {
        LayoutDescriptor layout = matrix.Layout;
        string plane = layout.Planes == 1 ? "" : $"plane * {layout.PlaneBytes} + ";
        writer.Lines($"ref float entries = ref Unsafe.As<byte, float>(ref {(offset.Length == 0 ? "own" : $"Unsafe.Add(ref own, {offset})")});");
        foreach (TileRegister r in registers) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
        writer.Lines($"nuint at = {plane}block * {layout.ColumnSteps * layout.BytesPerRowStep} + row * {layout.RowStride};");
        ColumnLoop.Emit(writer, matrix, (column, at) => EmitWords(writer, matrix, registers, column, at));
        writer.Line();
    }

    /// <summary>Prints a word of codes a row, of which every group looks up its sum.</summary>
    private static void EmitWords(SourceWriter writer, MatrixPlan matrix, TileRegister[] registers, string column, string at)
    {
        foreach (TileRegister r in registers) writer.Lines($"TLanes codes{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
        string first = ColumnLoop.Offset(column, GroupsPerWord, 0), end = ColumnLoop.Offset(column, GroupsPerWord, GroupsPerWord);
        if (int.TryParse(end, out int number)) end = Literals.Integer(System.Math.Min(number, matrix.TableGroups));
        else if (matrix.TableGroups % GroupsPerWord != 0)
        {
            writer.Lines($"nuint last = Math.Min({end}, {matrix.TableGroups});");
            end = "last";
        }

        using (writer.Block($"for (nuint group = {first}; group < {end}; group++)"))
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
}
