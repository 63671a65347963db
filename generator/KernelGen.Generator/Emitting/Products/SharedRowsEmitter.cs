using System;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>Prints the frame of a product whose rows threads share: who computes which rows, and the method that computes some.</summary>
internal static class SharedRowsEmitter
{
    /// <summary>Prints the call for all rows where there is no team, and what shares them where there is one.</summary>
    public static void EmitCalls(SourceWriter writer, MatrixPlan matrix)
    {
        LayoutDescriptor layout = matrix.Layout;
        string vectors = matrix.Bias is null ? "ref vector, 1, ref start" : $"ref vectors, steps, ref weights.{matrix.Bias}.FloatsAt(0)";
        string sums = matrix.WaitingSums > 0 ? "ref sums" : "ref Unsafe.NullRef<int>()";
        string tables = matrix.TableBytes > 0 ? "ref tables" : "ref Unsafe.NullRef<byte>()";
        writer.Lines($"""
            if (team is null)
                {matrix.Name}Rows<TLanes>(weights, {vectors}, ref result, {sums}, {tables}, 0, {layout.PaddedRows});
            else
                team.Share({matrix.Name}Rows<TLanes>, weights, {vectors}, ref result, {tables}, {layout.Blocks}, {layout.RowBlock});
            """);
    }

    /// <summary>Opens the method that computes whole blocks of rows; disposing the result closes it.</summary>
    public static IDisposable Method(SourceWriter writer, string weightsType, MatrixPlan matrix)
    {
        // One form for both kinds of products, since teams call it: that of a single vector has no use for the number of steps.
        string vectors = matrix.Bias is null ? "ref byte vector, int _" : "ref byte vectors, int steps";
        return writer.Block($"""
            /// <summary>The rows of {matrix.Name} from <paramref name="firstRow"/> to before <paramref name="endRow"/>, whole blocks.</summary>
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            internal static void {matrix.Name}Rows<TLanes>(
                {weightsType} weights, {vectors}, ref float start, ref float result, ref int sums, ref byte tables, nuint firstRow, nuint endRow)
                where TLanes : struct, ILanes<TLanes>
            """);
    }
}
