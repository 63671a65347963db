using System.Linq;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Cells;

/// <summary>Prints the cells of integer-only networks: summands of both products, gates by pieces or from tables, the new codes of h.</summary>
internal static class IntegerCellEmitter
{
    /// <summary>Prints the method of the cell of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, RecurrentPlan layer, IntegerPlan plan)
    {
        bool counts = plan.CountsSaturation;
        string cell = layer.CellBytes > 0 ? "ref short cell, " : "";
        writer.Lines($"""
            /// <summary>
            /// {Equations(layer.Spec.Cell)}.
            /// Pre-activations have 12 bits behind the point, gates 15; all stand {layer.GateStride} integers apart, {layer.Spec.Hidden} units and padding.
            /// </summary>
            """);
        using (CellEmitter.Method(writer, layer.Prefix + "Cell", $"{names.Weights} weights, ref int pre, ref int recurrent, {cell}ref byte record{(counts ? ", ref SaturationCounts counts" : "")}"))
        {
            writer.Lines($"RecurrentConstants own = weights.{layer.Prefix}Constants;");
            EmitSummands(writer, layer);
            switch (layer.Spec.Cell)
            {
                case CellKind.Lstm: EmitLstm(writer, layer, plan); break;
                case CellKind.Gru: EmitGru(writer, layer, counts); break;
                default: EmitRnn(writer, layer, counts); break;
            }
        }
    }

    /// <summary>Prints the methods of the gates.</summary>
    public static void EmitFunctions(SourceWriter writer, IntegerPlan plan)
    {
        foreach (PiecewisePlan function in plan.Functions) EmitFunction(writer, function);
    }

    /// <summary>What a cell computes, for comments.</summary>
    public static string Equations(CellKind cell) => cell switch
    {
        CellKind.Lstm => "input, forget, output = sigmoid; candidate = tanh; c = forget * c + input * candidate; h = output * tanh(c)",
        CellKind.Gru => "reset, update = sigmoid; candidate = tanh(W x + b + reset * (U h + c)); h = candidate + update * (h - candidate)",
        _ => "h = tanh(W x + U h + b)",
    };

    private static void EmitSummands(SourceWriter writer, RecurrentPlan layer)
    {
        int rows = layer.Spec.Gates * layer.GateStride;
        string p = layer.Prefix;
        if (!layer.NormalisesProducts)
        {
            writer.Lines($"""
                IntegerGates.Requantize<TLanes>(ref pre, {rows}, own.Input.ToPreActivations);
                IntegerGates.Requantize<TLanes>(ref recurrent, {rows}, own.Recurrent.ToPreActivations);
                """);
            return;
        }

        foreach ((string sums, string side) in new[] { ("pre", "Input"), ("recurrent", "Recurrent") })
        {
            writer.Lines($"""
                IntegerNormLanes.Normalise<TLanes>(
                    ref {sums}, ref weights.{p}{side}Gains.IntegersAt(0), gates: {layer.Spec.Gates}, units: {layer.Spec.Hidden}, stride: {layer.GateStride}, own.Form, own.{side}.Epsilon, own.{side}.GainBits);
                """);
        }

        writer.Lines($"IntegerGates.AddBias<TLanes>(ref pre, ref weights.{p}Bias.IntegersAt(0), {rows});");
        if (layer.Spec.ResetsAfter)
            writer.Lines($"IntegerGates.AddBias<TLanes>(ref {At("recurrent", 2 * layer.GateStride)}, ref weights.{p}CandidateBias.IntegersAt(0), {layer.GateStride});");
    }

