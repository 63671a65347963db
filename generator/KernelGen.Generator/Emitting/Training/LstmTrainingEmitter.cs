using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>
/// Prints the equations of the LSTM and their gradients. Gates and cell are methods apart: the JIT inlines only so much into one
/// method, and five non-linearities were more than that (three times slower).
/// </summary>
internal class LstmTrainingEmitter(RecurrentTrainingPlan layer) : RecurrentTrainingEmitter(layer)
{
    /// <inheritdoc/>
    protected override string Equations =>
        $"c' = {(Spec.Coupled ? "f * (c - g) + g" : "f * c + i * g")}, h' = {OutputEquation}, the gates in the order {string.Join(", ", Spec.GateNames.ToCharArray())}";

    /// <summary>h of the new c, for comments.</summary>
    protected virtual string OutputEquation => $"o * {TrainingText.Name(Spec.Activation)}(c')";

    /// <summary>What o * act(c) is here, and where it goes.</summary>
    protected virtual (string Name, string Row) Output => ("hidden", $"{S}Hidden[Streams + row]");

    /// <summary>Where the gradient of o * act(c) comes from.</summary>
    protected virtual string OutputGradient => $"{S}HiddenGradient[Streams + row]";

    /// <summary>How o * act(c) is coded, for comments.</summary>
    protected virtual string OutputSummary => $"c and h ({TrainingText.CodesOf(Spec.HiddenActivation)})";

    /// <summary>The gates that are open before c is known: with peepholes the output gate sees the new c.</summary>
    private IEnumerable<char> EarlyGates => Spec.GateNames.Where(gate => gate != 'o' || !Spec.Peepholes);

