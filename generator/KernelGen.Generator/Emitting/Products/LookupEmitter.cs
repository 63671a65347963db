using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loop of one-bit planes that look up partial sums of four columns.</summary>
internal static class LookupEmitter
{
    /// <summary>Prints the rows of one block against one vector.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        writer.Lines($"""
            ref byte tables = ref Unsafe.Add(ref vector, {vector.TablesOffset});
            for (nuint index = 0; index < {matrix.WaitingSums}; index += (nuint)TLanes.Count)
                TLanes.StoreS32(TLanes.Zero, ref sums, index);
            """);
        EmitSums(writer, matrix, vector);
        writer.Line();
        EmitScaling(writer, matrix, vector);
    }

    private static void EmitSums(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        using (writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Bytes)"))
        {
            if (matrix.Runs == 1)
            {
                EmitRun(writer, matrix, vector, "0", Literals.Integer(layout.ColumnSteps), "TLanes.Zero");
                foreach (TileRegister stream in TileRegister.First(vector.TableStreams))
                    writer.Lines($"TLanes.AccumulateS8(sum{stream.Letter}, ref sums, {Sums(matrix, stream.Index)} + row);");
                return;
            }

            if (matrix.Runs <= matrix.RunsPerFlush)
            {
                EmitRuns(writer, matrix, vector, "0", Literals.Integer(layout.ColumnSteps), Literals.Integer(matrix.Runs));
                return;
            }

            int steps = matrix.RunsPerFlush * matrix.StepsPerFlush;
            using (writer.Block($"for (nuint part = 0; part < {layout.ColumnSteps}; part += {steps})"))
            {
                writer.Lines($"""
                    nuint last = Math.Min(part + {steps}, {layout.ColumnSteps});
                    int runs = ((int)(last - part) + {matrix.StepsPerFlush - 1}) / {matrix.StepsPerFlush};
                    """);
                EmitRuns(writer, matrix, vector, "part", "last", "runs");
            }
        }
    }

    /// <summary>Prints runs whose sums stay in words, and adds these to the wide sums.</summary>
    private static void EmitRuns(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string first, string last, string runs)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] streams = [.. TileRegister.First(vector.TableStreams)];
        foreach (TileRegister stream in streams) writer.Lines($"TLanes even{stream.Letter} = TLanes.Zero, odd{stream.Letter} = TLanes.Zero;");
        using (writer.Block($"for (nuint run = {first}; run < {last}; run += {matrix.StepsPerFlush})"))
        {
            string end = $"run + {matrix.StepsPerFlush}";
            bool even = layout.ColumnSteps % matrix.StepsPerFlush == 0;
            writer.Lines($"nuint end = {(even ? end : $"Math.Min({end}, {layout.ColumnSteps})")};");
            EmitRun(writer, matrix, vector, "run", "end", "ByteSums.Begin<TLanes>()");
            foreach (TileRegister stream in streams)
            {
                writer.Lines($"""
                    even{stream.Letter} = TLanes.AddS16(even{stream.Letter}, ByteSums.Even(sum{stream.Letter}));
                    odd{stream.Letter} = TLanes.AddS16(odd{stream.Letter}, TLanes.OddU8(sum{stream.Letter}));
                    """);
            }
        }

        writer.Line();
        foreach (TileRegister stream in streams)
        {
            writer.Lines(
                $"ByteSums.Accumulate(even{stream.Letter}, odd{stream.Letter}, {runs}, ref sums, {Sums(matrix, stream.Index)} + row);");
        }
    }

    /// <summary>Prints inner steps whose sums stay in bytes.</summary>
    private static void EmitRun(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string first, string end, string start)
    {
        LayoutDescriptor layout = matrix.Layout;
        TileRegister[] streams = [.. TileRegister.First(vector.TableStreams)];
        string skipped = first == "0" ? "" : $" + {first} * {layout.RowBlock}";
        writer.Lines($"nuint at = plane * {layout.PlaneBytes} + block * {layout.ColumnSteps}{skipped} + row;");
        foreach (TileRegister stream in streams) writer.Lines($"TLanes sum{stream.Letter} = {start};");
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            string type = declared ? "" : "TLanes ";
            declared = true;
            writer.Lines($"""
                {type}both = TLanes.LoadU8(ref codes, {at});
                {type}low = TLanes.And(both, mask);
                {type}high = TLanes.ExtractU8(both, 4, mask);
                """);
            foreach (TileRegister stream in streams) EmitLookup(writer, vector, stream, column);
        });

        writer.Line();
    }

    private static void EmitLookup(SourceWriter writer, VectorPlan vector, TileRegister stream, string column)
    {
        string low = ColumnLoop.Offset(column, 32, stream.Index * vector.TablesStride);
        string high = ColumnLoop.Offset(column, 32, stream.Index * vector.TablesStride + 16);
        writer.Lines($"""
            sum{stream.Letter} = TLanes.AddU8(sum{stream.Letter}, TLanes.LookupU8(ref Unsafe.Add(ref tables, {low}), low));
            sum{stream.Letter} = TLanes.AddU8(sum{stream.Letter}, TLanes.LookupU8(ref Unsafe.Add(ref tables, {high}), high));
            """);
    }

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
            using (writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
            {
                writer.Lines("TLanes inner = TLanes.Zero;");
                foreach (TileRegister code in TileRegister.First(matrix.Input.Planes))
                {
                    writer.Lines($"inner = CodeProduct.Add(\n    inner, {Total(matrix, code.Index)}, offset{code.Letter}, scale{code.Letter});");
                }

                writer.Lines($"pre = TLanes.FusedMultiplyAddF32(\n    TLanes.LoadF32(ref alpha, plane * {layout.PaddedRows} + block + row), inner, pre);");
            }

            writer.Lines($"TLanes.StoreF32(pre, ref result, {KernelText.Result(matrix)}block + row);");
        }
    }

    /// <summary>The sum of a plane of codes against one of integers, its digits joined: the first, eight times the second, and so on.</summary>
    private static string Total(MatrixPlan matrix, int code)
    {
        int digits = matrix.Input.TableDigits;
        string total = Digit(matrix, (code * digits) + digits - 1);
        for (int digit = digits - 2; digit >= 0; digit--)
            total = $"TLanes.AddS32(TLanes.ShiftLeft32({total}, 3), {Digit(matrix, (code * digits) + digit)})";
        return total;
    }

    private static string Digit(MatrixPlan matrix, int stream) => $"TLanes.LoadS32(ref sums, {Sums(matrix, stream)} + row)";

    /// <summary>Where the sums of the present plane against one stream of tables begin.</summary>
    private static string Sums(MatrixPlan matrix, int stream)
    {
        string plane = $"plane * {matrix.WaitingSums / matrix.Layout.Planes}";
        return stream == 0 ? plane : $"{plane} + {stream * matrix.Layout.RowBlock}";
    }
}