    private static void EmitLstm(SourceWriter writer, RecurrentPlan layer, IntegerPlan plan)
    {
        int stride = layer.GateStride;
        bool counts = plan.CountsSaturation;
        string divide = plan.TakesTables ? "IntegerLanes.DivideByPower" : "IntegerLanes.ShiftRight", keep = Kept(plan);
        writer.Lines(Joined(layer, 4, counts));
        if (layer.Spec.NormalisesSums) writer.Lines($"own.SumNorm!.Normalise(ref pre, {stride});");
        if (plan.TakesTables)
        {
            writer.Lines($"""
                {FromTable(layer, "Sigmoid", gate: 1)}
                {FromTable(layer, "Tanh", gate: 2)}
                {FromTable(layer, "Sigmoid", gate: 0)}
                int added = own.AddedShift;
                """);
        }
        else
        {
            writer.Lines($"""
                Sigmoid<TLanes>(ref pre, {2 * stride});
                Tanh<TLanes>(ref {At("pre", 2 * stride)}, {stride});
                Sigmoid<TLanes>(ref {At("pre", 3 * stride)}, {stride});
                int added = own.AddedShift, left = own.BentLeft, right = own.BentRight;
                """);
        }

        using (Units(writer, layer))
        {
            writer.Lines($"""
                TLanes input = TLanes.LoadS32(ref pre, unit), forget = TLanes.LoadS32(ref pre, {stride} + unit), candidate = TLanes.LoadS32(ref pre, {2 * stride} + unit);
                TLanes kept = {divide}(TLanes.MultiplyS32(forget, TLanes.LoadS16AsS32(ref cell, unit)), 15);
                """);
            string sum = $"TLanes.AddS32(kept, {divide}(TLanes.MultiplyS32(input, candidate), added))";
            writer.Lines(counts ? $"TLanes.StoreS32({sum}, ref pre, unit);" : $"TLanes next = IntegerLanes.To16({sum});\n{keep}");
        }

        if (counts)
        {
            writer.Lines(Held(layer, "pre", 0, gates: 1, "Cell"));
            using (Units(writer, layer)) writer.Lines($"TLanes next = TLanes.LoadS32(ref pre, unit);\n{keep}");
        }

        writer.Lines(plan.TakesTables
            ? $"\n{FromTable(layer, "Sigmoid", gate: 3)}\n{FromTable(layer, "Tanh", gate: 0, "own.CellBits")}"
            : $"\nTanh<TLanes>(ref pre, {stride});");
        EmitCodes(writer, layer, $"TLanes.MultiplyS32(TLanes.LoadS32(ref pre, {3 * stride} + unit), TLanes.LoadS32(ref pre, unit))", counts);
    }

    private static void EmitGru(SourceWriter writer, RecurrentPlan layer, bool counts)
    {
        int stride = layer.GateStride;
        writer.Lines($"""
            {Joined(layer, 2, counts)}
            Sigmoid<TLanes>(ref pre, {2 * stride});
            """);
        string inner = $"TLanes.LoadS32(ref recurrent, {2 * stride} + unit)";
        if (counts) writer.Lines(Held(layer, "recurrent", 2 * stride, gates: 1, "PreActivations"));
        using (Units(writer, layer))
        {
            writer.Lines($"""
                TLanes inside = TLanes.MultiplyS32(TLanes.LoadS32(ref pre, unit), {(counts ? inner : $"IntegerLanes.To16({inner})")});
                TLanes sum = TLanes.AddS32(TLanes.LoadS32(ref pre, {2 * stride} + unit), IntegerLanes.ShiftRight(inside, 15));
                TLanes.StoreS32({(counts ? "sum" : "IntegerLanes.To16(sum)")}, ref pre, {2 * stride} + unit);
                """);
        }

        if (counts) writer.Lines(Held(layer, "pre", 2 * stride, gates: 1, "PreActivations"));
        writer.Lines($"\nTanh<TLanes>(ref {At("pre", 2 * stride)}, {stride});");
        using (Units(writer, layer))
        {
            writer.Lines($"""
                TLanes update = TLanes.LoadS32(ref pre, {stride} + unit), candidate = TLanes.LoadS32(ref pre, {2 * stride} + unit);
                TLanes change = TLanes.MultiplyS32(update, TLanes.SubtractS32(TLanes.LoadS16AsS32(ref cell, unit), candidate));
                TLanes next = TLanes.AddS32(candidate, IntegerLanes.ShiftRight(change, 15));
                TLanes.StoreS32AsS16(next, ref cell, unit);
                TLanes.StoreS32(next, ref pre, unit);
                """);
        }

        writer.Line();
        EmitCodes(writer, layer, "TLanes.LoadS32(ref pre, unit)", counts);
    }

    private static void EmitRnn(SourceWriter writer, RecurrentPlan layer, bool counts)
    {
        writer.Lines($"""
            {Joined(layer, 1, counts)}
            Tanh<TLanes>(ref pre, {layer.GateStride});
            """);
        EmitCodes(writer, layer, "TLanes.LoadS32(ref pre, unit)", counts);
    }