    /// <inheritdoc/>
    protected override void EmitCellFields(SourceWriter writer)
    {
        foreach (char gate in Spec.PeepholeGates) writer.Lines($"private readonly Parameter {Peephole(gate)};");
        writer.Lines($"""
            private readonly PackedMatrix {S}RecurrentForward = new({Values}, {P}GateRows);
            private readonly PackedMatrix {S}RecurrentBackward = new({P}GateRows, {Values});
            private readonly MatrixBuffer {S}Gates = new({Rows}, {P}GateRows);
            private readonly MatrixBuffer {S}Cells = new(Streams + {Rows}, {P}Units);
            private readonly MatrixBuffer {S}CellsGradient = new(Streams + {Rows}, {P}Units);
            private readonly MatrixBuffer {S}BentCells = new({Rows}, {P}Units);
            private readonly StreamState {S}CellState;
            """);
    }

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        writer.Lines($"""
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: true, {S}RecurrentForward);
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: false, {S}RecurrentBackward);
            """);
        EmitAddedBiases(writer);
    }

    /// <inheritdoc/>
    protected override void EmitBeginBackward(SourceWriter writer) =>
        writer.Lines($"{S}CellState.SetGradient({S}CellsGradient, {WindowSteps});");

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        EmitGradientAlias(writer, "Sums");
        RecurrenceEmitter.EmitForward(
            writer,
            P,
            WindowSteps,
            () => writer.Lines(RecurrentProduct($"{S}Hidden", $"{S}RecurrentForward", $"{S}Sums", accumulate: true)),
            () => EmitEndOfForward(writer));
        EmitGates(writer);
        EmitForwardStep(writer);
        RecurrenceEmitter.EmitBackward(
            writer,
            P,
            WindowSteps,
            () => writer.Lines(
                BackThroughNorm($"{P}SumsGradient")
                + RecurrenceEmitter.Product(RecurrentProductsGradient, $"{S}RecurrentBackward", $"{S}HiddenGradient", accumulate: true)),
            () => EmitBeginOfBackward(writer));
        EmitBackwardStep(writer);
    }

    /// <summary>Prints what follows the cells of all streams at a time step.</summary>
    protected virtual void EmitEndOfForward(SourceWriter writer)
    {
    }

    /// <summary>Prints what goes before the gradients of the cells at a time step.</summary>
    protected virtual void EmitBeginOfBackward(SourceWriter writer)
    {
    }

    /// <summary>Prints the statement that codes o * act(c) of a row.</summary>
    protected virtual void EmitOutputCodes(SourceWriter writer) => EmitQuantize(writer, "hidden", $"{S}Unrounded");

    /// <summary>Prints what takes the gradient of o * act(c) of a row back through its codes.</summary>
    protected virtual void EmitOutputBackward(SourceWriter writer) => EmitHiddenBackward(writer);

    /// <inheritdoc/>
    protected override void EmitRecurrentGradients(SourceWriter writer)
    {
        base.EmitRecurrentGradients(writer);
        foreach (char gate in Spec.PeepholeGates)
        {
            string cells = $"{S}Cells.Rows({(gate == 'o' ? "Streams" : "0")}, {WindowRows})";
            string gradient = $"{RowsOf($"{P}SumsGradient")}.SliceColumns({FirstColumn(gate) ?? "0"}, {P}Units)";
            writer.Lines(TrainingText.Call("SumPeephole", Peephole(gate), gradient, cells));
        }
    }

    private void EmitGates(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation);
        char[] sigmoids = [.. EarlyGates.Where(gate => gate != 'g')];
        string seen = Spec.Peepholes ? "p * c + " : "";
        using (RecurrenceEmitter.BeginStep(writer, $"Open{P}Gates", "The gates of one time step of one stream."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float gates = ref {S}Gates[row];
                """);
            if (Spec.Peepholes)
            {
                writer.Lines($"ref float cellBefore = ref {S}Cells[row];");
                EmitPeepholes(writer, sigmoids);
            }

            using (BeginUnits(writer))
            {
                writer.Lines($"// {string.Join(", ", sigmoids)} = sigmoid({seen}W x + U h + b), g = {bend}(W x + U h + b)");
                if (Spec.Peepholes) writer.Lines("TLanes c = TLanes.LoadF32(in cellBefore, j);");
                foreach (char gate in EarlyGates)
                {
                    writer.Lines($"""
                        TLanes {gate} = {Open(gate, "c")};
                        TLanes.StoreF32({gate}, ref gates, {Column(gate)});
                        """);
                }
            }
        }
    }

    /// <summary>A gate of a register of units, which sees the register <paramref name="cell"/> where it has a peephole.</summary>
    private string Open(char gate, string cell)
    {
        string sum = $"Sum(in sums, in bias, {Column(gate)})";
        if (gate == 'g') return TrainingText.Bend(Spec, sum);
        return CellText.Sigmoid(Spec, Spec.Peepholes ? $"Seen(in peephole{char.ToUpperInvariant(gate)}, j, {cell}, {sum})" : sum);
    }

    /// <summary>The first column of a register of units of a gate.</summary>
    private string Column(char gate) => FirstColumn(gate) is { } first ? $"{first} + j" : "j";

    /// <summary>The first column of a gate; null for the first gate.</summary>
    private string? FirstColumn(char gate) => Spec.GateOf(gate) switch
    {
        0 => null,
        1 => $"{P}Units",
        int place => $"{place} * {P}Units",
    };

    private void EmitPeepholes(SourceWriter writer, IEnumerable<char> gates)
    {
        foreach (char gate in gates) writer.Lines($"ref float peephole{char.ToUpperInvariant(gate)} = ref {Peephole(gate)}.Values[0];");
    }

    /// <summary>Prints the loads of gates that are open.</summary>
    private void EmitOpen(SourceWriter writer, IEnumerable<char> gates)
    {
        foreach (char gate in gates) writer.Lines($"TLanes {gate} = TLanes.LoadF32(in gates, {Column(gate)});");
    }

    private void EmitForwardStep(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation);
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}", $"{OutputSummary} of one time step of one stream."))
        {
            writer.Lines($"""
                Open{P}Gates(row);
                ref float gates = ref {S}Gates[row];
                ref float cellBefore = ref {S}Cells[row];
                ref float cell = ref {S}Cells[Streams + row];
                ref float bentCell = ref {S}BentCells[row];
                ref float {Output.Name} = ref {Output.Row};
                """);
            if (Spec.Peepholes)
            {
                writer.Lines($"""
                    ref float sums = ref {S}Sums[row];
                    ref float bias = ref {S}Bias[0];
                    """);
                EmitPeepholes(writer, ['o']);
            }

            using (BeginUnits(writer))
            {
                EmitOpen(writer, EarlyGates);
                EmitCell(writer);
                writer.Lines($"""

                    // {Output.Name switch { "hidden" => "h'", string other => other }} = o * {bend}(c')
                    TLanes bent = {TrainingText.Bend(Spec, "c")};
                    TLanes.StoreF32(bent, ref bentCell, j);
                    TLanes.StoreF32(TLanes.MultiplyF32(o, bent), ref {Output.Name}, j);
                    """);
            }

            EmitOutputCodes(writer);
        }
    }

    private void EmitCell(SourceWriter writer)
    {
        writer.Lines(Spec.Coupled
            ? """

                // c' = f * (c - g) + g
                TLanes c = TLanes.FusedMultiplyAddF32(f, TLanes.SubtractF32(TLanes.LoadF32(in cellBefore, j), g), g);
                TLanes.StoreF32(c, ref cell, j);
                """
            : """

                // c' = f * c + i * g
                TLanes c = TLanes.FusedMultiplyAddF32(f, TLanes.LoadF32(in cellBefore, j), TLanes.MultiplyF32(i, g));
                TLanes.StoreF32(c, ref cell, j);
                """);
        if (!Spec.Peepholes) return;
        writer.Lines($"""

            // o = sigmoid(p * c' + W x + U h + b)
            TLanes o = {Open('o', "c")};
            TLanes.StoreF32(o, ref gates, {Column('o')});
            """);
    }

    private void EmitBackwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Back", $"The gradients of one time step of one stream{StraightThrough}."))
        {
            writer.Lines($"""
                ref float gates = ref {S}Gates[row];
                ref float cellBefore = ref {S}Cells[row];
                ref float bentCell = ref {S}BentCells[row];
                ref float {Output.Name}Gradient = ref {OutputGradient};
                ref float cellGradient = ref {S}CellsGradient[Streams + row];
                ref float cellBeforeGradient = ref {S}CellsGradient[row];
                ref float sumsGradient = ref {P}SumsGradient[row];
                """);
            EmitPeepholes(writer, Spec.PeepholeGates);
            EmitOutputBackward(writer);
            using (BeginUnits(writer))
            {
                EmitOpen(writer, Spec.GateNames);
                EmitCellGradient(writer);
                EmitGateGradients(writer);
            }
        }
    }

    /// <summary>Prints the gradient by the new c; with peepholes that of the output gate, which sees it, comes first.</summary>
    private void EmitCellGradient(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation);
        writer.Lines($"""
            TLanes bent = TLanes.LoadF32(in bentCell, j);
            TLanes dh = TLanes.LoadF32(in {Output.Name}Gradient, j);

            // dc' = dc' + dh' * o * {bend}'
            TLanes slope = {TrainingText.Slope(Spec, "bent")};
            TLanes dc = TLanes.FusedMultiplyAddF32(
                TLanes.MultiplyF32(dh, o), slope, TLanes.LoadF32(in cellGradient, j));
            """);
        if (!Spec.Peepholes) return;
        writer.Lines($"""

            // do = dh' * {bend}(c') * sigmoid', dc' = dc' + do * p
            TLanes outputGradient = TLanes.MultiplyF32(dh, TLanes.MultiplyF32(bent, {CellText.SigmoidSlope(Spec, "o")}));
            TLanes.StoreF32(outputGradient, ref sumsGradient, {Column('o')});
            dc = TLanes.FusedMultiplyAddF32(outputGradient, TLanes.LoadF32(in peepholeO, j), dc);
            """);
    }

    private void EmitGateGradients(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation), output = Spec.Peepholes ? "" : $", do = dh' * {bend}(c') * sigmoid'";
        string forgotten = "TLanes.LoadF32(in cellBefore, j)";
        writer.Lines(Spec.Coupled
            ? $"""

                // df = dc' * (c - g) * sigmoid'
                // dg = dc' * (1 - f) * {bend}'{output}
                TLanes forget = TLanes.MultiplyF32(TLanes.SubtractF32({forgotten}, g), {CellText.SigmoidSlope(Spec, "f")});
                TLanes candidate = TLanes.MultiplyF32(TLanes.SubtractF32(TLanes.BroadcastF32(1f), f), {TrainingText.Slope(Spec, "g")});
                """
            : $"""

                // di = dc' * g * sigmoid', df = dc' * c * sigmoid'
                // dg = dc' * i * {bend}'{output}
                TLanes forget = TLanes.MultiplyF32({forgotten}, {CellText.SigmoidSlope(Spec, "f")});
                TLanes input = TLanes.MultiplyF32(g, {CellText.SigmoidSlope(Spec, "i")});
                TLanes candidate = TLanes.MultiplyF32(i, {TrainingText.Slope(Spec, "g")});
                """);
        if (!Spec.Peepholes) writer.Lines($"TLanes output = TLanes.MultiplyF32(bent, {CellText.SigmoidSlope(Spec, "o")});");
        foreach (char gate in EarlyGates)
        {
            string name = GateWord(gate), product = $"TLanes.MultiplyF32({(gate == 'o' ? "dh" : "dc")}, {name})";
            bool sees = Spec.PeepholeGates.Contains(gate);
            if (sees) writer.Lines($"TLanes {name}Gradient = {product};");
            writer.Lines($"TLanes.StoreF32({(sees ? name + "Gradient" : product)}, ref sumsGradient, {Column(gate)});");
        }

        EmitCellBeforeGradient(writer);
    }

    /// <summary>Prints the gradient by c of the step before, which gates with peepholes see.</summary>
    private void EmitCellBeforeGradient(SourceWriter writer)
    {
        char[] seeing = [.. Spec.PeepholeGates.Where(gate => gate != 'o')];
        writer.Lines($"""

            // dc = dc' * f{string.Concat(seeing.Select(gate => $" + d{gate} * p"))}
            """);
        if (!Spec.Peepholes)
        {
            writer.Lines("TLanes.StoreF32(TLanes.MultiplyF32(dc, f), ref cellBeforeGradient, j);");
            return;
        }

        writer.Lines("TLanes before = TLanes.MultiplyF32(dc, f);");
        foreach (char gate in seeing)
            writer.Lines($"before = TLanes.FusedMultiplyAddF32({GateWord(gate)}Gradient, TLanes.LoadF32(in peephole{char.ToUpperInvariant(gate)}, j), before);");
        writer.Lines("TLanes.StoreF32(before, ref cellBeforeGradient, j);");
    }

    private static string GateWord(char gate) => gate switch { 'i' => "input", 'f' => "forget", 'g' => "candidate", _ => "output" };
}
