using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the inner loop of one-bit planes that look up partial sums of several columns.</summary>
internal static class LookupEmitter
{
    /// <summary>Prints the rows of one block against one vector, or against several at once.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        EmitSums(writer, matrix);
        writer.Line();
        EmitScaling(writer, matrix, vector);
    }

    private static void EmitSums(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        if (!matrix.HasWordSums)
        {
            writer.Lines($"""
                for (nuint index = 0; index < {matrix.WaitingSums}; index += (nuint)TLanes.Count)
                    TLanes.StoreS32(TLanes.Zero, ref sums, index);
                """);
        }

        using (layout.Planes == matrix.PlanesAtOnce ? null : writer.Block($"for (nuint plane = 0; plane < {layout.Planes}; plane++)"))
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Bytes)"))
        {
            if (matrix.HasWordSums) EmitWords(writer, matrix, "0", Literals.Integer(layout.ColumnSteps), "Store", Literals.Integer(matrix.Runs));
            else EmitParts(writer, matrix);
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
            EmitWords(writer, matrix, "part", "last", "Accumulate", runs);
        }
    }

    /// <summary>Prints runs whose sums stay in words, then what becomes of these.</summary>
    private static void EmitWords(SourceWriter writer, MatrixPlan matrix, string first, string last, string end, string runs)
    {
        LookupSum[] all = [.. LookupSum.Of(matrix)];
        writer.Lines($"TLanes begin = TLanes.BroadcastU8({Begin(matrix)});");
        foreach (LookupSum sum in all) writer.Lines($"TLanes words{sum.Name} = TLanes.Zero, odd{sum.Name} = TLanes.Zero;");
        writer.Lines($"nuint at = {Start(matrix, first)};");
        if (matrix.StepsPerFlush is 0 or 1 || matrix.Runs == 1) EmitSteps(writer, matrix, first, last);
        else EmitRuns(writer, matrix, first, last);

        writer.Line();
        if (matrix.JoinsBits) EmitJoining(writer, matrix);
        string begun = int.TryParse(runs, out int count) ? Literals.Integer(count * Begin(matrix) * (matrix.JoinsBits ? (1 << matrix.Weights.PlaneBits) - 1 : 1)) : $"{runs} * {Begin(matrix)}";
        foreach (LookupSum sum in all)
        {
            if (matrix.JoinsBits && sum.Plane > 0) continue;
            string plane = matrix.PlanesAtOnce == 1 ? "plane" : Literals.Integer(sum.Plane);
            writer.Lines($"ByteSums.{end}(words{sum.Name}, odd{sum.Name}, {begun}, ref sums, {Sums(matrix, plane, sum.Stream)});");
        }
    }

    /// <summary>Prints the runs one after the other, or the loop over their steps.</summary>
    private static void EmitRuns(SourceWriter writer, MatrixPlan matrix, string first, string last)
    {
        int steps = matrix.StepsPerFlush, rest = matrix.Layout.ColumnSteps % steps;
        if (matrix.UnrollsRuns && matrix.HasWordSums)
        {
            int whole = matrix.Layout.ColumnSteps - rest;
            using (writer.Block($"for (nuint run = 0; run < {whole}; run += {steps}, at += {steps * Stride(matrix)})")) EmitRun(writer, matrix, "run", steps);
            if (rest == 0) return;
            using (writer.Block("// What is left of the columns.")) EmitRun(writer, matrix, Literals.Integer(whole), rest);
            return;
        }

        using (writer.Block($"for (nuint run = {first}; run < {last}; run += {steps})"))
        {
            writer.Lines($"nuint end = {(rest == 0 ? $"run + {steps}" : $"Math.Min(run + {steps}, {last})")};");
            EmitSteps(writer, matrix, "run", "end");
        }
    }

    /// <summary>Prints a run of <paramref name="steps"/> steps one after the other, the first of them at <paramref name="first"/>.</summary>
    private static void EmitRun(SourceWriter writer, MatrixPlan matrix, string first, int steps)
    {
        foreach (LookupSum sum in LookupSum.Of(matrix)) writer.Lines($"TLanes sum{sum.Name} = begin;");
        for (int step = 0; step < steps; step++)
        {
            string column = int.TryParse(first, out int number) ? Literals.Integer(number + step) : step == 0 ? first : $"({first} + {step})";
            EmitStep(writer, matrix, column, ColumnLoop.Moved("at", step * Stride(matrix)), step == 0 ? "TLanes " : "", isRun: true);
        }

        foreach (LookupSum sum in LookupSum.Of(matrix)) EmitWidening(writer, sum);
    }

    /// <summary>Prints inner steps whose sums stay in bytes; where they are widened at every step or half of one, that too.</summary>
    private static void EmitSteps(SourceWriter writer, MatrixPlan matrix, string first, string end)
    {
        LookupSum[] all = [.. LookupSum.Of(matrix)];
        bool isRun = matrix.StepsPerFlush > 1 || matrix.Runs == 1;
        bool declared = false;
        if (isRun)
        {
            foreach (LookupSum sum in all) writer.Lines($"TLanes sum{sum.Name} = begin;");
        }

        ColumnLoop.Emit(writer, matrix, first, end, (column, at) =>
        {
            EmitStep(writer, matrix, column, at, declared ? "" : "TLanes ", isRun);
            declared = true;
        });
        if (isRun) foreach (LookupSum sum in all) EmitWidening(writer, sum);
    }

    /// <summary>Prints a step: three bytes of every plane, looked up in every stream of tables.</summary>
    private static void EmitStep(SourceWriter writer, MatrixPlan matrix, string column, string at, string type, bool isRun)
    {
        string plane = "";
        foreach (LookupSum sum in LookupSum.Of(matrix))
        {
            if (sum.Stream == 0)
            {
                plane = matrix.PlanesAtOnce == 1 ? "" : sum.PlaneLetter;
                long offset = sum.Plane * matrix.Layout.PlaneBytes;
                int rows = matrix.Layout.RowBlock;
                writer.Lines($"""
                    {type}first{plane} = TLanes.LoadU8(ref codes, {ColumnLoop.Moved(at, offset)});
                    {type}second{plane} = TLanes.LoadU8(ref codes, {ColumnLoop.Moved(at, offset + rows)});
                    {type}third{plane} = TLanes.LoadU8(ref codes, {ColumnLoop.Moved(at, offset + 2 * rows)});
                    """);
            }

            EmitLookups(writer, matrix, sum, plane, column, isRun ? null : type);
        }
    }

    /// <summary>Prints the lookups of a step; <paramref name="type"/> declares a sum that begins and ends with the step, or a half of it.</summary>
    private static void EmitLookups(SourceWriter writer, MatrixPlan matrix, LookupSum sum, string plane, string column, string? type)
    {
        string offset = ColumnLoop.Offset(column, MatrixPlan.TableBytesPerStep, sum.Stream * matrix.TableStride);
        string table = offset == "0" ? "ref own" : $"ref Unsafe.Add(ref own, {offset})";
        bool halves = matrix.StepsPerFlush == 0;
        string name = $"sum{sum.Name}";
        writer.Lines($"{type}{name} = TLanes.AddU8({(type is null ? name : "begin")}, TLanes.LookupFirst(first{plane}, second{plane}, {table}));");
        if (halves) EmitWidening(writer, sum);
        writer.Lines($"{name} = TLanes.AddU8({(halves ? "begin" : name)}, TLanes.LookupLast(second{plane}, third{plane}, {table}));");
        if (type is not null) EmitWidening(writer, sum);
    }

    private static void EmitWidening(SourceWriter writer, LookupSum sum) =>
        writer.Lines($"ByteSums.Widen(sum{sum.Name}, ref words{sum.Name}, ref odd{sum.Name});");

    /// <summary>Prints the sum of the first bit and twice that of the second, and so on, in words.</summary>
    private static void EmitJoining(SourceWriter writer, MatrixPlan matrix)
    {
        LookupSum[] all = [.. LookupSum.Of(matrix)];
        for (int index = all.Length - 1; index >= matrix.TableStreams * matrix.Vectors; index--)
        {
            LookupSum upper = all[index], lower = all[index - matrix.TableStreams * matrix.Vectors];
            writer.Lines($"ByteSums.Join(ref words{lower.Name}, ref odd{lower.Name}, words{upper.Name}, odd{upper.Name});");
        }
    }

    /// <summary>Prints what scales the sums of every vector, and adds them to what stands.</summary>
    private static void EmitScaling(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        bool several = matrix.Vectors > 1;
        using (several ? writer.Block($"for (nuint each = 0; each < {matrix.Vectors}; each++)") : null)
        {
            string record = several ? $"each * {vector.RecordBytes} + " : "";
            if (!matrix.KeepsIntegers) writer.Lines($"ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {record}{vector.CoefficientsOffset}));");
            writer.Lines($"ref int total = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {record}{vector.TotalsOffset}));");
            if (several) writer.Lines($"ref int waiting = ref Unsafe.Add(ref sums, each * {matrix.TableStreams * matrix.Layout.RowBlock});");
            if (matrix.KeepsIntegers)
            {
                EmitOffsetRows(writer, matrix, several);
                return;
            }

            foreach (TileRegister code in TileRegister.First(matrix.Input.Planes))
            {
                writer.Lines($"""
                    TLanes scale{code.Letter} = TLanes.BroadcastF32(Unsafe.Add(ref beta, {code.Index}));
                    TLanes offset{code.Letter} = TLanes.BroadcastS32({(matrix.Weights.Zero2 == 1 ? "" : $"{matrix.Weights.Zero2} * ")}Unsafe.Add(ref total, {code.Index}));
                    """);
            }

            EmitScaledRows(writer, matrix, several);
        }
    }

    /// <summary>Prints the sums of integers that codes stand for, and what they start from.</summary>
    private static void EmitOffsetRows(SourceWriter writer, MatrixPlan matrix, bool several)
    {
        writer.Lines($"TLanes offset = TLanes.BroadcastS32({matrix.Weights.Zero2 / 2} * total);");
        using (writer.Block($"for (nuint row = 0; row < {matrix.Layout.RowBlock}; row += (nuint)TLanes.Count)"))
        {
            writer.Lines($"""
                TLanes pre = TLanes.LoadS32(ref start, {(several ? "each * startStride + " : "")}block + row);
                pre = TLanes.AddS32(pre, TLanes.SubtractS32({Total(matrix, 0)}, offset));
                TLanes.StoreS32(pre, ref result, {(several ? $"each * {matrix.Layout.PaddedRows} + " : "")}block + row);
                """);
        }
    }

    private static void EmitScaledRows(SourceWriter writer, MatrixPlan matrix, bool several)
    {
        LayoutDescriptor layout = matrix.Layout;
        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += (nuint)TLanes.Count)"))
        {
            writer.Lines($"TLanes pre = TLanes.LoadF32(ref start, {(several ? "each * startStride + " : "")}block + row);");
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

            writer.Lines($"TLanes.StoreF32(pre, ref result, {(several ? $"each * {layout.PaddedRows} + " : "")}block + row);");
        }
    }

    /// <summary>The sum of a plane of codes against one of integers: that of the first bit, twice that of the second, and so on.</summary>
    private static string Total(MatrixPlan matrix, int code)
    {
        int bits = matrix.Weights.PlaneBits;
        string total = Digits(matrix, code, matrix.JoinsBits ? 0 : bits - 1);
        if (matrix.JoinsBits) return total;
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
        return $"TLanes.LoadS32(ref {(matrix.Vectors > 1 ? "waiting" : "sums")}, {Sums(matrix, plane, stream)})";
    }

    /// <summary>The number that keeps the bytes of a run at or above zero.</summary>
    private static int Begin(MatrixPlan matrix)
    {
        int columns = matrix.StepsPerFlush == 0 ? matrix.Layout.ColumnsPerStep / 2 : matrix.Layout.ColumnsPerStep * matrix.StepsPerFlush;
        return -matrix.Input.LeastTableDigit * columns;
    }

    /// <summary>Bytes from the codes of a step to those of the next.</summary>
    private static int Stride(MatrixPlan matrix) => matrix.Layout.BytesPerRowStep * matrix.Layout.RowBlock;

    /// <summary>Where the codes of a row begin at step <paramref name="first"/>.</summary>
    private static string Start(MatrixPlan matrix, string first)
    {
        LayoutDescriptor layout = matrix.Layout;
        string plane = layout.Planes == matrix.PlanesAtOnce ? "" : $"plane * {layout.PlaneBytes} + ";
        string skipped = first == "0" ? "" : $" + {first} * {Stride(matrix)}";
        return $"{plane}block * {layout.BytesPerRowStep * layout.ColumnSteps}{skipped} + row";
    }

    /// <summary>Where the sum of the present row in a plane against one stream of tables stands.</summary>
    private static string Sums(MatrixPlan matrix, string plane, int stream)
    {
        int stride = matrix.WaitingSums / matrix.SumPlanes, offset = stream * matrix.Layout.RowBlock;
        if (int.TryParse(plane, out int number)) return ColumnLoop.Moved("row", number * stride + offset);
        return ColumnLoop.Moved(matrix.SumPlanes == 1 ? "row" : $"plane * {stride} + row", offset);
    }
}
