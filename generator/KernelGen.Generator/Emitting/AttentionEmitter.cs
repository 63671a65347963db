using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints a decoder's attention, and what its encoder and it do once a source.</summary>
internal static class AttentionEmitter
{
    /// <summary>Prints the methods of <paramref name="layer"/>.</summary>
    public static void Emit(SourceWriter writer, EmittedNames names, ModelPlan plan, AttentionPlan layer)
    {
        EmitAttend(writer, names, layer);
        writer.Line();
        EmitEncode(writer, names, plan, layer);
    }

    /// <summary>The type of what a decoder attends to.</summary>
    public static string Memory(ModelPlan plan) => $"AttentionMemory<{ElementText.Output(plan)}>";

    /// <summary>The parameter that a step of a decoder has for it, with a comma behind; nothing for other models.</summary>
    public static string Parameter(ModelPlan plan) => plan.Attention is null ? "" : $"{Memory(plan)} source, ";

    /// <summary>The place of a query in scratch, without ref.</summary>
    public static string QueryAt(AttentionPlan layer, string offset) => KernelText.At(layer.IsInteger, $"scratch.{layer.Prefix}Query", offset);

    /// <summary>The reference to the first value, or code, of what enters in a record.</summary>
    public static string Entering(AttentionPlan layer, string record) => ElementText.First(layer.Input, record);

    /// <summary>The statement that writes what the layer hands on for one query.</summary>
    public static string Attend(AttentionPlan layer, string source, string query, string entering, string record) =>
        $"{layer.Prefix}Attend<TLanes>(weights, {source}, scratch, {query}, {entering}, {record});";

    /// <summary>What the softmax is taken of, for comments.</summary>
    public static string ScoreOf(AttentionSpec spec) => spec.HasScoreWeights ? "v . tanh(q + k_t)" : $"q . k_t / sqrt({spec.Units})";

    private static void EmitAttend(SourceWriter writer, EmittedNames names, AttentionPlan layer)
    {
        if (layer.IsInteger)
        {
            IntegerAttentionEmitter.Emit(writer, names, layer);
            return;
        }

        writer.Lines($"/// <summary>y = [sum of a_t m_t, x] where a = softmax({ScoreOf(layer.Spec)}) over the rows m_t of the source and their keys k_t.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void {layer.Prefix}Attend<TLanes>(
                {names.Weights} weights, AttentionMemory<float> source, {names.Scratch} scratch, ref float query, ref float entering, ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            string scores = layer.Spec.HasScoreWeights
                ? $"Attention.Additive<TLanes>(ref query, ref source.Keys, ref weights.{layer.Prefix}Score.FloatsAt(0), "
                : "Attention.ScaledDot<TLanes>(ref query, ref source.Keys, ";
            writer.Lines($"""
                ref float attention = ref scratch.{layer.Prefix}Weights.FloatsAt(0);
                ref float handedOn = ref Unsafe.As<byte, float>(ref record);
                {scores}units: {layer.Spec.Units}, stride: {layer.Spec.WeightFloats}, source.Length, ref attention);
                Attention.Context<TLanes>(ref attention, ref source.Rows, stride: {layer.Spec.Memory}, size: {layer.Spec.Memory}, source.Length, ref handedOn);
                MemoryMarshal.CreateReadOnlySpan(ref entering, {layer.Spec.Input}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref handedOn, {layer.Spec.Memory}), {layer.Spec.Input}));
                """);
            if (EncodingEmitter.NeedsEncoding(layer.Output)) writer.Lines(EncodingEmitter.Call(layer.Output, "TLanes", "record"));
        }
    }

    private static void EmitEncode(SourceWriter writer, EmittedNames names, ModelPlan plan, AttentionPlan layer)
    {
        EmittedNames encoder = names.Encoder;
        string inputs = $"ReadOnlySpan<{(plan.Encoder!.Spec.Embedding is null ? ElementText.Feature(plan.Encoder) : "int")}> inputs";
        writer.Lines("/// <summary>Reads a source: the rows m_t that the encoder puts out, then the keys k_t = W m_t that queries are compared with.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void Encode<TLanes>(
                {encoder.Weights} encoder, AlignedBuffer state, {encoder.Scratch} encoderScratch,
                {names.Weights} weights, {Memory(plan)} source, {names.Scratch} scratch, {inputs}, Span<{ElementText.Output(plan)}> rows)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                {encoder.Kernels}.Reset({(plan.Encoder.ResetTakesWeights ? "encoder, " : "")}state);
                {encoder.Kernels}.Advance<TLanes>(encoder, state, encoderScratch, inputs, rows);
                ref byte record = ref scratch.{layer.Memory.Name}.BytesAt(0);
                ref {KernelText.Element(layer.MemoryMatrix)} key = ref {QueryAt(layer, "0")};
                """);
            using (writer.Block("for (int row = 0; row < source.Length; row++)"))
            {
                writer.Lines(layer.IsInteger
                    ? $"IntegerRecord.Narrow(source.Row(row), weights.{layer.Prefix}Constants.MemoryZero, {ElementText.First(layer.Memory, "record")});"
                    : $"source.Row(row).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref record), {layer.Memory.Size}));");
                if (EncodingEmitter.NeedsEncoding(layer.Memory)) writer.Lines(EncodingEmitter.Call(layer.Memory, "TLanes", "record"));
                writer.Lines($"""
                    {RecurrenceEmitter.Call(layer.MemoryMatrix, "ref record", RecurrenceEmitter.Bias(layer.MemoryMatrix), "ref key")}{(layer.IsInteger ? $"\nRecodingLanes.Apply<TLanes>(ref key, {layer.MemoryMatrix.Layout.PaddedRows}, weights.{layer.Prefix}Constants.ToKeys);" : "")}
                    source.SetKey(row, ref key);
                    """);
            }
        }
    }
}
