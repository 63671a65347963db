using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>
/// Prints both products of a small float layer for one time step. A tile holds all units of some gates, and no register that only pads; the
/// products with the input run while those with h wait for each other. Tiles are taken in turn from either end: what a step read last lies in
/// the first-level cache when the next begins.
/// </summary>
internal static class StepProductEmitter
{
    /// <summary>Prints the method of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, string weightsType, RecurrentPlan layer)
    {
        bool apart = layer.Spec.Cell == CellKind.Gru;
        string p = layer.Prefix;
        writer.Lines($"""
            /// <summary>
            /// pre = b + W x + U h for one time step: {Literals.Grouped(layer.InputMatrix.Layout.Rows)} rows, {layer.InputMatrix.Layout.Columns} + {layer.RecurrentMatrix.Layout.Columns} columns, each row as the methods for several
            /// steps sum it.{(apart ? " The candidate's U h + c stands in recurrent, and so do the gates." : "")}
            /// </summary>
            """);
        using (writer.Block($"""
            {KernelText.Kernel}
            internal static void {p}StepProduct<TLanes>({weightsType} weights, ref byte vector, ref byte before, ref float pre{(apart ? ", ref float recurrent" : "")}{(layer.StepTiles > 1 ? ", nuint turn" : "")})
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                ref float x = ref Unsafe.As<byte, float>(ref vector);
                ref float h = ref Unsafe.As<byte, float>(ref before);
                ref float bias = ref weights.{p}Bias.FloatsAt(0);
                ref float inputs = ref weights.{layer.InputMatrix.Name}Rows.FloatsAt(0);
                ref float recurrents = ref weights.{layer.RecurrentMatrix.Name}Rows.FloatsAt(0);
                """);
            if (apart) writer.Lines($"ref float candidateBias = ref weights.{p}CandidateBias.FloatsAt(0);");
            string units = layer.StepGroups == 1 ? "(nuint)TLanes.Count" : $"{layer.StepGroups} * (nuint)TLanes.Count";
            using (layer.StepTiles == 1 ? null : writer.Block($"for (nuint part = 0; part < {layer.StepTiles}; part++)"))
            {
                if (layer.StepTiles > 1) writer.Lines($"nuint tile = turn == 0 ? part : {layer.StepTiles - 1} - part;");
                using (writer.Block($"for (nuint unit = 0; unit < {layer.ComputedUnits}; unit += {units})")) EmitTile(writer, layer, apart);
            }
        }
    }

    private static void EmitTile(SourceWriter writer, RecurrentPlan layer, bool apart)
    {
        TileRegister[] registers = [.. TileRegister.First(layer.StepGroups * layer.StepGates)];
        string first = layer.StepTiles == 1 ? "unit" : "first";
        if (layer.StepTiles > 1) writer.Lines($"nuint first = tile * {layer.StepGates * layer.GateStride} + unit;");
        EmitSums(writer, layer, registers, layer.InputMatrix, "pre", "x", "inputs");
        writer.Line();
        foreach (TileRegister r in registers)
        {
            string at = Row(layer, r, first);
            writer.Lines($"TLanes.StoreF32(TLanes.AddF32(TLanes.LoadF32(ref bias, {at}), pre{r.Letter}), ref pre, {at});");
        }

        writer.Line();
        EmitSums(writer, layer, registers, layer.RecurrentMatrix, "sum", "h", "recurrents");
        writer.Line();
        foreach (TileRegister r in registers)
        {
            string at = Row(layer, r, first);
            string start = apart && Gate(layer, r) == 2 ? $"ref candidateBias, unit{Group(layer, r)}" : $"ref pre, {at}";
            writer.Lines($"TLanes.StoreF32(TLanes.AddF32(TLanes.LoadF32({start}), sum{r.Letter}), ref {(apart ? "recurrent" : "pre")}, {at});");
        }
    }

    private static void EmitSums(
        SourceWriter writer, RecurrentPlan layer, IReadOnlyList<TileRegister> registers, MatrixPlan matrix, string sum, string vector, string rows)
    {
        foreach (TileRegister r in registers) writer.Lines($"TLanes {sum}{r.Letter} = TLanes.Zero;");
        int columns = matrix.Layout.Columns, stride = matrix.Layout.RowBlock;
        string start = layer.StepTiles == 1 ? "unit" : $"tile * {stride * columns} + unit";
        if (layer.UnrollsStep(matrix))
        {
            for (int column = 0; column < columns; column++) EmitColumn(column.ToString(System.Globalization.CultureInfo.InvariantCulture), column == 0 ? start : $"{start} + {column * stride}");
            return;
        }

        using (writer.Block($"for (nuint column = 0, at = {start}; column < {columns}; column++, at += {stride})")) EmitColumn("column", "at");

        void EmitColumn(string column, string at)
        {
            string value = $"{vector}{(column == "column" ? "" : column)}Value";
            writer.Lines($"TLanes {value} = TLanes.BroadcastF32(Unsafe.Add(ref {vector}, {column}));");
            foreach (TileRegister r in registers) writer.Lines($"TLanes.AccumulateF32(ref {sum}{r.Letter}, {value}, ref {rows}, {Row(layer, r, at)});");
        }
    }

    private static int Gate(RecurrentPlan layer, TileRegister register) => register.Index / layer.StepGroups;

    /// <summary>The group of units of a register, as a summand.</summary>
    private static string Group(RecurrentPlan layer, TileRegister register) => (register.Index % layer.StepGroups) switch
    {
        0 => "",
        1 => " + (nuint)TLanes.Count",
        int group => $" + {group} * (nuint)TLanes.Count",
    };

    /// <summary>A register's row from that of the tile's first.</summary>
    private static string Row(RecurrentPlan layer, TileRegister register, string first)
    {
        int gate = Gate(layer, register) * layer.GateStride;
        return first + (gate == 0 ? "" : $" + {gate}") + Group(layer, register);
    }
}
