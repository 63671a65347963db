using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the method that takes a stream back to before its first time step.</summary>
internal static class ResetEmitter
{
    /// <summary>Prints Reset of <paramref name="plan"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan)
    {
        writer.Lines("/// <summary>The state before the first time step.</summary>");
        string weights = plan.ResetTakesWeights ? $"{names.Weights} weights, " : "";
        using (writer.Block($"internal static void Reset({weights}AlignedBuffer state)"))
        {
            writer.Lines($"state.Span{SaturationEmitter.Remembered(plan)}.Clear();");
            foreach (RecurrentPlan layer in plan.Recurrent)
            {
                int hidden = plan.HiddenOffset(layer);
                if (layer.IsInteger)
                    writer.Lines($"MemoryMarshal.CreateSpan(ref state.BytesAt({hidden + layer.Hidden.BytesOffset}), {layer.Spec.Hidden}).Fill((byte)weights.{layer.Prefix}Constants.ToHidden.Zero);");
                if (layer.Spec.InitialHidden != 0)
                    writer.Lines($"MemoryMarshal.CreateSpan(ref state.FloatsAt({hidden}), {layer.Spec.Hidden}).Fill({Literals.Float(layer.Spec.InitialHidden)});");
                if (EncodingEmitter.NeedsEncoding(layer.Hidden))
                    writer.Lines(EncodingEmitter.Call(layer.Hidden, "Lanes32", $"state.BytesAt({hidden})"));
                if (layer.Spec is { Cell: CellKind.Lstm, InitialState: not 0 })
                    EmitInitialCell(writer, plan, layer);
            }
        }
    }

    private static void EmitInitialCell(SourceWriter writer, ModelPlan plan, RecurrentPlan layer)
    {
        int cell = plan.CellOffset(layer);
        writer.Lines(layer.Spec.CodesInitialCell
            ? $"state.Span.Slice({plan.HiddenOffset(layer)}, {4 * layer.Spec.Hidden}).CopyTo(state.Span[{cell}..]);"
            : $"MemoryMarshal.CreateSpan(ref state.FloatsAt({cell}), {layer.Spec.Hidden}).Fill({Literals.Float(layer.Spec.InitialState)});");
    }
}
