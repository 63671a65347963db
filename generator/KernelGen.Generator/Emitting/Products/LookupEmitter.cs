using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loop of one-bit planes that look up partial sums of several columns.</summary>
internal static class LookupEmitter
{
    /// <summary>Prints what makes the tables of all vectors, before any register is live.</summary>
    public static void EmitTables(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        bool many = matrix.Bias is not null;
        string source = many ? $"vectors, step * {vector.RecordBytes} + {vector.TableSourceOffset}" : $"vector, {vector.TableSourceOffset}";
        string tables = many ? $"ref Unsafe.Add(ref tables, step * {matrix.TableBytes})" : "ref tables";
        using (many ? writer.Block("for (int step = 0; step < steps; step++)") : null)
        {
            writer.Lines($"""
                LookupTables.Build<TLanes>(
                    ref Unsafe.Add(ref {source}), {vector.PlaneStride}, {matrix.TableStreams}, {matrix.Layout.ColumnSteps}, {tables});
                """);
        }
    }

    /// <summary>Prints the rows of one block against one vector.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        if (matrix.Bias is not null) writer.Lines($"ref byte own = ref Unsafe.Add(ref tables, step * {matrix.TableBytes});");
        EmitSums(writer, matrix);
        writer.Line();
        EmitScaling(writer, matrix, vector);
    }

    private static void EmitSums(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        bool inParts = matrix.Runs > matrix.RunsPerFlush;
        if (inParts)
        {
            writer.Lines($"""
                for (nuint index = 0; index < {matrix.WaitingSums}; index += (nuint)TLanes.Count)
                    TLanes.StoreS32(TLanes.Zero, ref sums, index);
                """);
        }

        using (layout.Planes == 1 ? null : writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Bytes)"))
        {
            if (inParts) EmitParts(writer, matrix);
            else EmitWords(writer, matrix, "0", Literals.Integer(layout.ColumnSteps), "Store", Literals.Integer(matrix.Runs * Begin(matrix)));
        }
    }

    /// <summary>Prints parts of the columns whose sums fit words, and adds each to the wide sums.</summary>
    private static void EmitParts(SourceWriter writer, MatrixPlan matrix)
    {
        int steps = matrix.Layout.ColumnSteps, runSteps = matrix.StepsPerFlush;
        int partSteps = runSteps == 0 ? matrix.RunsPerFlush / 2 : matrix.RunsPerFlush * runSteps;
        using (writer.Block($"for (nuint part = 0; part < {steps}; part += {partSteps})"))
        {
            writer.Lines($"nuint last = Math.Min(part + {partSteps}, {steps});");
            string runs = runSteps switch
            {
                0 => "2 * (int)(last - part)",
                1 => "(int)(last - part)",
                _ => $"(((int)(last - part) + {runSteps - 1}) / {runSteps})",
            };
            EmitWords(writer, matrix, "part", "last", "Accumulate", $"{runs} * {Begin(matrix)}");
        }
    }

    /// <summary>Prints runs whose sums stay in words, then what becomes of these.</summary>
    private static void EmitWords(SourceWriter writer, MatrixPlan matrix, string first, string last, string end, string begun)
    {
        TileRegister[] streams = [.. TileRegister.First(matrix.TableStreams)];
        writer.Lines($"TLanes begin = TLanes.BroadcastU8({Begin(matrix)});");
        foreach (TileRegister stream in streams) writer.Lines($"TLanes words{stream.Letter} = TLanes.Zero, odd{stream.Letter} = TLanes.Zero;");
        writer.Lines($"nuint at = {Start(matrix, first)};");
        if (matrix.StepsPerFlush is 0 or 1 || matrix.Runs == 1) EmitSteps(writer, matrix, first, last);
        else
        {
            using (writer.Block($"for (nuint run = {first}; run < {last}; run += {matrix.StepsPerFlush})"))
            {
                bool even = matrix.Layout.ColumnSteps % matrix.StepsPerFlush == 0;
                string runEnd = $"run + {matrix.StepsPerFlush}";
                writer.Lines($"nuint end = {(even ? runEnd : $"Math.Min({runEnd}, {last})")};");
                EmitSteps(writer, matrix, "run", "end");
            }
        }

        writer.Line();
        foreach (TileRegister stream in streams)
            writer.Lines($"ByteSums.{end}(words{stream.Letter}, odd{stream.Letter}, {begun}, ref sums, {Sums(matrix, "plane", stream.Index)} + row);");
    }

    /// <summary>Prints inner steps whose sums stay in bytes; where they are widened at every step or half of one, that too.</summary>
    private static void EmitSteps(SourceWriter writer, MatrixPlan matrix, string first, string end)
    {
        TileRegister[] streams = [.. TileRegister.First(matrix.TableStreams)];
        bool isRun = matrix.StepsPerFlush > 1 || matrix.Runs == 1;
        bool declared = false;
        if (isRun)
        {
            foreach (TileRegister stream in streams) writer.Lines($"TLanes sum{stream.Letter} = begin;");
        }

        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            declared = true;
            writer.Lines($"""
                {type}first = TLanes.LoadU8(ref codes, {at});
                {type}second = TLanes.LoadU8(ref codes, {at} + {matrix.Layout.RowBlock});
                {type}third = TLanes.LoadU8(ref codes, {at} + {2 * matrix.Layout.RowBlock});
                """);
            foreach (TileRegister stream in streams) EmitStep(writer, matrix, stream, column, isRun ? null : type);
        });
        if (isRun) foreach (TileRegister stream in streams) EmitWidening(writer, stream);
    }

    /// <summary>Prints a step against one stream; <paramref name="type"/> declares a sum that begins and ends with the step, or a half of it.</summary>
    private static void EmitStep(SourceWriter writer, MatrixPlan matrix, TileRegister stream, string column, string? type)
    {
        string tables = matrix.Bias is null ? "tables" : "own";
        string table = $"ref Unsafe.Add(ref {tables}, {ColumnLoop.Offset(column, MatrixPlan.TableBytesPerStep, stream.Index * matrix.TableStride)})";
        string sum = $"sum{stream.Letter}";
        writer.Lines($"{type}{sum} = TLanes.AddU8({(type is null ? sum : "begin")}, TLanes.LookupFirst(first, second, {table}));");
        if (matrix.StepsPerFlush == 0 && type is not null) EmitWidening(writer, stream);
        writer.Lines($"{sum} = TLanes.AddU8({(matrix.StepsPerFlush == 0 && type is not null ? "begin" : sum)}, TLanes.LookupLast(second, third, {table}));");
        if (type is not null) EmitWidening(writer, stream);
    }

    private static void EmitWidening(SourceWriter writer, TileRegister stream) =>
        writer.Lines($"ByteSums.Widen(sum{stream.Letter}, ref words{stream.Letter}, ref odd{stream.Letter});");

    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        writer.Lines($"""
            ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));
            ref int total = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.TotalsOffset}));
            """);
        foreach (TileRegister code in TileRegister.First(matrix.Input.Planes))
        {
            writer.Lines($"""
                TLanes scale{code.Letter} = TLanes.BroadcastF32(Unsafe.Add(ref beta, {code.Index}));
                TLanes offset{code.Letter} = TLanes.BroadcastS32({matrix.Weights.Zero2} * Unsafe.Add(ref total, {code.Index}));
                """);
        }

        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Count)"))
        {
            writer.Lines("TLanes pre = TLanes.LoadF32(ref start, block + row);");
            int planes = matrix.Weights.Planes;
            using (planes == 1 ? null : writer.Block($"for (nuint plane = 0; plane < {planes}; plane++)"))
            {
                writer.Lines("TLanes inner = TLanes.Zero;");
                foreach (TileRegister code in TileRegister.First(matrix.Input.Planes))
                {
                    writer.Lines($"inner = CodeProduct.Add(\n    inner, {Total(matrix, code.Index)}, offset{code.Letter}, scale{code.Letter});");
                }

                string plane = planes == 1 ? "" : $"plane * {layout.PaddedRows} + ";
                writer.Lines($"pre = TLanes.FusedMultiplyAddF32(\n    TLanes.LoadF32(ref alpha, {plane}block + row), inner, pre);");
            }

            writer.Lines($"TLanes.StoreF32(pre, ref result, {KernelText.Result(matrix)}block + row);");
        }
    }

    /// <summary>The sum of a plane of codes against one of integers: that of the first bit, twice that of the second, and so on.</summary>
    private static string Total(MatrixPlan matrix, int code)
    {
        int bits = matrix.Weights.PlaneBits;
        string total = Digits(matrix, code, bits - 1);
        for (int bit = bits - 2; bit >= 0; bit--) total = $"TLanes.AddS32(TLanes.ShiftLeft32({total}, 1), {Digits(matrix, code, bit)})";
        return total;
    }

    /// <summary>The sum of a bit of the codes, the digits of the integers joined: the first, eight times the second, and so on.</summary>
    private static string Digits(MatrixPlan matrix, int code, int bit)
    {
        int digits = matrix.Input.TableDigits;
        string total = Digit(matrix, bit, (code * digits) + digits - 1);
        for (int digit = digits - 2; digit >= 0; digit--)
            total = $"TLanes.AddS32(TLanes.ShiftLeft32({total}, 3), {Digit(matrix, bit, (code * digits) + digit)})";
        return total;
    }

    private static string Digit(MatrixPlan matrix, int bit, int stream)
    {
        string plane = matrix.Weights.PlaneBits == 1 ? "plane" : Literals.Integer(bit);
        return $"TLanes.LoadS32(ref sums, {Sums(matrix, plane, stream)} + row)";
    }

    /// <summary>The number that keeps the bytes of a run at or above zero.</summary>
    private static int Begin(MatrixPlan matrix)
    {
        int columns = matrix.StepsPerFlush == 0 ? matrix.Layout.ColumnsPerStep / 2 : matrix.Layout.ColumnsPerStep * matrix.StepsPerFlush;
        return -matrix.Input.LeastTableDigit * columns;
    }

    /// <summary>Where the codes of a row begin at step <paramref name="first"/>.</summary>
    private static string Start(MatrixPlan matrix, string first)
    {
        LayoutDescriptor layout = matrix.Layout;
        string plane = layout.Planes == 1 ? "" : $"plane * {layout.PlaneBytes} + ";
        string skipped = first == "0" ? "" : $" + {first} * {layout.BytesPerRowStep * layout.RowBlock}";
        return $"{plane}block * {layout.BytesPerRowStep * layout.ColumnSteps}{skipped} + row";
    }

    /// <summary>Where the sums of a plane against one stream of tables begin.</summary>
    private static string Sums(MatrixPlan matrix, string plane, int stream)
    {
        int stride = matrix.WaitingSums / matrix.Layout.Planes;
        if (matrix.Layout.Planes == 1) return Literals.Integer(stream * matrix.Layout.RowBlock);
        string offset = $"{plane} * {stride}";
        return stream == 0 ? offset : $"{offset} + {stream * matrix.Layout.RowBlock}";
    }
}
