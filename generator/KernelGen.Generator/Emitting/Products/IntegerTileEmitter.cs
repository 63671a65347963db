using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loops of codes times integers by pair products.</summary>
internal static class IntegerTileEmitter
{
    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, MatrixPlan matrix, VectorPlan vector) => writer.Lines($"""
        ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));
        ref int total = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.TotalsOffset}));
        ref byte integers = ref Unsafe.Add(ref vector, {Source(matrix, vector)});
        """);

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        int registers = matrix.TileRegisters;
        int planes = matrix.Input.Planes;
        using (Loop(writer, "plane", matrix.Layout.Planes))
        {
            foreach (TileRegister r in TileRegister.First(registers)) writer.Lines($"TLanes inner{r.Letter} = TLanes.Zero;");
            using (Loop(writer, "code", planes))
            {
                foreach (TileRegister r in TileRegister.First(registers)) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
                if (matrix.Layout.Family == KernelFamily.PairWords) EmitWords(writer, matrix, vector);
                else if (matrix.Layout.Family == KernelFamily.DotBytes) EmitDots(writer, matrix);
                else EmitBytes(writer, matrix, vector);

                string code = planes == 1 ? "0" : "code";
                writer.Line();
                writer.Lines($"""
                    TLanes scale = TLanes.BroadcastF32(Unsafe.Add(ref beta, {code}));
                    TLanes offset = TLanes.BroadcastS32({Zero(matrix)} * Unsafe.Add(ref total, {code}));
                    """);
                foreach (TileRegister r in TileRegister.First(registers))
                    writer.Lines($"inner{r.Letter} = CodeProduct.Add(inner{r.Letter}, sum{r.Letter}, offset, scale);");
            }

            string plane = matrix.Layout.Planes == 1 ? "" : $"plane * {matrix.Layout.PaddedRows} + ";
            foreach (TileRegister r in TileRegister.First(registers))
            {
                string alpha = $"TLanes.LoadF32(ref alpha, {plane}first{r.Offset("(nuint)TLanes.Count")})";
                writer.Lines($"pre{r.Letter} = TLanes.FusedMultiplyAddF32(\n    {alpha}, inner{r.Letter}, pre{r.Letter});");
            }
        }
    }

    private static void EmitBytes(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        writer.Lines($"nuint at = {Start(layout)};");
        bool once = matrix.StepsPerFlush >= layout.ColumnSteps;
        if (once)
        {
            EmitRun(writer, matrix, vector, "0", layout.ColumnSteps.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        using (writer.Block($"for (nuint run = 0; run < {layout.ColumnSteps}; run += {matrix.StepsPerFlush})"))
        {
            bool even = layout.ColumnSteps % matrix.StepsPerFlush == 0;
            string end = $"run + {matrix.StepsPerFlush}";
            writer.Lines($"nuint end = {(even ? end : $"Math.Min({end}, {layout.ColumnSteps})")};");
            EmitRun(writer, matrix, vector, "run", "end");
        }
    }

    private static void EmitRun(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string first, string end)
    {
        LayoutDescriptor layout = matrix.Layout;
        int groups = 8 / layout.StorageBits;
        bool declared = false;
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) writer.Lines($"TLanes pair{r.Letter} = TLanes.Zero;");
        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                writer.Lines($"{type}byte{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
            for (int group = 0; group < groups; group++)
            {
                string offset = Code(vector) + ColumnLoop.Offset(column, layout.ColumnsPerStep, 4 * group);
                writer.Lines(
                    $"{(group == 0 ? type : "")}four = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {offset})));");
                EmitPairs(writer, matrix, group);
            }

            declared = true;
        });
        writer.Line();
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
            writer.Lines($"sum{r.Letter} = TLanes.AddS32(sum{r.Letter}, TLanes.PairSumS16(pair{r.Letter}));");
    }

    private static void EmitPairs(SourceWriter writer, MatrixPlan matrix, int group)
    {
        int bits = matrix.Layout.StorageBits;
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string cut = bits == 8 ? $"byte{r.Letter}" : $"TLanes.ExtractU8(byte{r.Letter}, {group * bits}, mask)";
            writer.Lines($"pair{r.Letter} = TLanes.AddS16(pair{r.Letter}, TLanes.PairDotU8S8({cut}, four));");
        }
    }

    private static void EmitWords(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        writer.Lines($"nuint at = {Start(layout)};");
        string plane = vector.Activation.Planes == 1 ? "" : $"2 * code * {vector.PlaneStride} + ";
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            string words = $"{plane}{ColumnLoop.Offset(column, 4, 0)}";
            writer.Lines(
                $"{(declared ? "" : "TLanes ")}two = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {words})));");
            declared = true;
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
            {
                string codes = $"TLanes.LoadU8AsS16(ref codes, {at}{r.Offset("2 * (nuint)TLanes.Count")})";
                writer.Lines($"sum{r.Letter} = TLanes.AddS32(sum{r.Letter}, TLanes.PairDotS16({codes}, two));");
            }
        });
    }

    /// <summary>Two sums a register, so that a product need not wait for the one before; they are joined and corrected at the end.</summary>
    private static void EmitDots(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        foreach (TileRegister r in registers) writer.Lines($"TLanes next{r.Letter} = TLanes.Zero;");
        writer.Lines($"nuint at = {Start(layout)};");
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            if (layout.StorageBits < 8)
            {
                foreach (TileRegister r in registers)
                    writer.Lines($"{type}byte{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
            }

            for (int group = 0; group < layout.ColumnsPerStep / 4; group++)
            {
                string offset = ColumnLoop.Offset(column, layout.ColumnsPerStep, 4 * group);
                writer.Lines($"{(group == 0 ? type : "")}four = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {offset})));");
                foreach (TileRegister r in registers)
                    writer.Lines($"TLanes.AccumulateU8S8(ref {(group % 2 == 0 ? "sum" : "next")}{r.Letter}, four, {Signed(layout, r, at, group)});");
            }

            declared = true;
        });
        writer.Line();
        foreach (TileRegister r in registers)
        {
            writer.Lines($"sum{r.Letter} = TLanes.AddS32(sum{r.Letter}, next{r.Letter});");
            if (!matrix.Input.IntegerStepIsOne) writer.Lines($"sum{r.Letter} = TLanes.ShiftLeft32(sum{r.Letter}, 1);");
            if (matrix.HasCorrections)
                writer.Lines($"sum{r.Letter} = TLanes.AddS32(sum{r.Letter}, TLanes.LoadS32(ref corrections, first{r.Offset("(nuint)TLanes.Count")}));");
        }
    }

    /// <summary>The signed bytes of four columns: loaded, or cut out of the bytes of a step.</summary>
    private static string Signed(LayoutDescriptor layout, TileRegister r, string at, int group) => layout.StorageBits == 8
        ? $"TLanes.LoadU8(ref codes, {at}{(group == 0 ? "" : $" + {4 * layout.RowBlock}")}{r.Offset("(nuint)TLanes.Bytes")})"
        : $"TLanes.ExtractU8(byte{r.Letter}, {group * layout.StorageBits}, mask)";

    private static int Source(MatrixPlan matrix, VectorPlan vector) => matrix.Layout.Family switch
    {
        KernelFamily.PairWords => vector.WordsOffset,
        KernelFamily.DotBytes => vector.CodesOffset,
        _ => vector.BytesOffset,
    };

    /// <summary>The doubled zero point of what is multiplied: signed bytes have one of their own.</summary>
    private static int Zero(MatrixPlan matrix) =>
        matrix.Weights.Zero2 - (matrix.Layout.Family == KernelFamily.DotBytes ? 2 * matrix.Weights.SignedOffset : 0);

    private static string Code(VectorPlan vector) => vector.Activation.Planes == 1 ? "" : $"code * {vector.PlaneStride} + ";

    /// <summary>The offset of a tile's first code: whole blocks lie before it, and its rows within the block.</summary>
    private static string Start(LayoutDescriptor layout)
    {
        string plane = layout.Planes == 1 ? "" : $"plane * {layout.PlaneBytes} + ";
        return $"{plane}block * {layout.ColumnSteps * layout.BytesPerRowStep} + row * {layout.RowStride}";
    }

    private static System.IDisposable? Loop(SourceWriter writer, string index, int count) =>
        count == 1 ? null : writer.Block($"for (nuint {index} = 0; {index} < {count}; {index}++)");
}
