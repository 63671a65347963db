using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting.Cells;

/// <summary>Prints what a cell does with its pre-activations, element by element.</summary>
internal static class CellEmitter
{
    /// <summary>Prints the method or methods of the cell of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, RecurrentPlan layer)
    {
        switch (layer.Spec.Cell)
        {
            case CellKind.Lstm: LstmCellEmitter.Emit(writer, layer); break;
            case CellKind.Gru: EmitGru(writer, layer); break;
            default: EmitRnn(writer, layer); break;
        }
    }

    private static void EmitGru(SourceWriter writer, RecurrentPlan layer)
    {
        if (layer.CandidateMatrix is not null)
        {
            EmitGruGates(writer, layer);
            writer.Line();
        }

        if (layer.QuantizesCandidate)
        {
            EmitGruCandidate(writer, layer);
            writer.Line();
        }

        EmitGruCell(writer, layer);
    }

    private static void EmitGruGates(SourceWriter writer, RecurrentPlan layer)
    {
        int stride = layer.GateStride;
        writer.Lines($"/// <summary>reset, update = sigmoid{CellText.Clauses(layer.Spec)}; the recurrent product of the candidate reads reset * h.</summary>");
        using (Method(writer, layer.Prefix + "Gates", "ref float recurrent, ref float before, ref float interlink"))
        using (Units(writer, layer))
        {
            writer.Lines($"""
                TLanes reset = {Sigmoid(layer, "TLanes.LoadF32(ref recurrent, unit)")};
                TLanes update = {Sigmoid(layer, $"TLanes.LoadF32(ref recurrent, {stride} + unit)")};
                TLanes.StoreF32(TLanes.MultiplyF32(reset, TLanes.LoadF32(ref before, unit)), ref interlink, unit);
                TLanes.StoreF32(update, ref recurrent, {stride} + unit);
                """);
        }
    }

    /// <summary>The candidate stands alone where it is rounded before it is blended.</summary>
    private static void EmitGruCandidate(SourceWriter writer, RecurrentPlan layer)
    {
        writer.Lines($"/// <summary>{Candidate(layer)}, still to be rounded.</summary>");
        using (Method(writer, layer.Prefix + "Candidate", GruParameters(layer, "ref float candidates")))
        using (Units(writer, layer))
        {
            EmitCandidate(writer, layer);
            writer.Lines("TLanes.StoreF32(candidate, ref candidates, unit);");
            if (layer.CandidateMatrix is null) writer.Lines($"TLanes.StoreF32(update, ref recurrent, {layer.GateStride} + unit);");
        }
    }

    private static void EmitGruCell(SourceWriter writer, RecurrentPlan layer)
    {
        bool whole = !layer.QuantizesCandidate;
        string equation = whole ? Candidate(layer) + "; " : "";
        writer.Lines($"/// <summary>{equation}h = update * (h - candidate) + candidate.</summary>");
        string parameters = whole
            ? GruParameters(layer, layer.CandidateMatrix is null ? "ref float before, ref float hidden" : "ref float candidates, ref float before, ref float hidden")
            : "ref float recurrent, ref float candidates, ref float before, ref float hidden";
        using (Method(writer, layer.Prefix + "Cell", parameters))
        {
            bool gates = whole && layer.CandidateMatrix is null;
            if (gates) EmitGruGatesApart(writer, layer);
            using (Units(writer, layer))
            {
                string candidate = gates ? $"TLanes.LoadF32(ref pre, {2 * layer.GateStride} + unit)" : "TLanes.LoadF32(ref candidates, unit)";
                writer.Lines($"""
                    TLanes candidate = {(whole ? Activate(layer, candidate) : candidate)};
                    TLanes update = TLanes.LoadF32(ref recurrent, {layer.GateStride} + unit);
                    TLanes change = TLanes.SubtractF32(TLanes.LoadF32(ref before, unit), candidate);
                    TLanes.StoreF32(TLanes.FusedMultiplyAddF32(update, change, candidate), ref hidden, unit);
                    """);
            }
        }
    }

