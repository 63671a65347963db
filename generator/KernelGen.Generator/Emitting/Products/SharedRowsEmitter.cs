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
        const string vectors = "ref vectors, steps, ref starts, startStride";
        string sums = matrix.WaitingSums > 0 ? "ref sums" : "ref Unsafe.NullRef<int>()";
        string tables = matrix.TableBytes > 0 ? "ref tables" : "ref Unsafe.NullRef<byte>()";
        writer.Lines($"""
            if (team is null)
                {matrix.Name}Rows<TLanes>(weights, {vectors}, ref results, {sums}, {tables}, 0, {layout.PaddedRows});
            else
                team.Share({matrix.Name}Rows<TLanes>, weights, {vectors}, ref results, {tables}, {layout.Blocks}, {layout.RowBlock});
            """);
    }

    /// <summary>Opens the method that computes whole blocks of rows; disposing the result closes it.</summary>
    public static IDisposable Method(SourceWriter writer, string weightsType, MatrixPlan matrix) => writer.Block($"""
        /// <summary>The rows of {matrix.Name} from <paramref name="firstRow"/> to before <paramref name="endRow"/>, whole blocks.</summary>
        {KernelText.Kernel}
        internal static void {matrix.Name}Rows<TLanes>(
            {weightsType} weights, ref byte vectors, int steps, ref {KernelText.Element(matrix)} starts, nuint startStride, ref {KernelText.Element(matrix)} results,
            ref int sums, ref byte tables, nuint firstRow, nuint endRow)
            where TLanes : struct, ILanes<TLanes>
        """);
}