    /// <summary>Prints the codes of h; what pads them is 0, whatever their zero point.</summary>
    private static void EmitCodes(SourceWriter writer, RecurrentPlan layer, string hidden, bool counts)
    {
        writer.Lines($"""
            ref byte codes = ref Unsafe.Add(ref record, {layer.Hidden.BytesOffset});
            Recoding toHidden = own.ToHidden;
            """);
        using (Units(writer, layer))
        {
            writer.Lines(counts
                ? $"TLanes.StoreS32(RecodingLanes.Unheld({hidden}, toHidden), ref pre, unit);"
                : $"TLanes.StoreS32AsU8(RecodingLanes.Code({hidden}, toHidden), ref codes, unit);");
        }

        if (counts)
        {
            writer.Lines($"SaturationLanes.Hold<TLanes>(ref pre, gates: 1, units: {layer.Spec.Hidden}, stride: {layer.GateStride}, toHidden.Least, toHidden.Greatest, ref counts.Hidden);");
            using (Units(writer, layer)) writer.Lines("TLanes.StoreS32AsU8(TLanes.LoadS32(ref pre, unit), ref codes, unit);");
        }

        int padding = layer.GateStride - layer.Spec.Hidden;
        if (padding > 0) writer.Lines($"\nMemoryMarshal.CreateSpan(ref Unsafe.Add(ref codes, {layer.Spec.Hidden}), {padding}).Clear();");
    }

    private static void EmitFunction(SourceWriter writer, PiecewisePlan function)
    {
        string name = function.Name;
        writer.Line();
        writer.Lines($"""
            /// <summary>{function.Meaning} by {function.Slopes.Count} pieces, at most {function.GreatestError.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)} off.</summary>
            {KernelText.Frame}
            private static void {name}<TLanes>(ref int values, int count)
                where TLanes : struct, ILanes<TLanes> =>
                PiecewiseLanes.Apply<TLanes>(ref values, count, {name}Knots, {name}Slopes, {name}Offsets, shift: {function.Shift});

            private static ReadOnlySpan<int> {name}Knots => [{List(function.Knots)}];

            private static ReadOnlySpan<int> {name}Slopes => [{List(function.Slopes)}];

            private static ReadOnlySpan<int> {name}Offsets => [{List(function.Offsets)}];
            """);
    }

    /// <summary>What an LSTM does with its next c: kept, and in its place among the sums as what tanh is taken of.</summary>
    private static string Kept(IntegerPlan plan) =>
        $"TLanes.StoreS32AsS16(next, ref cell, unit);\nTLanes.StoreS32({(plan.TakesTables ? "next" : "IntegerLanes.Scale16(next, left, right)")}, ref pre, unit);";

    /// <summary>What replaces the integers in the place of a gate by a function of them.</summary>
    private static string FromTable(RecurrentPlan layer, string function, int gate, string bits = "BinaryPoint.PreActivationBits") =>
        $"weights.{function}.Apply(ref {(gate == 0 ? "pre" : At("pre", gate * layer.GateStride))}, {layer.Spec.Hidden}, {bits});";

    /// <summary>What adds the summands of the first gates, to 16 bits; counting, in two steps.</summary>
    private static string Joined(RecurrentPlan layer, int gates, bool counts) => counts
        ? $"IntegerGates.AddBias<TLanes>(ref pre, ref recurrent, {gates * layer.GateStride});\n{Held(layer, "pre", 0, gates, "PreActivations")}"
        : $"IntegerGates.Add<TLanes>(ref pre, ref recurrent, {gates * layer.GateStride});";

    /// <summary>What holds integers to 16 bits and counts.</summary>
    private static string Held(RecurrentPlan layer, string buffer, int offset, int gates, string place) =>
        $"SaturationLanes.Hold16<TLanes>(ref {(offset == 0 ? buffer : At(buffer, offset))}, gates: {gates}, units: {layer.Spec.Hidden}, stride: {layer.GateStride}, ref counts.{place});";

    private static string List(EquatableArray<int> numbers) => string.Join(", ", numbers.Select(number => Literals.Integer(number)));

    private static string At(string buffer, int offset) => $"Unsafe.Add(ref {buffer}, {offset})";

    private static System.IDisposable Units(SourceWriter writer, RecurrentPlan layer) =>
        writer.Block($"for (nuint unit = 0; unit < {layer.GateStride}; unit += (nuint)TLanes.Count)");
}
