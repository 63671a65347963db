using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the layers that have no matrix: they make a record of a record.</summary>
internal static class ValuesEmitter
{
    /// <summary>Prints the method of <paramref name="layer"/>; nothing for other layers.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, LayerPlan layer)
    {
        switch (layer)
        {
            case LayerNormPlan norm: EmitNorm(writer, names, norm); break;
            case FrameStackingPlan { Spec.Ahead: > 0 } stacking: EmitGathering(writer, stacking); break;
            case FrameStackingPlan stacking: EmitStacking(writer, stacking); break;
        }
    }

    /// <summary>The call that takes a layer without a state through a time step.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The record that it reads.</param>
    /// <param name="record">The record that it writes; none where the outputs leave the model.</param>
    /// <param name="output">The first of the values that leave the model.</param>
    public static string Call(LayerPlan layer, string input, string record, string output) => layer switch
    {
        LayerNormPlan norm => $"{norm.Prefix}Normalise<TLanes>(weights, ref {input}, ref {record});",
        LogSoftmaxPlan softmax => $"Softmax.Log<TLanes>(ref Unsafe.As<byte, float>(ref {input}), ref {output}, {softmax.Spec.Size});",
        _ => "",
    };

    /// <summary>The call that makes the stack of a step that leaves, of those that enter and of the frames that the stream remembers.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The record of the first time step that enters.</param>
    /// <param name="apart">Bytes from there to the next time step of the stream, if a stride has more than one.</param>
    /// <param name="state">The stream's state.</param>
    /// <param name="record">The record that it writes.</param>
    public static string Push(ModelPlan plan, FrameStackingPlan layer, string input, string apart, string state, string record) =>
        $"{layer.Prefix}Push<TLanes>(ref {input}, {(layer.Spec.Stride == 1 ? "" : $"apart: {apart}, ")}ref {state}.FloatsAt({plan.FramesOffset(layer)}), ref {record});";

    /// <summary>The call that makes the stack of a step that leaves, of all records that entered.</summary>
    public static string Gather(FrameStackingPlan layer, string records, string record) =>
        $"{layer.Prefix}Gather<TLanes>({records}, step, steps, ref {record});";

    private static void EmitGathering(SourceWriter writer, FrameStackingPlan layer)
    {
        int stride = layer.Spec.Stride, first = stride + layer.Spec.Ahead - layer.Spec.Frames;
        string oldest = (stride == 1 ? "step" : $"step * {stride}") + (first == 0 ? "" : first > 0 ? $" + {first}" : $" - {-first}");
        writer.Lines($"/// <summary>The values of {layer.Spec.Frames} time steps side by side, the oldest first, {layer.Spec.Ahead} of them ahead; zeros stand beyond both ends of the sequence.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Gather<TLanes>(ref byte records, int step, int steps, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                Span<float> stacked = MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref record), {layer.Output.Size});
                FrameStack.Gather(ref records, {layer.Input.RecordBytes}, first: {oldest}, {(stride == 1 ? "steps" : $"steps * {stride}")}, {layer.Spec.Input}, stacked);
                """);
            if (EncodingEmitter.NeedsEncoding(layer.Output)) writer.Lines(EncodingEmitter.Call(layer.Output, "TLanes", "record"));
        }
    }

    private static void EmitNorm(SourceWriter writer, EmittedNames names, LayerNormPlan layer)
    {
        int size = layer.Spec.Size, padded = layer.Output.PaddedValues;
        writer.Lines($"/// <summary>y = gain (x - mean) / sqrt(variance + 1e-5) + bias over the {size} values of a time step.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Normalise<TLanes>({names.Weights} weights, ref byte input, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                ref float values = ref Unsafe.As<byte, float>(ref record);
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, float>(ref input), {size}).CopyTo(MemoryMarshal.CreateSpan(ref values, {size}));
                LayerNorm.Normalise<TLanes>(ref values, ref weights.{layer.Prefix}Gain.FloatsAt(0), 1, {size}, {padded});
                LayerNorm.AddBias<TLanes>(ref values, ref weights.{layer.Prefix}Bias.FloatsAt(0), {padded});
                """);
            if (EncodingEmitter.NeedsEncoding(layer.Output)) writer.Lines(EncodingEmitter.Call(layer.Output, "TLanes", "record"));
        }
    }

    private static void EmitStacking(SourceWriter writer, FrameStackingPlan layer)
    {
        int size = layer.Spec.Input;
        writer.Lines($"/// <summary>The values of the last {layer.Spec.Frames} time steps side by side, the oldest first; <paramref name=\"frames\"/> are those before.</summary>");
        if (layer.Spec.Stride > 1)
        {
            writer.Lines($"""
                /// <remarks>
                /// From <paramref name="input"/> on stand the {layer.Spec.Stride} time steps of a stride, <paramref name="apart"/> bytes from one to the next; the last has the stack.
                /// </remarks>
                """);
        }

        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Push<TLanes>(ref byte input, {(layer.Spec.Stride == 1 ? "" : "int apart, ")}ref float frames, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            int passing = layer.Spec.Stride - 1;
            string last = passing == 0 ? "input" : passing == 1 ? "Unsafe.Add(ref input, apart)" : $"Unsafe.Add(ref input, {passing} * apart)";
            if (passing > 0 && layer.Spec.Remembered > 0)
            {
                using (writer.Block($"for (int step = 0; step < {passing}; step++)"))
                {
                    writer.Lines($"""
                        ref float frame = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref input, step * apart));
                        FrameStack.Pass(MemoryMarshal.CreateSpan(ref frames, {layer.Spec.Remembered}), MemoryMarshal.CreateReadOnlySpan(ref frame, {size}));
                        """);
                }

                writer.Line();
            }

            writer.Lines($"""
                FrameStack.Push(
                    MemoryMarshal.CreateSpan(ref frames, {layer.Spec.Remembered}),
                    MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, float>(ref {last}), {size}),
                    MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref record), {layer.Output.Size}));
                """);
            if (EncodingEmitter.NeedsEncoding(layer.Output)) writer.Lines(EncodingEmitter.Call(layer.Output, "TLanes", "record"));
        }
    }
}
