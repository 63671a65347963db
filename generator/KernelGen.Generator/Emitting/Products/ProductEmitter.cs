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
            if (matrix.IsShared) SharedRowsEmitter.EmitCalls(writer, matrix);
            else EmitRows(writer, matrix, vector);
        }

        if (matrix.IsShared)
        {
            writer.Line();
            using (SharedRowsEmitter.Method(writer, weightsType, matrix)) EmitRows(writer, matrix, vector);
        }

        if (matrix.Grouped is not { } grouped) return;
        writer.Line();
        using (GroupMethod(writer, weightsType, grouped)) EmitBlocks(writer, grouped, vector, "0");
    }

    private static void EmitSummary(SourceWriter writer, MatrixPlan matrix)
    {
        string group = matrix.Grouped is null ? "" : "\n/// Four vectors at once share the loading of weights.";
        string shared = matrix.IsShared ? "\n/// Where there is a team, its threads share the rows." : "";
        writer.Lines($"""
            /// <summary>
            /// {matrix.Equation} for each of <paramref name="steps"/> vectors: {Literals.Grouped(matrix.Layout.Rows)} rows, {Literals.Grouped(matrix.Layout.Columns)} columns.
            /// {KernelText.Describe(matrix)}{group}{shared}
            /// </summary>
            """);
    }

    private static IDisposable Method(SourceWriter writer, string weightsType, MatrixPlan matrix)
    {
        string team = matrix.IsShared ? $", {KernelText.Team(weightsType, matrix)}? team" : "";
        return writer.Block($"""
            {KernelText.Kernel}
            internal static void {matrix.Name}<TLanes>(
                {weightsType} weights, ref byte vectors, int steps, ref {KernelText.Element(matrix)} starts, nuint startStride, ref {KernelText.Element(matrix)} results{Buffers(matrix)}{team})
                where TLanes : struct, ILanes<TLanes>
            """);
    }

    /// <summary>Opens the method that takes several vectors at once, apart since the compiler leaves calls in methods of too many operations.</summary>
    private static IDisposable GroupMethod(SourceWriter writer, string weightsType, MatrixPlan grouped)
    {
        string rows = grouped.IsShared ? ", nuint firstRow, nuint endRow" : "";
        return writer.Block($"""
            /// <summary>{grouped.Name}, four vectors at once; <paramref name="steps"/> is a multiple of {grouped.Vectors}.</summary>
            {KernelText.Kernel}
            internal static void {grouped.Name}ByFour<TLanes>(
                {weightsType} weights, ref byte vectors, int steps, ref {KernelText.Element(grouped)} starts, nuint startStride, ref {KernelText.Element(grouped)} results{Buffers(grouped)}{rows})
                where TLanes : struct, ILanes<TLanes>
            """);
    }

    private static string Buffers(MatrixPlan matrix) =>
        (matrix.WaitingSums > 0 ? ", ref int sums" : "") + (matrix.TableBytes > 0 ? ", ref byte tables" : "");

    /// <summary>Prints what computes the rows: whole groups of vectors at once, then one vector after the other.</summary>
    private static void EmitRows(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        string first = "0";
        if (matrix.Grouped is { } grouped)
        {
            string buffers = Buffers(matrix).Replace(" int ", " ").Replace(" byte ", " "), rows = matrix.IsShared ? ", firstRow, endRow" : "";
            writer.Lines($"int grouped = steps - steps % {grouped.Vectors};");
            using (writer.Block("if (grouped > 0)"))
            {
                writer.Lines($"""
                    {grouped.Name}ByFour<TLanes>(
                        weights, ref vectors, grouped, ref starts, startStride, ref results{buffers}{rows});
                    if (grouped == steps) return;
                    """);
            }

            writer.Line();
            first = "(nuint)grouped";
        }

        EmitBlocks(writer, matrix, vector, first);
    }

    /// <summary>
    /// Prints the loops over blocks of rows and over vectors from <paramref name="first"/> on: the rows of a block stay in the first-level cache while all vectors
    /// pass over them, or the tables of some vectors while these pass over all blocks.
    /// </summary>
    private static void EmitBlocks(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, string first)
    {
        LayoutDescriptor layout = matrix.Layout;
        EmitWeights(writer, matrix);
        if (layout.Blocks == 1) writer.Lines("const nuint block = 0;");
        (string begin, string end) = matrix.IsShared ? ("firstRow", "endRow") : ("0", Literals.Integer(layout.PaddedRows));
        string? blocks = layout.Blocks == 1 ? null : $"for (nuint block = {begin}; block < {end}; block += {layout.RowBlock})";
        string steps = $"for (nuint step = {first}; step < (nuint)steps; step{(matrix.Vectors == 1 ? "++" : $" += {matrix.Vectors}")})";
        (string? outer, string? inner) = matrix.VectorsFirst ? (steps, blocks) : (blocks, steps);
        using (outer is null ? null : writer.Block(outer))
        using (inner is null ? null : writer.Block(inner))
            EmitStep(writer, matrix, vector);
    }

    private static void EmitStep(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        writer.Lines($"""
            ref byte vector = ref Unsafe.Add(ref vectors, step * {vector.RecordBytes});
            ref {KernelText.Element(matrix)} start = ref Unsafe.Add(ref starts, step * startStride);
            ref {KernelText.Element(matrix)} result = ref Unsafe.Add(ref results, step * {matrix.Layout.PaddedRows});
            """);
        if (matrix.TableBytes > 0) writer.Lines($"ref byte own = ref Unsafe.Add(ref tables, step * {matrix.TableBytes});");
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

        writer.Lines($"ref byte codes = ref weights.{matrix.Name}Codes.BytesAt(0);");
        if (matrix.HasCoefficients) writer.Lines($"ref float alpha = ref weights.{matrix.Name}Alpha.FloatsAt(0);");
        if (matrix.HasRowSums) writer.Lines($"ref int {(matrix.TakesMagnitudes ? "rowSums" : "corrections")} = ref weights.{matrix.RowSums}.IntegersAt(0);");
        if (KernelText.Mask(matrix) is { } mask) writer.Lines($"TLanes mask = {mask};");
        if (matrix.Shifts) ShiftTileEmitter.EmitConstants(writer, matrix);
    }

    private static void EmitTiles(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        LayoutDescriptor layout = matrix.Layout;
        int registers = matrix.TileRegisters;
        string rows = registers == 1 ? "(nuint)TLanes.Count" : $"{registers} * (nuint)TLanes.Count";
        if (layout.Family == KernelFamily.FloatLookup) FloatLookupEmitter.EmitVector(writer, vector);
        else if (matrix.Shifts) ShiftTileEmitter.EmitVector(writer, matrix, vector);
        else if (matrix.IsInteger) IntegerTileEmitter.EmitVector(writer, matrix, vector);
        else FloatTileEmitter.EmitVector(writer, matrix, vector);

        using (writer.Block($"for (nuint row = 0; row < {layout.RowBlock}; row += {rows})"))
        {
            writer.Lines("nuint first = block + row;");

            // Where one plane adds to it, what stands is loaded behind the loop: its registers are free until then.
            if (!matrix.StartsLate)
                foreach (TileSum sum in TileSum.Of(matrix)) writer.Lines($"TLanes pre{sum.Name} = {sum.Start};");
            if (layout.Family == KernelFamily.FloatLookup) FloatLookupEmitter.Emit(writer, matrix, vector);
            else if (matrix.Shifts) ShiftTileEmitter.Emit(writer, matrix, vector);
            else if (matrix.IsInteger) IntegerTileEmitter.Emit(writer, matrix, vector);
            else FloatTileEmitter.Emit(writer, matrix, vector);

            foreach (TileSum sum in TileSum.Of(matrix)) writer.Lines(sum.Store(matrix));
        }
    }
}
