using System;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the product of one matrix: the frame that all kernels share around one of the inner loops.</summary>
internal static class ProductEmitter
{
    /// <summary>Prints the method of <paramref name="matrix"/>, which reads records of <paramref name="vector"/>.</summary>
    public static void Emit(SourceWriter writer, string weightsType, MatrixPlan matrix, VectorPlan vector)
    {
        if (matrix.TableBytes > 0)
        {
            TablesEmitter.EmitMethod(writer, matrix, vector);
            writer.Line();
        }

        EmitSummary(writer, matrix);
        using (Method(writer, weightsType, matrix))
        {
            if (matrix.TableBytes > 0) TablesEmitter.EmitCalls(writer, matrix, vector);
            if (matrix.IsShared)
            {
                SharedRowsEmitter.EmitCalls(writer, matrix);
            }
            else
            {
                if (matrix.Bias is not null) writer.Lines($"ref float start = ref weights.{matrix.Bias}.FloatsAt(0);");
                EmitRows(writer, matrix, vector, "0", Literals.Integer(matrix.Layout.PaddedRows));
            }
        }

        if (!matrix.IsShared) return;
        writer.Line();
        using (SharedRowsEmitter.Method(writer, weightsType, matrix)) EmitRows(writer, matrix, vector, "firstRow", "endRow");
    }

    private static void EmitSummary(SourceWriter writer, MatrixPlan matrix)
    {
        string vectors = matrix.Bias is null ? "" : " for each of <paramref name=\"steps\"/> vectors";
        string shared = matrix.IsShared ? "\n/// Where there is a team, its threads share the rows." : "";
        writer.Lines($"""
            /// <summary>
            /// {matrix.Equation}{vectors}: {Literals.Grouped(matrix.Layout.Rows)} rows, {Literals.Grouped(matrix.Layout.Columns)} columns.
            /// {KernelText.Describe(matrix)}{shared}
            /// </summary>
            """);
    }

    private static IDisposable Method(SourceWriter writer, string weightsType, MatrixPlan matrix)
    {
        string vectors = matrix.Bias is null ? "ref byte vector, ref float start" : "ref byte vectors, int steps";
        string sums = matrix.WaitingSums > 0 ? ", ref int sums" : "", tables = matrix.TableBytes > 0 ? ", ref byte tables" : "";
        string team = matrix.IsShared ? $", ProductTeam<{weightsType}>? team" : "";
        return writer.Block($"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            internal static void {matrix.Name}<TLanes>(
                {weightsType} weights, {vectors}, ref float result{sums}{tables}{team})
                where TLanes : struct, ILanes<TLanes>
            """);
    }

    /// <summary>Prints what computes whole blocks of rows, from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    private static void EmitRows(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string first, string end)
    {
        LayoutDescriptor layout = matrix.Layout;
        EmitWeights(writer, matrix);
        if (layout.Blocks == 1) writer.Lines("const nuint block = 0;");
        using (layout.Blocks == 1 ? null : writer.Block($"for (nuint block = {first}; block < {end}; block += {layout.RowBlock})"))
        {
            if (matrix.Bias is not null) EmitSteps(writer, matrix, vector);
            else EmitBlock(writer, matrix, vector);
        }
    }

    /// <summary>The rows of a block stay in the first-level cache while all time steps of a chunk pass over them.</summary>
    private static void EmitSteps(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        using (writer.Block("for (nuint step = 0; step < (nuint)steps; step++)"))
        {
            writer.Lines($"ref byte vector = ref Unsafe.Add(ref vectors, step * {vector.RecordBytes});");
            EmitBlock(writer, matrix, vector);
        }
    }

    private static void EmitBlock(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        if (matrix.Layout.Family == KernelFamily.Lookup) LookupEmitter.Emit(writer, matrix, vector);
        else if (matrix.Layout.Family == KernelFamily.WideByIntegers) JoinedSumEmitter.Emit(writer, matrix, vector);
        else if (matrix.HasWideSums) WideShiftEmitter.Emit(writer, matrix, vector);
        else EmitTiles(writer, matrix, vector);
    }

    private static void EmitWeights(SourceWriter writer, MatrixPlan matrix)
    {
        if (!matrix.IsCoded)
        {
            writer.Lines($"ref float weight = ref weights.{matrix.Name}Rows.FloatsAt(0);");
            return;
        }

        writer.Lines($"""
            ref byte codes = ref weights.{matrix.Name}Codes.BytesAt(0);
            ref float alpha = ref weights.{matrix.Name}Alpha.FloatsAt(0);
            """);
        if (matrix.HasCorrections) writer.Lines($"ref int corrections = ref weights.{matrix.Name}Corrections.IntegersAt(0);");
        if (KernelText.Mask(matrix) is { } mask) writer.Lines($"TLanes mask = {mask};");
        if (matrix.Shifts) ShiftTileEmitter.EmitConstants(writer, matrix);
    }

    private static void EmitTiles(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        int registers = matrix.TileRegisters;
        string rows = registers == 1 ? "(nuint)TLanes.Count" : $"{registers} * (nuint)TLanes.Count";
        if (matrix.Layout.Family == KernelFamily.FloatLookup) FloatLookupEmitter.EmitVector(writer, matrix, vector);
        else if (matrix.Shifts) ShiftTileEmitter.EmitVector(writer, matrix, vector);
        else if (matrix.IsInteger) IntegerTileEmitter.EmitVector(writer, matrix, vector);
        else FloatTileEmitter.EmitVector(writer, matrix, vector);

        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += {rows})"))
        {
            writer.Lines("nuint first = block + row;");
            foreach (TileRegister register in TileRegister.First(registers))
            {
                writer.Lines(
                    $"TLanes pre{register.Letter} = TLanes.LoadF32(ref start, first{register.Offset("(nuint)TLanes.Count")});");
            }

            if (matrix.Layout.Family == KernelFamily.FloatLookup) FloatLookupEmitter.Emit(writer, matrix, vector);
            else if (matrix.Shifts) ShiftTileEmitter.Emit(writer, matrix, vector);
            else if (matrix.IsInteger) IntegerTileEmitter.Emit(writer, matrix, vector);
            else FloatTileEmitter.Emit(writer, matrix);

            foreach (TileRegister register in TileRegister.First(registers))
            {
                writer.Lines(
                    $"TLanes.StoreF32(pre{register.Letter}, ref result, {KernelText.Result(matrix)}first{register.Offset("(nuint)TLanes.Count")});");
            }
        }
    }
}
