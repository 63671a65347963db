using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>
/// Prints the method that takes one stream through one time step: what Advance does with a chunk of one, but h lies in the state all the
/// while, and nothing is copied to and fro.
/// </summary>
internal static class StepEmitter
{
    /// <summary>Prints Step of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan)
    {
        bool tokens = plan.Spec.Embedding is not null;
        writer.Lines("""
            /// <summary>Takes one stream through one time step; its state is read and written in place.</summary>
            """);
        using (writer.Block($"""
            {KernelText.Kernel}
            internal static void Step<TLanes>(
                {names.Weights} weights, AlignedBuffer state, {AttentionEmitter.Parameter(plan)}{names.Scratch} scratch, {(tokens ? "int token" : $"ReadOnlySpan<{ElementText.Feature(plan)}> features")}, Span<{ElementText.Output(plan)}> output)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            EmitEntry(writer, plan.Layers[0]);
            foreach (LayerPlan layer in plan.Layers)
            {
                if (layer is EmbeddingPlan) continue;
                writer.Line();

                // A block of its own, since each layer names its references alike.
                using (writer.Block($"// {HeaderEmitter.Describe(layer)}"))
                {
                    if (layer is RecurrentPlan recurrent) EmitRecurrent(writer, plan, recurrent);
                    else if (layer is LinearPlan linear) EmitLinear(writer, plan, linear);
                    else if (layer is AttentionPlan attention) EmitAttention(writer, plan, attention);
                    else EmitValues(writer, plan, layer);
                }
            }

            EmitOutput(writer, plan);
        }
    }

    private static void EmitEntry(SourceWriter writer, LayerPlan first)
    {
        VectorPlan vector = first.Input;
        if (first.ReadsFeatures)
        {
            writer.Lines("ref byte entering = ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(features));");
            return;
        }

        writer.Lines($"ref byte entering = ref scratch.{vector.Name}.BytesAt(0);");
        if (first is EmbeddingPlan embedding)
        {
            writer.Lines($"Look{embedding.Prefix}Up<TLanes>(weights, token, ref entering);");
            return;
        }

        writer.Lines(ElementText.Enter(vector, "features", "entering"));
        if (EncodingEmitter.NeedsEncoding(vector)) writer.Lines(EncodingEmitter.Call(vector, "TLanes", "entering"));
    }

    private static void EmitRecurrent(SourceWriter writer, ModelPlan plan, RecurrentPlan layer)
    {
        writer.Lines($"ref byte input = ref {Source(plan, layer)};");
        if (layer.Entering is { } normalised)
        {
            writer.Lines($"ref byte normalised = ref scratch.{normalised.Name}.BytesAt(0);");
            RecurrenceEmitter.EmitInputNorm(writer, layer, normalised, "input", "normalised");
        }

        writer.Lines($"""
            ref byte before = ref state.BytesAt({plan.HiddenOffset(layer)});
            ref byte after = ref before;{(layer.IsInteger ? "" : "\nref float hidden = ref Unsafe.As<byte, float>(ref after);")}
            {RecurrencePlaces.Pre(layer).Declaration()}
            """);
        if (!layer.FusesProducts)
            writer.Lines(RecurrenceEmitter.Call(layer.InputMatrix, $"ref {(layer.Entering is null ? "input" : "normalised")}", RecurrenceEmitter.Bias(layer.InputMatrix), "ref pre"));
        RecurrenceEmitter.Emit(writer, plan, layer, layer.FusesProducts);
        if (layer.Combined is not { } sums) return;
        writer.Lines($"""
            ref byte record = ref scratch.{sums.Name}.BytesAt(0);
            {ResidualEmitter.Add(layer, "input", layer.IsInteger ? ElementText.First(layer.Hidden, "after") : "ref hidden", "record")}
            """);
    }

    private static void EmitLinear(SourceWriter writer, ModelPlan plan, LinearPlan layer)
    {
        string result = layer.WritesOutputs ? "MemoryMarshal.GetReference(output)" : KernelText.At(layer.Matrix.KeepsIntegers, $"scratch.{layer.Prefix}Pre", "0");
        writer.Lines($"""
            ref {KernelText.Element(layer.Matrix)} result = ref {result};
            {RecurrenceEmitter.Call(layer.Matrix, $"ref {Source(plan, layer)}", RecurrenceEmitter.Bias(layer.Matrix), "ref result")}
            """);
        if (layer is { IsInteger: true, Output: { } codes })
        {
            writer.Lines(LinearEmitter.Code(layer, "ref result", $"scratch.{codes.Name}.BytesAt(0)"));
            return;
        }

        if (layer.Bends) writer.Lines(LinearEmitter.Bend(layer, "ref result"));
        if (layer.Output is not { } output) return;
        writer.Lines($"""
            ref byte record = ref scratch.{output.Name}.BytesAt(0);
            MemoryMarshal.CreateReadOnlySpan(ref result, {output.Size}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref record), {output.Size}));
            """);
        if (EncodingEmitter.NeedsEncoding(output)) writer.Lines(EncodingEmitter.Call(output, "TLanes", "record"));
    }

    private static void EmitAttention(SourceWriter writer, ModelPlan plan, AttentionPlan layer)
    {
        string entering = Source(plan, layer);
        writer.Lines($"""
            ref {KernelText.Element(layer.QueryMatrix)} query = ref {AttentionEmitter.QueryAt(layer, "0")};
            {RecurrenceEmitter.Call(layer.QueryMatrix, $"ref {entering}", RecurrenceEmitter.Bias(layer.QueryMatrix), "ref query")}
            {AttentionEmitter.Attend(layer, "source", "ref query", AttentionEmitter.Entering(layer, entering), $"ref scratch.{layer.Output.Name}.BytesAt(0)")}
            """);
    }

    private static void EmitValues(SourceWriter writer, ModelPlan plan, LayerPlan layer)
    {
        string record = layer.Written is { } output ? $"scratch.{output.Name}.BytesAt(0)" : "";
        writer.Lines(layer is FrameStackingPlan stacking
            ? ValuesEmitter.Push(plan, stacking, Source(plan, layer), apart: "", "state", record)
            : ValuesEmitter.Call(layer, Source(plan, layer), record, "MemoryMarshal.GetReference(output)"));
    }

    private static void EmitOutput(SourceWriter writer, ModelPlan plan)
    {
        if (plan.Layers[plan.Layers.Count - 1] is LinearPlan { WritesOutputs: true } or LogSoftmaxPlan) return;
        if (plan.Layers[plan.Layers.Count - 1] is { HandedOn: { HasIntegersOnly: true } codes } last)
        {
            string first = last is RecurrentPlan { Combined: null } layer ? $"ref state.BytesAt({plan.HiddenOffset(layer) + codes.BytesOffset})" : ElementText.FirstAt(codes, "0");
            writer.Lines($"\nIntegerRecord.Widen({first}, weights.{IntegerWeightsEmitter.Constants(last)}.OutputZero, output);");
            return;
        }

        string source = plan.Layers[plan.Layers.Count - 1] switch
        {
            { Written: { } output } => $"scratch.{output.Name}.FloatsAt(0)",
            LinearPlan linear => KernelText.At(linear.Matrix.KeepsIntegers, $"scratch.{linear.Prefix}Pre", "0"),
            RecurrentPlan recurrent => $"state.FloatsAt({plan.HiddenOffset(recurrent)})",
            _ => "",
        };
        writer.Line();
        writer.Lines($"MemoryMarshal.CreateReadOnlySpan(ref {source}, {plan.Spec.OutputSize}).CopyTo(output);");
    }

    /// <summary>Where the record of a layer's input stands.</summary>
    private static string Source(ModelPlan plan, LayerPlan layer)
    {
        if (ReferenceEquals(layer.Input, plan.Layers[0].Input)) return "entering";
        foreach (RecurrentPlan recurrent in plan.Recurrent)
            if (ReferenceEquals(recurrent.Hidden, layer.Input)) return $"state.BytesAt({plan.HiddenOffset(recurrent)})";
        return $"scratch.{layer.Input.Name}.BytesAt(0)";
    }
}
