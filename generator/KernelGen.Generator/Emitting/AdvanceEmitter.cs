using System.Linq;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the methods that take one stream through a chunk of time steps, and many streams through one time step each, layer by layer.</summary>
internal static class AdvanceEmitter
{
    private static readonly Records Steps = new("step", "steps", IsOfMany: false);

    /// <summary>Prints Advance and AdvanceMany of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan)
    {
        bool tokens = plan.Spec.Embedding is not null;
        writer.Lines("""
            /// <summary>
            /// Takes one stream through a chunk of time steps, layer by layer: products with the input of all steps
            /// come first, then the recurrence step by step.
            /// </summary>
            """);
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void Advance<TLanes>(
                {names.Weights} weights, AlignedBuffer state, {AttentionEmitter.Parameter(plan)}{names.Scratch} scratch, ReadOnlySpan<{(tokens ? "int" : ElementText.Feature(plan))}> inputs, Span<{ElementText.Output(plan)}> outputs)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines(tokens ? "int steps = inputs.Length;" : $"int steps = inputs.Length / {plan.Spec.InputSize};");
            EmitLayers(writer, plan, Steps);
        }

        if (!plan.KeepsState) return;
        writer.Line();
        EmitMany(writer, names, plan, tokens);
    }

    private static void EmitMany(SourceWriter writer, EmittedNames names, ModelPlan plan, bool tokens)
    {
        writer.Lines(plan.Stride == 1
            ? """
                /// <summary>
                /// Takes many streams through one time step each, layer by layer: every product takes all of them together.
                /// </summary>
                """
            : $"""
                /// <summary>
                /// Takes many streams through a stride of {plan.Stride} time steps each, layer by layer: products take all of them together. Row step * streams + stream is a
                /// time step of a stream.
                /// </summary>
                """);
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void AdvanceMany<TLanes>(
                {names.Weights} weights, ReadOnlySpan<AlignedBuffer> states, {(plan.Attention is null ? "" : $"ReadOnlySpan<{AttentionEmitter.Memory(plan)}> sources, ")}{names.Scratch} scratch, ReadOnlySpan<{(tokens ? "int" : ElementText.Feature(plan))}> inputs, Span<{ElementText.Output(plan)}> outputs)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines(plan.Stride == 1 ? "int streams = states.Length;" : $"int streams = states.Length, rows = {plan.Stride} * streams;");
            EmitLayers(writer, plan, plan.Stride == 1 ? new Records("stream", "streams", IsOfMany: true) : new Records("row", "rows", IsOfMany: true));
        }
    }

    private static void EmitLayers(SourceWriter writer, ModelPlan plan, Records records)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            writer.Line();
            writer.Lines($"// {HeaderEmitter.Describe(layer)}");
            EmitLayer(writer, plan, layer, records);
        }

        EmitOutputs(writer, plan, records);
    }

    private static void EmitLayer(SourceWriter writer, ModelPlan plan, LayerPlan layer, Records records)
    {
        if (layer == plan.Layers[0]) EmitEntry(writer, plan, layer, records);
        switch (layer)
        {
            case RecurrentPlan recurrent: EmitRecurrent(writer, plan, recurrent, records); break;
            case LinearPlan linear: EmitLinear(writer, linear, Source(plan, linear), records); break;
            case AttentionPlan attention: EmitAttention(writer, attention, Source(plan, attention), records); break;
            default: EmitValues(writer, plan, layer, records); break;
        }
    }

    private static void EmitValues(SourceWriter writer, ModelPlan plan, LayerPlan layer, Records records)
    {
        if (layer is EmbeddingPlan) return;
        if (layer is FrameStackingPlan stacking)
        {
            if (records.IsOfMany) EmitStackingOfMany(writer, plan, stacking);
            else EmitStacking(writer, plan, stacking);
            return;
        }

        string index = records.Index;
        string record = layer.Written is { } output ? $"scratch.{output.Name}.BytesAt({index} * {output.RecordBytes})" : "";
        writer.Lines($"{records.Loop}\n    {ValuesEmitter.Call(layer, SourceAt(plan, layer, index), record, $"outputs[{index} * {plan.Spec.OutputSize}]")}");
    }

    /// <summary>Prints what stacks the frames of a stream; behind a stride there are fewer steps.</summary>
    private static void EmitStacking(SourceWriter writer, ModelPlan plan, FrameStackingPlan layer)
    {
        int stride = layer.Spec.Stride;
        string record = $"scratch.{layer.Output.Name}.BytesAt(step * {layer.Output.RecordBytes})";
        string call = layer.Spec.Ahead > 0
            ? ValuesEmitter.Gather(layer, Source(plan, layer), record)
            : ValuesEmitter.Push(plan, layer, SourceAt(plan, layer, stride == 1 ? "step" : $"step * {stride}"), Literals.Integer(layer.Input.RecordBytes), "state", record);
        if (stride > 1) writer.Lines($"steps /= {stride};");
        writer.Lines($"""
            {Steps.Loop}
                {call}
            """);
    }

    /// <summary>Prints what stacks the frames of many streams, one time step that leaves after the other, since each moves the frames of its stream on.</summary>
    private static void EmitStackingOfMany(SourceWriter writer, ModelPlan plan, FrameStackingPlan layer)
    {
        int stride = layer.Spec.Stride, leaving = plan.StepsOf(layer);
        if (stride > 1) writer.Lines($"rows /= {stride};");
        string entering = leaving == 1 ? "stream" : stride == 1 ? "(step * streams + stream)" : $"(step * {stride} * streams + stream)";
        string record = $"scratch.{layer.Output.Name}.BytesAt({(leaving == 1 ? "stream" : "(step * streams + stream)")} * {layer.Output.RecordBytes})";
        string each = "for (int stream = 0; stream < streams; stream++)\n    "
            + ValuesEmitter.Push(plan, layer, SourceAt(plan, layer, entering), $"streams * {layer.Input.RecordBytes}", "states[stream]", record);
        if (leaving == 1)
        {
            writer.Lines(each);
            return;
        }

        using (writer.Block($"for (int step = 0; step < {leaving}; step++)")) writer.Lines(each);
    }

    private static void EmitEntry(SourceWriter writer, ModelPlan plan, LayerPlan layer, Records records)
    {
        VectorPlan vector = layer.Input;
        using (writer.Block(records.Loop))
        {
            writer.Lines($"ref byte record = ref scratch.{vector.Name}.BytesAt({records.Index} * {vector.RecordBytes});");

            // The time steps of a stream enter one after the other.
            bool turns = records.IsOfMany && plan.Stride > 1;
            if (turns) writer.Lines($"int entering = row % streams * {plan.Stride} + row / streams;");
            string index = turns ? "entering" : records.Index;
            if (layer is EmbeddingPlan embedding)
            {
                writer.Lines($"Look{embedding.Prefix}Up<TLanes>(weights, inputs[{index}], ref record);");
                return;
            }

            writer.Lines(ElementText.Enter(vector, $"inputs.Slice({index} * {vector.Size}, {vector.Size})", "record"));
            if (EncodingEmitter.NeedsEncoding(vector)) writer.Lines(EncodingEmitter.Call(vector, "TLanes", "record"));
        }
    }

    private static void EmitRecurrent(SourceWriter writer, ModelPlan plan, RecurrentPlan layer, Records records)
    {
        string p = layer.Prefix;
        string local = char.ToLowerInvariant(p[0]) + p.Substring(1);
        int rows = layer.InputMatrix.Layout.PaddedRows;
        int record = layer.Hidden.RecordBytes;
        string source = Source(plan, layer);
        if (layer.Entering is { } entering)
        {
            EmitInputNorm(writer, layer, entering, source, records);
            source = $"ref scratch.{entering.Name}.BytesAt(0)";
        }

        writer.Lines(RecurrenceEmitter.Call(layer.InputMatrix, source, records.Count, RecurrenceEmitter.Bias(layer.InputMatrix), 0, RecurrencePlaces.Pre(layer).At()));
        if (records.IsOfMany)
        {
            new RecurrenceOfManyEmitter(writer, plan, layer).Emit();
            if (layer.Combined is { } sums) EmitSums(writer, plan, layer, sums, records);
            return;
        }

        writer.Lines($"""
            Span<byte> {local}State = state.Span.Slice({plan.HiddenOffset(layer)}, {record});
            {local}State.CopyTo(scratch.{layer.Hidden.Name}.Span);
            """);
        if (layer.ReadsBackward) writer.Lines("\n// From the last time step to the first: record by record as they are read.");
        using (writer.Block("for (int step = 0; step < steps; step++)"))
        {
            writer.Lines($"""
                {RecurrencePlaces.Pre(layer).Declaration(layer.ReadsBackward ? "(steps - 1 - step)" : "step")}
                ref byte before = ref scratch.{layer.Hidden.Name}.BytesAt(step * {record});
                ref byte after = ref scratch.{layer.Hidden.Name}.BytesAt((step + 1) * {record});{(layer.IsInteger ? "" : "\nref float hidden = ref Unsafe.As<byte, float>(ref after);")}
                """);
            RecurrenceEmitter.Emit(writer, plan, layer);
        }

        if (!plan.ReadsWholeSequences)
        {
            writer.Line();
            writer.Lines($"scratch.{layer.Hidden.Name}.Span.Slice(steps * {record}, {record}).CopyTo({local}State);");
        }

        if (layer.Combined is not { } combined) return;
        if (layer.ReadsBackward) EmitJoined(writer, plan, layer, combined);
        else EmitSums(writer, plan, layer, combined, records);
    }

    /// <summary>Prints what adds the outputs of a residual layer, from the second record of h on, to what entered it.</summary>
    private static void EmitSums(SourceWriter writer, ModelPlan plan, RecurrentPlan layer, VectorPlan sums, Records records)
    {
        string index = records.Index;
        writer.Line();
        using (writer.Block(records.Loop))
        {
            writer.Lines($"""
                ref byte record = ref scratch.{sums.Name}.BytesAt({index} * {sums.RecordBytes});
                {ResidualEmitter.Add(layer, SourceAt(plan, layer, index), ElementText.FirstAt(layer.Hidden, $"({index} + 1)"), "record")}
                """);
        }
    }

    /// <summary>
    /// Prints what joins the outputs of a pair, and adds them to what entered where it is residual: those of the forward layer stand from the second record on, the
    /// others from the last one back.
    /// </summary>
    private static void EmitJoined(SourceWriter writer, ModelPlan plan, RecurrentPlan backward, VectorPlan joined)
    {
        RecurrentPlan forward = plan.Partner(backward);
        int units = backward.Spec.StateSize;
        string first = ElementText.FirstAt(forward.Hidden, "(step + 1)"), second = ElementText.FirstAt(backward.Hidden, "(steps - step)");
        writer.Line();
        using (writer.Block(Steps.Loop))
        {
            writer.Lines($"ref byte record = ref scratch.{joined.Name}.BytesAt(step * {joined.RecordBytes});");
            writer.Lines(backward.Spec.AddsInput
                ? $"""
                    ref {ElementText.Element(joined)} values = {ElementText.First(joined, "record")};
                    ref {ElementText.Element(joined)} entering = {ElementText.First(backward.Input, SourceAt(plan, backward, "step"))};
                    {ResidualEmitter.Sum(backward, "ref entering", first, "ref values", units)}
                    {ResidualEmitter.Sum(backward, $"ref Unsafe.Add(ref entering, {units})", second, $"ref Unsafe.Add(ref values, {units})", units)}
                    """
                : $"""
                    Span<{ElementText.Element(joined)}> values = MemoryMarshal.CreateSpan({ElementText.First(joined, "record")}, {joined.Size});
                    MemoryMarshal.CreateReadOnlySpan({first}, {units}).CopyTo(values);
                    MemoryMarshal.CreateReadOnlySpan({second}, {units}).CopyTo(values[{units}..]);
                    """);
            if (EncodingEmitter.NeedsEncoding(joined)) writer.Lines(EncodingEmitter.Call(joined, "TLanes", "record"));
        }
    }

    private static void EmitInputNorm(SourceWriter writer, RecurrentPlan layer, VectorPlan entering, string source, Records records)
    {
        using (writer.Block(records.Loop))
        {
            writer.Lines($"""
                ref byte input = ref Unsafe.Add(ref {source.Substring("ref ".Length)}, {records.Index} * {layer.Input.RecordBytes});
                ref byte entering = ref scratch.{entering.Name}.BytesAt({records.Index} * {entering.RecordBytes});
                """);
            RecurrenceEmitter.EmitInputNorm(writer, layer, entering, "input", "entering");
        }
    }

    private static void EmitLinear(SourceWriter writer, LinearPlan layer, string source, Records records)
    {
        int rows = layer.Matrix.Layout.PaddedRows;
        string result = layer.WritesOutputs ? "ref MemoryMarshal.GetReference(outputs)" : $"ref {KernelText.At(layer.Matrix.KeepsIntegers, $"scratch.{layer.Prefix}Pre", "0")}";
        writer.Lines(RecurrenceEmitter.Call(layer.Matrix, source, records.Count, RecurrenceEmitter.Bias(layer.Matrix), 0, result));
        if (layer is { IsInteger: true, Output: { } codes })
        {
            string sums = $"ref scratch.{layer.Prefix}Pre.IntegersAt({records.Index} * {4 * rows})";
            writer.Lines($"{records.Loop}\n    {LinearEmitter.Code(layer, sums, $"scratch.{codes.Name}.BytesAt({records.Index} * {codes.RecordBytes})")}");
            return;
        }

        if (layer.Output is null && layer.Bends)
        {
            string first = layer.WritesOutputs ? $"ref outputs[{records.Index} * {rows}]" : $"ref scratch.{layer.Prefix}Pre.FloatsAt({records.Index} * {4 * rows})";
            writer.Lines($"{records.Loop} {LinearEmitter.Bend(layer, first)}");
        }

        if (layer.Output is not { } output) return;
        using (writer.Block(records.Loop))
        {
            if (layer.Bends) writer.Lines(LinearEmitter.Bend(layer, $"ref scratch.{layer.Prefix}Pre.FloatsAt({records.Index} * {4 * rows})"));
            writer.Lines($"""
                ref byte record = ref scratch.{output.Name}.BytesAt({records.Index} * {output.RecordBytes});
                scratch.{layer.Prefix}Pre.Span.Slice({records.Index} * {4 * rows}, {4 * output.Size}).CopyTo(MemoryMarshal.CreateSpan(ref record, {4 * output.Size}));
                """);
            if (EncodingEmitter.NeedsEncoding(output)) writer.Lines(EncodingEmitter.Call(output, "TLanes", "record"));
        }
    }

    private static void EmitAttention(SourceWriter writer, AttentionPlan layer, string source, Records records)
    {
        string query = AttentionEmitter.QueryAt(layer, $"{records.Index} * {4 * layer.QueryMatrix.Layout.PaddedRows}");
        writer.Lines(RecurrenceEmitter.Call(
            layer.QueryMatrix, source, records.Count, RecurrenceEmitter.Bias(layer.QueryMatrix), 0, $"ref {AttentionEmitter.QueryAt(layer, "0")}"));
        using (writer.Block(records.Loop))
        {
            writer.Lines($"""
                ref {ElementText.Element(layer.Input)} entering = {AttentionEmitter.Entering(layer, $"Unsafe.Add(ref {source.Substring("ref ".Length)}, {records.Index} * {layer.Input.RecordBytes})")};
                ref byte record = ref scratch.{layer.Output.Name}.BytesAt({records.Index} * {layer.Output.RecordBytes});
                {AttentionEmitter.Attend(layer, records.IsOfMany ? "sources[stream]" : "source", $"ref {query}", "ref entering", "ref record")}
                """);
        }
    }

    private static void EmitOutputs(SourceWriter writer, ModelPlan plan, Records records)
    {
        if (plan.Layers[plan.Layers.Count - 1] is LinearPlan { WritesOutputs: true } or LogSoftmaxPlan) return;
        int size = plan.Spec.OutputSize;
        if (plan.Layers[plan.Layers.Count - 1] is { HandedOn: { HasIntegersOnly: true } codes } last)
        {
            string first = ElementText.FirstAt(codes, last.Written is null ? $"({records.Index} + 1)" : records.Index);
            writer.Lines($"\n{records.Loop}\n    IntegerRecord.Widen({first}, weights.{IntegerWeightsEmitter.Constants(last)}.OutputZero, outputs.Slice({records.Index} * {size}, {size}));");
            return;
        }

        string source = plan.Layers[plan.Layers.Count - 1] switch
        {
            { Written: { } output } => $"ref scratch.{output.Name}.FloatsAt({records.Index} * {output.RecordBytes})",
            LinearPlan linear => $"ref {KernelText.At(linear.Matrix.KeepsIntegers, $"scratch.{linear.Prefix}Pre", $"{records.Index} * {4 * linear.Matrix.Layout.PaddedRows}")}",
            RecurrentPlan recurrent => $"ref scratch.{recurrent.Hidden.Name}.FloatsAt(({records.Index} + 1) * {recurrent.Hidden.RecordBytes})",
            _ => "",
        };
        writer.Line();
        using (writer.Block(records.Loop))
        {
            writer.Lines($"""
                MemoryMarshal.CreateReadOnlySpan({source}, {size})
                    .CopyTo(outputs.Slice({records.Index} * {size}, {size}));
                """);
        }
    }

    /// <summary>Where the records of a layer's input begin; a recurrent layer's first record is the state before the chunk.</summary>
    private static string Source(ModelPlan plan, LayerPlan layer) =>
        $"ref scratch.{layer.Input.Name}.BytesAt({(FollowsState(plan, layer) ? layer.Input.RecordBytes : 0)})";

    /// <summary>The record of a layer's input that belongs to a time step or stream.</summary>
    private static string SourceAt(ModelPlan plan, LayerPlan layer, string index) =>
        $"scratch.{layer.Input.Name}.BytesAt({(FollowsState(plan, layer) ? $"({index} + 1)" : index)} * {layer.Input.RecordBytes})";

    private static bool FollowsState(ModelPlan plan, LayerPlan layer) =>
        plan.Recurrent.Any(recurrent => ReferenceEquals(recurrent.Hidden, layer.Input) && !ReferenceEquals(recurrent, layer));

    /// <summary>What lies record by record in scratch: the time steps of a stream, streams, or time steps of streams.</summary>
    /// <param name="Index">The number of one.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="IsOfMany">Whether they are of many streams.</param>
    private sealed record Records(string Index, string Count, bool IsOfMany)
    {
        /// <summary>The head of a loop over them.</summary>
        public string Loop => $"for (int {Index} = 0; {Index} < {Count}; {Index}++)";
    }
}
