using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints what makes the tables of partial sums that a product looks up.</summary>
internal static class TablesEmitter
{
    /// <summary>Prints the method that makes the tables of one vector.</summary>
    public static void EmitMethod(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        bool floats = matrix.Layout.Family == KernelFamily.FloatLookup;
        if (floats)
        {
            writer.Lines($"""
                private static readonly CodeLevels {matrix.Name}Levels = {Levels(matrix.Weights)};

                """);
        }

        writer.Lines($"/// <summary>The partial sums of a vector that {matrix.Name} looks up.</summary>");
        using (writer.Block($"""
            {KernelText.Kernel}
            internal static void {matrix.Name}Tables<TLanes>(ref byte vector, ref byte tables)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            if (floats)
            {
                for (int stream = 0; stream < matrix.TableStreams; stream++) EmitFloats(writer, matrix, vector, stream);
                return;
            }

            writer.Lines($"""
                LookupTables.Build<TLanes>(
                    ref Unsafe.Add(ref vector, {vector.TableSourceOffset}), {vector.PlaneStride}, {matrix.TableStreams}, {matrix.Layout.ColumnSteps}, ref tables);
                """);
        }
    }

    /// <summary>Prints what makes the tables of all vectors, before any register is live.</summary>
    public static void EmitCalls(SourceWriter writer, MatrixPlan matrix, VectorPlan vector) => writer.Lines($"""
        for (int step = 0; step < steps; step++)
            {matrix.Name}Tables<TLanes>(ref Unsafe.Add(ref vectors, step * {vector.RecordBytes}), ref Unsafe.Add(ref tables, step * {matrix.TableBytes}));
        """);

    private static void EmitFloats(SourceWriter writer, MatrixPlan matrix, VectorPlan vector, int stream)
    {
        (string type, int offset) = vector switch
        {
            { IsCoded: false } => ("float", 0),
            { HasBytes: true } => ("sbyte", vector.BytesOffset + stream * vector.PlaneStride),
            _ => ("short", vector.WordsOffset + 2 * stream * vector.PlaneStride),
        };
        string source = offset == 0 ? "ref vector" : $"ref Unsafe.Add(ref vector, {offset})";
        string target = stream == 0 ? "ref tables" : $"ref Unsafe.Add(ref tables, {stream * matrix.TableStride})";
        writer.Lines($"""
            FloatTables.Build<TLanes{(vector.IsCoded ? $", {type}" : "")}>(
                {matrix.Name}Levels, ref Unsafe.As<byte, {type}>({source}), {matrix.Layout.Columns}, ref Unsafe.As<byte, float>({target}));
            """);
    }

    private static string Levels(WeightSpec weights) => weights.Format == NumberFormat.PowerOfTwo
        ? $"CodeLevels.Powers(bits: {weights.Bits}, hasZero: {(weights.Exponents().HasZero ? "true" : "false")})"
        : $"CodeLevels.Even(bits: {weights.PlaneBits}, zero: {weights.Zero2})";
}