    /// <summary>The gates of all units before the first candidate, whose long chain of operations the gates of the next units would wait for.</summary>
    private static void EmitGruGatesApart(SourceWriter writer, RecurrentPlan layer)
    {
        int stride = layer.GateStride;
        using (Units(writer, layer))
        {
            writer.Lines($"""
                TLanes reset = {Sigmoid(layer, "TLanes.LoadF32(ref recurrent, unit)")};
                TLanes.StoreF32({Sigmoid(layer, $"TLanes.LoadF32(ref recurrent, {stride} + unit)")}, ref recurrent, {stride} + unit);
                TLanes product = TLanes.LoadF32(ref recurrent, {2 * stride} + unit);
                TLanes.StoreF32(TLanes.FusedMultiplyAddF32(reset, product, TLanes.LoadF32(ref pre, {2 * stride} + unit)), ref pre, {2 * stride} + unit);
                """);
        }

        writer.Line();
    }

    /// <summary>Resetting after the product, gates and candidate come in one pass; before it, the gates stand already.</summary>
    private static void EmitCandidate(SourceWriter writer, RecurrentPlan layer)
    {
        int stride = layer.GateStride;
        if (layer.CandidateMatrix is not null)
        {
            writer.Lines($"TLanes candidate = {Activate(layer, "TLanes.LoadF32(ref candidates, unit)")};");
            return;
        }

        writer.Lines($"""
            TLanes reset = {Sigmoid(layer, "TLanes.LoadF32(ref recurrent, unit)")};
            TLanes update = {Sigmoid(layer, $"TLanes.LoadF32(ref recurrent, {stride} + unit)")};
            TLanes product = TLanes.LoadF32(ref recurrent, {2 * stride} + unit);
            TLanes candidate = {Activate(layer, $"TLanes.FusedMultiplyAddF32(reset, product, TLanes.LoadF32(ref pre, {2 * stride} + unit))")};
            """);
    }

    private static string GruParameters(RecurrentPlan layer, string rest) => layer.CandidateMatrix is null
        ? $"ref float pre, ref float recurrent, {rest}"
        : layer.QuantizesCandidate ? rest : $"ref float recurrent, {rest}";

    private static string Candidate(RecurrentPlan layer) => layer.CandidateMatrix is null
        ? $"reset, update = sigmoid; candidate = {Word(layer)}(W x + b + reset * (U h + c)){CellText.Clauses(layer.Spec)}"
        : $"candidate = {Word(layer)}(W x + b + U (reset * h) + c){CellText.Clauses(layer.Spec)}";

    private static void EmitRnn(SourceWriter writer, RecurrentPlan layer)
    {
        writer.Lines($"/// <summary>h = {Word(layer)}(pre){CellText.Clauses(layer.Spec)}, {layer.Spec.Hidden} units and padding.</summary>");
        using (Method(writer, layer.Prefix + "Cell", "ref float pre, ref float hidden"))
        using (Units(writer, layer))
            writer.Lines($"TLanes.StoreF32({Activate(layer, "TLanes.LoadF32(ref pre, unit)")}, ref hidden, unit);");
    }

    /// <summary>Begins a kernel over every lane type.</summary>
    public static System.IDisposable Method(SourceWriter writer, string name, string parameters) => writer.Block($"""
        {KernelText.Kernel}
        internal static void {name}<TLanes>({parameters})
            where TLanes : struct, ILanes<TLanes>
        """);

    /// <summary>Begins the loop over the units that a cell computes.</summary>
    public static System.IDisposable Units(SourceWriter writer, RecurrentPlan layer) =>
        writer.Block($"for (nuint unit = 0; unit < {layer.ComputedUnits}; unit += (nuint)TLanes.Count)");

    /// <summary>The cell's non-linearity of a register.</summary>
    public static string Activate(RecurrentPlan layer, string value) => layer.Spec.Activation switch
    {
        CellActivation.Sigmoid => Sigmoid(layer, value),
        CellActivation.Relu => $"TLanes.MaximumF32(TLanes.Zero, {value})",
        _ => CellText.Tanh(layer.Spec, value),
    };

    /// <summary>The sigmoid of a register.</summary>
    public static string Sigmoid(RecurrentPlan layer, string value) => CellText.Sigmoid(layer.Spec, value);

    /// <summary>The non-linearity's name in equations.</summary>
    public static string Word(RecurrentPlan layer) => layer.Spec.Activation.ToString().ToLowerInvariant();
}
