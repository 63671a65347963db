using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Cells;

/// <summary>Prints what an LSTM does with its pre-activations: with peepholes or without, its input gate its own or coupled.</summary>
internal static class LstmCellEmitter
{
    /// <summary>Prints the method of the cell of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, RecurrentPlan layer)
    {
        writer.Lines($"""
            /// <summary>
            /// {Equations(layer)}.
            /// The gates lie {layer.GateStride} floats apart, {layer.Spec.Hidden} units and padding.
            /// </summary>
            """);
        string peepholes = layer.Spec.Peepholes ? ", ref float peepholes" : "";
        using (CellEmitter.Method(writer, layer.Prefix + "Cell", $"ref float pre, ref float cell, ref float hidden{peepholes}"))
        {
            using (CellEmitter.Units(writer, layer)) EmitGates(writer, layer);
            writer.Line();
            writer.Lines("// Apart, so that the gates of the next units need not wait for this long chain.");
            using (CellEmitter.Units(writer, layer))
            {
                writer.Lines($"""
                    TLanes output = {Load(layer, 'o')};
                    TLanes.StoreF32(TLanes.MultiplyF32(output, {CellEmitter.Activate(layer, "TLanes.LoadF32(ref cell, unit)")}), ref hidden, unit);
                    """);
            }
        }
    }

    /// <summary>Floats before the peephole of a gate in the buffer of all.</summary>
    public static int PeepholeOffset(RecurrentPlan layer, char gate) => layer.Spec.PeepholeGates.IndexOf(gate) * layer.GateStride;

    private static string Equations(RecurrentPlan layer)
    {
        RecurrentSpec spec = layer.Spec;
        string word = CellEmitter.Word(layer), input = spec.Coupled ? "" : "input, ";
        string gates = spec.Peepholes
            ? $"{input}forget = sigmoid(peephole * c + pre) of c before, output of the new c"
            : $"{input}forget, output = sigmoid";
        string cell = spec.Coupled ? "forget * (c - candidate) + candidate" : "forget * c + input * candidate";
        return $"{gates}; candidate = {word}; c = {cell}; {(spec.Projection is null ? "h" : "what is projected to h")} = output * {word}(c){CellText.Clauses(spec)}";
    }

    private static void EmitGates(SourceWriter writer, RecurrentPlan layer)
    {
        bool peeps = layer.Spec.Peepholes;
        string before = peeps ? "before" : "TLanes.LoadF32(ref cell, unit)";
        string output = $"TLanes.StoreF32({Gate(layer, 'o', "next")}, ref pre, {At(layer.Spec.GateOf('o') * layer.GateStride)});";
        if (peeps) writer.Lines("TLanes before = TLanes.LoadF32(ref cell, unit);");
        if (!layer.Spec.Coupled) writer.Lines($"TLanes input = {Gate(layer, 'i', before)};");
        writer.Lines($"""
            TLanes forget = {Gate(layer, 'f', before)};
            TLanes candidate = {CellEmitter.Activate(layer, Load(layer, 'g'))};
            """);
        if (!peeps) writer.Lines(output);
        writer.Lines(layer.Spec.Coupled
            ? $"TLanes next = TLanes.FusedMultiplyAddF32(forget, TLanes.SubtractF32({before}, candidate), candidate);"
            : $"""
                TLanes next = TLanes.FusedMultiplyAddF32(
                    forget, {before}, TLanes.MultiplyF32(input, candidate));
                """);
        writer.Lines("TLanes.StoreF32(next, ref cell, unit);");
        if (peeps) writer.Lines(output);
    }

    /// <summary>The sigmoid of a gate, which sees the register <paramref name="cell"/> where it has a peephole.</summary>
    private static string Gate(RecurrentPlan layer, char gate, string cell)
    {
        string sum = Load(layer, gate);
        return CellEmitter.Sigmoid(layer, layer.Spec.Peepholes
            ? $"TLanes.FusedMultiplyAddF32(TLanes.LoadF32(ref peepholes, {At(PeepholeOffset(layer, gate))}), {cell}, {sum})"
            : sum);
    }

    private static string Load(RecurrentPlan layer, char gate) => $"TLanes.LoadF32(ref pre, {At(layer.Spec.GateOf(gate) * layer.GateStride)})";

    private static string At(int offset) => offset == 0 ? "unit" : $"{offset} + unit";
}
