using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loops of codes times integers by pair products.</summary>
internal static class IntegerTileEmitter
{
    // ByteDots.Middle of the runtime.
    private const int Middle = 128;

    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        if (!matrix.KeepsIntegers) writer.Lines($"ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));");
        writer.Lines($"""
            ref int total = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.TotalsOffset}));
            ref byte integers = ref Unsafe.Add(ref vector, {Source(matrix, vector)});
            """);
        if (!matrix.TakesMagnitudes) return;
        writer.Lines($"""
            ref byte flips = ref Unsafe.Add(ref vector, {vector.FlipsOffset});
            TLanes negatives = TLanes.BroadcastS32(TLanes.HasByteDots ? 0 : Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.NegativesOffset})));
            """);
    }

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        TileSum[] sums = TileSum.Of(matrix);
        bool codes = matrix.Input.Planes > 1;
        using (Loop(writer, "plane", matrix.Layout.Planes))
        {
            if (codes) foreach (TileSum sum in sums) writer.Lines($"TLanes inner{sum.Name} = TLanes.Zero;");
            using (Loop(writer, "code", matrix.Input.Planes))
            {
                foreach (TileSum sum in sums) writer.Lines($"TLanes sum{sum.Name} = {(matrix.TakesMagnitudes ? "negatives" : "TLanes.Zero")};");
                if (matrix.Layout.Family == KernelFamily.PairWords) EmitWords(writer, matrix, vector);
                else if (matrix.Layout.Family == KernelFamily.DotBytes) EmitDots(writer, matrix);
                else EmitBytes(writer, matrix, vector);
                writer.Line();
                if (matrix.KeepsIntegers) EmitOffsets(writer, matrix, vector);
                else EmitScaling(writer, matrix, vector, codes);
            }

            if (matrix.KeepsIntegers) return;

            string plane = matrix.Layout.Planes == 1 ? "" : $"plane * {matrix.Layout.PaddedRows} + ";
            foreach (TileSum sum in sums)
            {
                string alpha = $"TLanes.LoadF32(ref alpha, {plane}first{sum.Rows})";
                writer.Lines(matrix.StartsLate
                    ? $"TLanes pre{sum.Name} = TLanes.FusedMultiplyAddF32(\n    {alpha}, inner{sum.Name}, {sum.Start});"
                    : $"pre{sum.Name} = TLanes.FusedMultiplyAddF32(\n    {alpha}, inner{sum.Name}, pre{sum.Name});");
            }
        }
    }

    /// <summary>Prints inner, the scaled sums of all codes of the activations.</summary>
    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, bool codes)
    {
        for (int each = 0; each < matrix.Vectors; each++)
        {
            string number = TileSum.Number(matrix, each);
            int record = each * vector.RecordBytes / 4;
            string code = codes ? ColumnLoop.Moved("code", record) : Literals.Integer(record);
            writer.Lines($"""
                TLanes scale{number} = TLanes.BroadcastF32(Unsafe.Add(ref beta, {code}));
                TLanes offset{number} = TLanes.BroadcastS32({Zero(matrix)} * Unsafe.Add(ref total, {code}));
                """);
            foreach (TileSum sum in TileSum.Of(matrix, each))
            {
                writer.Lines(codes
                    ? $"inner{sum.Name} = CodeProduct.Add(inner{sum.Name}, sum{sum.Name}, offset{number}, scale{number});"
                    : $"TLanes inner{sum.Name} = CodeProduct.Add(TLanes.Zero, sum{sum.Name}, offset{number}, scale{number});");
            }
        }
    }

    /// <summary>Prints pre, the sums of integers that codes stand for, and what they start from.</summary>
    private static void EmitOffsets(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        for (int each = 0; each < matrix.Vectors; each++)
        {
            string number = TileSum.Number(matrix, each);
            writer.Lines($"TLanes offset{number} = TLanes.BroadcastS32({Literals.Integer(Zero(matrix) / 2)} * Unsafe.Add(ref total, {each * vector.RecordBytes / 4}));");
            foreach (TileSum sum in TileSum.Of(matrix, each))
                writer.Lines($"TLanes pre{sum.Name} = TLanes.AddS32({sum.Start}, TLanes.SubtractS32(sum{sum.Name}, offset{number}));");
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
        bool declared = false;
        TileSum[] sums = TileSum.Of(matrix);
        foreach (TileSum sum in sums) writer.Lines($"TLanes pair{sum.Name} = TLanes.Zero;");
        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            EmitPairs(writer, matrix, vector, column, at, declared ? "" : "TLanes ");
            declared = true;
        });
        writer.Line();
        foreach (TileSum sum in sums)
            writer.Lines($"sum{sum.Name} = TLanes.AddS32(sum{sum.Name}, TLanes.PairSumS16(pair{sum.Name}));");
    }

    /// <summary>Prints an inner step: the codes of a byte one after the other, each against every vector.</summary>
    private static void EmitPairs(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string column, string at, string type)
    {
        LayoutDescriptor layout = matrix.Layout;
        int bits = layout.StorageBits;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        foreach (TileRegister r in registers)
            writer.Lines($"{type}byte{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
        for (int group = 0; group < 8 / bits; group++)
        {
            string first = group == 0 ? type : "";
            bool cuts = matrix.Vectors > 1 && bits < 8;
            if (cuts) foreach (TileRegister r in registers) writer.Lines($"{first}code{r.Letter} = TLanes.ExtractU8(byte{r.Letter}, {group * bits}, mask);");
            for (int each = 0; each < matrix.Vectors; each++)
            {
                string offset = Code(vector) + ColumnLoop.Offset(column, layout.ColumnsPerStep, 4 * group + each * vector.RecordBytes);
                writer.Lines($"{(each == 0 ? first : "")}four = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {offset})));");
                foreach (TileSum sum in TileSum.Of(matrix, each))
                {
                    string letter = sum.Register.Letter;
                    string code = bits == 8 ? $"byte{letter}" : cuts ? $"code{letter}" : $"TLanes.ExtractU8(byte{letter}, {group * bits}, mask)";
                    writer.Lines($"pair{sum.Name} = TLanes.AddS16(pair{sum.Name}, TLanes.PairDotU8S8({code}, four));");
                }
            }
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

    /// <summary>Runs of steps whose pairs fit 16 bits, one of all steps where an instruction sums four products; then what all rows are corrected by.</summary>
    private static void EmitDots(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        writer.Lines($"nuint at = {Start(layout)};");
        if (matrix.TakesMagnitudes)
        {
            EmitMagnitudes(writer, matrix);
            return;
        }

        if (matrix.UnrollsColumns || matrix.DotSteps >= layout.ColumnSteps)
        {
            EmitDotRun(writer, matrix, "0", Literals.Integer(layout.ColumnSteps));
        }
        else
        {
            writer.Lines($"nuint most = TLanes.HasByteDots ? {layout.ColumnSteps}u : {matrix.DotSteps}u;");
            using (writer.Block($"for (nuint run = 0; run < {layout.ColumnSteps}; run += most)"))
            {
                writer.Lines($"nuint end = Math.Min(run + most, {layout.ColumnSteps});");
                EmitDotRun(writer, matrix, "run", "end");
            }
        }

        if (!matrix.Input.IntegerStepIsOne || matrix.HasRowSums) writer.Line();
        foreach (TileSum sum in TileSum.Of(matrix))
        {
            if (!matrix.Input.IntegerStepIsOne) writer.Lines($"sum{sum.Name} = TLanes.ShiftLeft32(sum{sum.Name}, 1);");
            if (matrix.HasRowSums) writer.Lines($"sum{sum.Name} = TLanes.AddS32(sum{sum.Name}, TLanes.LoadS32(ref corrections, first{sum.Rows}));");
        }
    }

    /// <summary>Prints inner steps whose pairs stay in 16 bits; where all steps are written one after the other, sums are joined as often as that takes.</summary>
    private static void EmitDotRun(SourceWriter writer, MatrixPlan matrix, string first, string end)
    {
        TileSum[] sums = TileSum.Of(matrix);
        foreach (TileSum sum in sums) writer.Lines($"TLanes even{sum.Name} = TLanes.Zero, odd{sum.Name} = TLanes.Zero;");
        int unrolled = 0;
        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            if (matrix.UnrollsColumns && unrolled > 0 && unrolled % matrix.DotSteps == 0)
            {
                using (writer.Block("if (!TLanes.HasByteDots)"))
                {
                    foreach (TileSum sum in sums)
                        writer.Lines($"ByteDots.Join(ref sum{sum.Name}, even{sum.Name}, odd{sum.Name});\neven{sum.Name} = odd{sum.Name} = TLanes.Zero;");
                }
            }

            EmitFours(writer, matrix, column, at, unrolled == 0 ? "TLanes " : "");
            unrolled++;
        });
        writer.Line();
        foreach (TileSum sum in sums) writer.Lines($"ByteDots.Join(ref sum{sum.Name}, even{sum.Name}, odd{sum.Name});");
    }

    /// <summary>Prints an inner step of products of four bytes.</summary>
    private static void EmitFours(SourceWriter writer, MatrixPlan matrix, string column, string at, string type)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] registers = [.. TileRegister.First(matrix.TileRegisters)];
        if (layout.StorageBits < 8)
        {
            foreach (TileRegister r in registers)
                writer.Lines($"{type}byte{r.Letter} = TLanes.LoadU8(ref codes, {at}{r.Offset("(nuint)TLanes.Bytes")});");
        }

        for (int group = 0; group < layout.ColumnsPerStep / 4; group++)
        {
            string offset = ColumnLoop.Offset(column, layout.ColumnsPerStep, 4 * group), turn = group % 2 == 0 ? "even" : "odd";
            writer.Lines($"{(group == 0 ? type : "")}four = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {offset})));");
            foreach (TileRegister r in registers)
            {
                string codes = Signed(layout, r, at, group);
                writer.Lines($"TLanes.DotU8S8(ref {turn}{r.Letter}, four, {codes});");
            }
        }
    }

    /// <summary>Sums of 32 bits by codes, or by magnitudes and flipped weights; then what is lacking of integers.</summary>
    private static void EmitMagnitudes(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (column, at) =>
        {
            for (int group = 0; group < layout.ColumnsPerStep / 4; group++)
            {
                string offset = ColumnLoop.Offset(column, layout.ColumnsPerStep, 4 * group), type = declared ? "" : "TLanes ";
                writer.Lines($"""
                    {type}four = TLanes.BroadcastS32(Unsafe.As<byte, int>(ref Unsafe.Add(ref integers, {offset})));
                    {type}flip = ByteDots.Flip<TLanes>(ref Unsafe.Add(ref flips, {offset}));
                    """);
                declared = true;
                foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                    writer.Lines($"ByteDots.AddMagnitudes(ref sum{r.Letter}, four, flip, {Signed(layout, r, at, group)});");
            }
        });
        writer.Line();
        TileSum[] sums = TileSum.Of(matrix);
        if (!matrix.Input.IntegerStepIsOne) foreach (TileSum sum in sums) writer.Lines($"sum{sum.Name} = TLanes.ShiftLeft32(sum{sum.Name}, 1);");
        EmitZero(writer, matrix, sums);
    }

    /// <summary>Prints what codes, or magnitudes, lack of integers, times the sums of rows: nothing where integers are counted from what magnitudes are.</summary>
    private static void EmitZero(SourceWriter writer, MatrixPlan matrix, TileSum[] sums)
    {
        int middle = matrix.Input.IntegerStepIsOne ? Middle : 2 * Middle, zero = matrix.Input.IntegerZero;
        bool lacksNothing = zero == middle;
        using (lacksNothing ? writer.Block("if (TLanes.HasByteDots)") : null)
        {
            string own = Literals.Integer(-zero);
            writer.Lines($"TLanes zero = TLanes.BroadcastS32({(lacksNothing ? own : $"TLanes.HasByteDots ? {own} : {Literals.Integer(middle - zero)}")});");
            foreach (TileSum sum in sums)
                writer.Lines($"sum{sum.Name} = TLanes.AddS32(sum{sum.Name}, TLanes.MultiplyS32(zero, TLanes.LoadS32(ref rowSums, first{sum.Rows})));");
        }
    }

    /// <summary>The signed bytes of four columns: loaded, or cut out of the bytes of a step.</summary>
    private static string Signed(LayoutDescriptor layout, TileRegister r, string at, int group) => layout.StorageBits == 8
        ? $"TLanes.LoadU8(ref codes, {at}{(group == 0 ? "" : $" + {4 * layout.RowBlock}")}{r.Offset("(nuint)TLanes.Bytes")})"
        : $"TLanes.ExtractU8(byte{r.Letter}, {group * layout.StorageBits}, mask)";

    private static string Source(MatrixPlan matrix, VectorPlan vector) => matrix.Layout.Family switch
    {
        KernelFamily.PairWords => Literals.Integer(vector.WordsOffset),
        KernelFamily.DotBytes when matrix.TakesMagnitudes => $"TLanes.HasByteDots ? {vector.CodesOffset} : {vector.MagnitudesOffset}",
        KernelFamily.DotBytes => Literals.Integer(vector.CodesOffset),
        _ => Literals.Integer(vector.BytesOffset),
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
