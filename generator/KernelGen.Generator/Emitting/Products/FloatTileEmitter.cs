using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loops against float activations: float weights, or codes expanded in registers.</summary>
internal static class FloatTileEmitter
{
    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        writer.Lines("ref float x = ref Unsafe.As<byte, float>(ref vector);");
        if (!matrix.IsCoded) return;
        writer.Lines($"""
            float total = Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.TotalsOffset}));
            TLanes two = TLanes.BroadcastF32(2f);
            TLanes offset = TLanes.BroadcastF32(-({matrix.Weights.Zero2} * total));
            """);
    }

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        if (matrix.Layout.Family == KernelFamily.WideByFloat) EmitWideCodes(writer, matrix);
        else if (matrix.IsCoded) EmitCodes(writer, matrix);
        else EmitFloats(writer, matrix, vector);
    }

    private static void EmitFloats(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileSum[] sums = TileSum.Of(matrix);
        foreach (TileSum sum in sums) writer.Lines($"TLanes sum{sum.Name} = TLanes.Zero;");
        writer.Lines($"nuint at = block * {layout.ColumnSteps} + row;");
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            declared = true;
            if (matrix.Vectors > 1)
            {
                foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                    writer.Lines($"{type}weight{r.Letter} = TLanes.LoadF32(ref weight, {at}{r.Offset("(nuint)TLanes.Count")});");
            }

            for (int each = 0; each < matrix.Vectors; each++)
            {
                string value = ColumnLoop.Offset(column, 1, each * vector.RecordBytes / 4);
                writer.Lines($"{(each == 0 ? type : "")}value = TLanes.BroadcastF32(Unsafe.Add(ref x, {value}));");
                foreach (TileSum sum in TileSum.Of(matrix, each))
                {
                    string rows = matrix.Vectors > 1 ? $"weight{sum.Register.Letter}" : $"ref weight, {at}{sum.Rows}";
                    writer.Lines($"TLanes.AccumulateF32(ref sum{sum.Name}, value, {rows});");
                }
            }
        });
        writer.Line();
        foreach (TileSum sum in sums) writer.Lines($"TLanes pre{sum.Name} = TLanes.AddF32({sum.Start}, sum{sum.Name});");
    }

    private static void EmitCodes(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        int codesPerByte = 8 / layout.StorageBits;
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
        writer.Lines($"nuint at = block * {layout.ColumnSteps} + row;");
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                writer.Lines($"{type}byte{r.Letter} = TLanes.LoadU8AsS32(ref codes, {at}{r.Offset("(nuint)TLanes.Count")});");
            for (int code = 0; code < codesPerByte; code++)
            {
                string value = ColumnLoop.Offset(column, codesPerByte, code);
                writer.Lines($"{(code == 0 ? type : "")}value = TLanes.BroadcastF32(Unsafe.Add(ref x, {value}));");
                EmitCode(writer, matrix, code, codesPerByte);
            }

            declared = true;
        });
        EmitScaling(writer, matrix);
    }

    private static void EmitWideCodes(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        foreach (TileRegister r in registers) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
        writer.Lines($"nuint at = block * {layout.ColumnSteps} + row;");
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            writer.Lines($"{(declared ? "" : "TLanes ")}value = TLanes.BroadcastF32(Unsafe.Add(ref x, {column}));");
            declared = true;
            foreach (TileRegister r in registers)
            {
                string low = $"{at}{r.Offset("(nuint)TLanes.Count")}";
                writer.Lines($"""
                    TLanes.AccumulateF32(
                        ref sum{r.Letter},
                        TLanes.ConvertS32ToF32(TLanes.Or(
                            TLanes.LoadU8AsS32(ref codes, {low}), TLanes.ShiftLeft32(TLanes.LoadU8AsS32(ref codes, {layout.PlaneBytes} + {low}), 8))),
                        value);
                    """);
            }
        });
        EmitScaling(writer, matrix);
    }

    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix)
    {
        writer.Line();
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string scale = $"TLanes.LoadF32(ref alpha, first{r.Offset("(nuint)TLanes.Count")})";
            writer.Lines($"""
                pre{r.Letter} = TLanes.FusedMultiplyAddF32(
                    {scale},
                    TLanes.FusedMultiplyAddF32(two, sum{r.Letter}, offset),
                    pre{r.Letter});
                """);
        }
    }

    private static void EmitCode(SourceWriter writer, MatrixPlan matrix, int code, int codesPerByte)
    {
        int bits = matrix.Layout.StorageBits;
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string shifted = code == 0 ? $"byte{r.Letter}" : $"TLanes.ShiftRight32(byte{r.Letter}, {code * bits})";
            string cut = codesPerByte == 1 ? shifted : code == codesPerByte - 1 ? shifted : $"TLanes.And({shifted}, mask)";

            writer.Lines($"TLanes.AccumulateF32(\n    ref sum{r.Letter}, TLanes.ConvertS32ToF32({cut}), value);");
        }
    }
}
