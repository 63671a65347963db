using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints one time step of a recurrent layer, from the product with its input on.</summary>
internal static class RecurrenceEmitter
{
    /// <summary>
    /// Prints what makes h of the h before, where these references are in scope: <c>pre</c>, the product with the input; <c>before</c> and
    /// <c>after</c>, records of h, which may be one; <c>hidden</c>, the floats of <c>after</c>.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The model.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="fused">Whether both products are still to come, in one method, from <c>input</c>, a record of the layer's input.</param>
    public static void Emit(SourceWriter writer, ModelPlan plan, RecurrentPlan layer, bool fused = false)
    {
        if (layer.NormalisesProducts) writer.Lines(NormEmitter.Input(layer));
        if (layer.Spec.Cell == CellKind.Gru)
        {
            EmitGru(writer, layer, fused);
        }
        else
        {
            string cell = layer.Spec.Cell == CellKind.Lstm ? $"ref state.FloatsAt({plan.CellOffset(layer)}), " : "";
            if (fused) writer.Lines(StepProduct(layer));
            else EmitSums(writer, layer);
            writer.Lines($"{layer.Prefix}Cell<TLanes>(ref pre, {cell}ref hidden);");
        }

        if (EncodingEmitter.NeedsEncoding(layer.Hidden)) writer.Lines(EncodingEmitter.Call(layer.Hidden, "TLanes", "after"));
    }

    /// <summary>The call of the product of <paramref name="matrix"/>.</summary>
    public static string Call(MatrixPlan matrix, string vectors, string result)
    {
        string sums = matrix.WaitingSums > 0 ? ", ref scratch.Sums.IntegersAt(0)" : "";
        string tables = matrix.TableBytes > 0 ? ", ref scratch.Tables.BytesAt(0)" : "";
        string team = matrix.IsShared ? ", scratch.Team" : "";
        string arguments = $"(\n    weights, {vectors}, {result}{sums}{tables}{team});";
        return matrix.Layout.Family == KernelFamily.DotBytes
            ? $"if (TLanes.DotsByHalves) {matrix.Name}<Lanes256>{arguments}\nelse {matrix.Name}<TLanes>{arguments}"
            : $"{matrix.Name}<TLanes>{arguments}";
    }

    /// <summary>Prints what normalises the record <paramref name="input"/> into the record <paramref name="normalised"/> of <paramref name="entering"/>, and codes it.</summary>
    public static void EmitInputNorm(SourceWriter writer, RecurrentPlan layer, VectorPlan entering, string input, string normalised)
    {
        writer.Lines($"""
            InputNorm.Apply<TLanes>(
                ref Unsafe.As<byte, float>(ref {input}), ref weights.{layer.Prefix}InputScale.FloatsAt(0), ref weights.{layer.Prefix}InputShift.FloatsAt(0),
                ref Unsafe.As<byte, float>(ref {normalised}), {entering.PaddedValues});
            """);
        if (EncodingEmitter.NeedsEncoding(entering)) writer.Lines(EncodingEmitter.Call(entering, "TLanes", normalised));
    }

    private static string StepProduct(RecurrentPlan layer)
    {
        string recurrent = layer.Spec.Cell == CellKind.Gru ? ", ref recurrent" : "";
        return layer.StepTiles == 1
            ? $"{layer.Prefix}StepProduct<TLanes>(weights, ref input, ref before, ref pre{recurrent});"
            : $"""
                {layer.Prefix}StepProduct<TLanes>(weights, ref input, ref before, ref pre{recurrent}, scratch.{layer.Prefix}Turn);
                scratch.{layer.Prefix}Turn ^= 1;
                """;
    }

    /// <summary>Prints pre = pre + U h, where all gates are such sums.</summary>
    private static void EmitSums(SourceWriter writer, RecurrentPlan layer)
    {
        if (!layer.NormalisesProducts)
        {
            writer.Lines(Call(layer.RecurrentMatrix, "ref before, ref pre", "ref pre"));
            return;
        }

        writer.Lines($"""
            ref float recurrent = ref scratch.{layer.Prefix}Recurrent.FloatsAt(0);
            {Call(layer.RecurrentMatrix, $"ref before, {NormEmitter.Zeros(layer)}", "ref recurrent")}
            {NormEmitter.AddRecurrent(layer)}
            """);
    }

    private static void EmitGru(SourceWriter writer, RecurrentPlan layer, bool fused)
    {
        string p = layer.Prefix;
        bool after = layer.CandidateMatrix is null;
        int gateFloats = 2 * layer.GateStride;
        writer.Lines($"ref float recurrent = ref scratch.{p}Recurrent.FloatsAt(0);");
        if (fused) writer.Lines(StepProduct(layer));
        else if (layer.CandidateMatrix is { } matrix) EmitInterlink(writer, layer, matrix);
        else if (layer.NormalisesProducts)
        {
            writer.Lines($"""
                {Call(layer.RecurrentMatrix, $"ref before, {NormEmitter.Zeros(layer)}", "ref recurrent")}
                {NormEmitter.AddGates(layer)}
                {NormEmitter.AddCandidateBiases(layer)}
                """);
        }
        else
        {
            writer.Lines($"""
                MemoryMarshal.CreateSpan(ref pre, {gateFloats}).CopyTo(scratch.{p}Recurrent.Floats);
                weights.{p}CandidateBias.Floats.CopyTo(scratch.{p}Recurrent.Floats[{gateFloats}..]);
                {Call(layer.RecurrentMatrix, "ref before, ref recurrent", "ref recurrent")}
                """);
        }

        if (layer.QuantizesCandidate)
        {
            if (after) writer.Lines($"ref float candidates = ref scratch.{p}Candidates.FloatsAt(0);");
            writer.Lines($"""
                {p}Candidate<TLanes>({(after ? "ref pre, ref recurrent, " : "")}ref candidates);
                AffineActivation.Quantize<TLanes>(ref candidates, {layer.Spec.Hidden}, {EncodingEmitter.AffineCode(layer.Hidden)});
                """);
        }

        string gates = after && !layer.QuantizesCandidate ? "ref pre, ref recurrent" : "ref recurrent, ref candidates";
        writer.Lines($"{p}Cell<TLanes>({gates}, ref Unsafe.As<byte, float>(ref before), ref hidden);");
    }

    private static void EmitInterlink(SourceWriter writer, RecurrentPlan layer, MatrixPlan candidate)
    {
        string p = layer.Prefix;
        VectorPlan interlink = layer.Interlink!;
        writer.Lines($"""
            ref float candidates = ref scratch.{p}Candidates.FloatsAt(0);
            ref byte interlink = ref scratch.{interlink.Name}.BytesAt(0);
            {Call(layer.RecurrentMatrix, layer.NormalisesProducts ? $"ref before, {NormEmitter.Zeros(layer)}" : "ref before, ref pre", "ref recurrent")}
            {(layer.NormalisesProducts ? NormEmitter.AddGates(layer) + "\n" : "")}{p}Gates<TLanes>(
                ref recurrent, ref Unsafe.As<byte, float>(ref before), ref Unsafe.As<byte, float>(ref interlink));
            """);
        if (EncodingEmitter.NeedsEncoding(interlink)) writer.Lines(EncodingEmitter.Call(interlink, "TLanes", "interlink"));
        string start = layer.NormalisesProducts ? NormEmitter.Zeros(layer) : $"ref Unsafe.Add(ref pre, {2 * layer.GateStride})";
        writer.Lines(Call(candidate, $"ref interlink, {start}", "ref candidates"));
        if (layer.NormalisesProducts) writer.Lines(NormEmitter.AddCandidate(layer));
    }
}
