using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints the lookup of an embedding's row.</summary>
internal static class EmbeddingEmitter
{
    /// <summary>Prints the lookup of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, EmbeddingPlan layer)
    {
        VectorPlan vector = layer.Output;
        writer.Lines($"/// <summary>x = the row of the token: {layer.Spec.Size} values and the codes that they are stored as.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void Look{layer.Prefix}Up<TLanes>({names.Weights} weights, int token, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            if (vector.HasIntegersOnly)
            {
                writer.Lines($"""
                    MemoryMarshal.AsBytes(weights.{layer.Prefix}Rows.Row(token)).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref record, {vector.BytesOffset}), {vector.Size}));
                    {EncodingEmitter.Call(vector, "TLanes", "record")}
                    """);
                return;
            }

            if (vector.HasFloats)
            {
                writer.Lines(
                    $"EmbeddingRow.ExpandFloats(weights.{layer.Prefix}Rows, token, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref record), {vector.CoefficientsOffset / 4}));");
            }

            if (!vector.IsCoded && EncodingEmitter.NeedsEncoding(vector)) writer.Lines(EncodingEmitter.Call(vector, "TLanes", "record"));
            if (!vector.IsCoded) return;
            if (vector.HasBytes) EmitBytes(writer, layer);
            else EmitWords(writer, layer);
            EncodingEmitter.EmitWidening(writer, vector);
            EncodingEmitter.EmitDigits(writer, vector);
            EncodingEmitter.EmitCodes(writer, vector);
        }
    }

    private static void EmitBytes(SourceWriter writer, EmbeddingPlan layer)
    {
        VectorPlan vector = layer.Output;
        int planes = vector.Activation.Planes;
        writer.Lines($"""
            EmbeddingRow.Expand(
                weights.{layer.Prefix}Rows,
                token,
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref record, {vector.BytesOffset}), {planes * vector.PlaneStride}),
                {vector.PlaneStride},
                MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref Unsafe.Add(ref record, {vector.CoefficientsOffset})), {planes}),
                MemoryMarshal.CreateSpan(ref Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.TotalsOffset})), {planes}));
            """);
    }

    private static void EmitWords(SourceWriter writer, EmbeddingPlan layer)
    {
        VectorPlan vector = layer.Output;
        string high = vector.HasHighWords
            ? $"\n    MemoryMarshal.CreateSpan(ref Unsafe.As<byte, short>(ref Unsafe.Add(ref record, {vector.HighWordsOffset})), {vector.PlaneStride}),"
            : "";
        writer.Lines($"""
            Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.TotalsOffset})) = EmbeddingRow.Expand(
                weights.{layer.Prefix}Rows,
                token,
                MemoryMarshal.CreateSpan(ref Unsafe.As<byte, short>(ref Unsafe.Add(ref record, {vector.WordsOffset})), {vector.PlaneStride}),{high}
                out Unsafe.As<byte, float>(ref Unsafe.Add(ref record, {vector.CoefficientsOffset})));
            """);
    }
}
