using System;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>
/// Prints the product of codes and integers of which one takes more than a byte: a plane of bytes against every word gives sums of 32 bits,
/// which wait in memory and are joined in 64 bits by the scaling.
/// </summary>
internal static class JoinedSumEmitter
{
    /// <summary>Prints the rows of one block against one vector.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        int registers = matrix.TileRegisters;
        string rows = registers == 1 ? "(nuint)TLanes.Count" : $"{registers} * (nuint)TLanes.Count";
        writer.Lines($"ref byte integers = ref Unsafe.Add(ref vector, {vector.WordsOffset});");
        using (Loop(writer, "code", matrix.Input.Planes))
        using (Loop(writer, "plane", matrix.Layout.Planes))
        using (writer.Block($"for (nuint row = 0; row < {matrix.Layout.RowBlock}; row += {rows})"))
        {
            EmitSums(writer, matrix, vector);
        }

        writer.Line();
        EmitScaling(writer, matrix, vector);
    }

    private static void EmitSums(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        string[] parts = [.. new[] { "Low", "High" }.Take(matrix.Input.WordParts)];
        foreach (string part in parts)
            foreach (TileRegister r in registers) writer.Lines($"TLanes sum{part}{r.Letter} = TLanes.Zero;");
        string plane = layout.Planes == 1 ? "" : $"plane * {layout.PlaneBytes} + ";
        writer.Lines($"nuint at = {plane}block * {layout.ColumnSteps * layout.BytesPerRowStep} + row * {layout.BytesPerRowStep};");
        string code = matrix.Input.Planes == 1 ? "" : $"2 * code * {vector.PlaneStride} + ";
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            declared = true;
            for (int part = 0; part < parts.Length; part++)
            {
                string words = code + ColumnLoop.Offset(column, 4, part * 2 * vector.PlaneStride);
                writer.Lines($"{type}two{parts[part]} = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {words})));");
            }

            foreach (TileRegister r in registers)
            {
                writer.Lines($"{type}codes{r.Letter} = TLanes.LoadU8AsS16(ref codes, {at}{r.Offset("2 * (nuint)TLanes.Count")});");
                foreach (string part in parts)
                    writer.Lines($"sum{part}{r.Letter} = TLanes.AddS32(sum{part}{r.Letter}, TLanes.PairDotS16(codes{r.Letter}, two{part}));");
            }
        });
        writer.Line();
        for (int part = 0; part < parts.Length; part++)
            foreach (TileRegister r in registers)
                writer.Lines($"TLanes.StoreS32(sum{parts[part]}{r.Letter}, ref sums, {Waiting(matrix, part)}row{r.Offset("(nuint)TLanes.Count")});");
    }

    /// <summary>Where the sums of the present planes against a word wait: [plane of integers][plane of bytes][word][row of block].</summary>
    private static string Waiting(MatrixPlan matrix, int part)
    {
        int plane = matrix.Input.WordParts * matrix.Layout.RowBlock;
        return (matrix.Input.Planes == 1 ? "" : $"code * {matrix.Layout.Planes * plane} + ")
            + (matrix.Layout.Planes == 1 ? "" : $"plane * {plane} + ")
            + (part == 0 ? "" : $"{part * matrix.Layout.RowBlock} + ");
    }

    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        int block = layout.Planes * matrix.Input.WordParts * layout.RowBlock;
        writer.Lines($"""
            ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));
            ref int total = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.TotalsOffset}));
            """);
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Count)"))
        {
            writer.Lines("TLanes inner = TLanes.Zero;");
            using (Loop(writer, "code", matrix.Input.Planes))
            {
                string index = matrix.Input.Planes == 1 ? "0" : "code";
                string first = matrix.Input.Planes == 1 ? "row" : $"code * {block} + row";
                writer.Lines($"""
                    inner = JoinedSums.Scale(
                        inner, ref sums, {first}, {layout.Planes}, {matrix.Input.WordParts}, {layout.RowBlock},
                        {matrix.Weights.Zero2}L * Unsafe.Add(ref total, {index}), TLanes.BroadcastF32(Unsafe.Add(ref beta, {index})));
                    """);
            }

            writer.Lines($"""
                TLanes pre = TLanes.FusedMultiplyAddF32(
                    TLanes.LoadF32(ref alpha, block + row), inner, TLanes.LoadF32(ref start, block + row));
                TLanes.StoreF32(pre, ref result, block + row);
                """);
        }
    }

    private static IDisposable? Loop(SourceWriter writer, string index, int count) =>
        count == 1 ? null : writer.Block($"for (nuint {index} = 0; {index} < {count}; {index}++)");
}
