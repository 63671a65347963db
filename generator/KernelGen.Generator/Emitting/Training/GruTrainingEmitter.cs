using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints what both forms of the GRU share: the gates, the blend of candidate and old state, and their gradients.</summary>
internal abstract class GruTrainingEmitter(RecurrentTrainingPlan layer) : RecurrentTrainingEmitter(layer)
{
    /// <summary>The vector that the blend reads as n: rounded where the method rounds it.</summary>
    private string Candidate => Layer.QuantizesCandidate ? "TLanes.LoadF32(in candidates, j)" : "n";

    /// <inheritdoc/>
    protected override void EmitCellFields(SourceWriter writer)
    {
        writer.Lines($"""
            private readonly MatrixBuffer {S}Gates = new({Rows}, {P}GateRows);
            private readonly MatrixBuffer {S}KeptGradient = new(Streams + {Rows}, {P}Units);
            """);
        if (Layer.QuantizesCandidate) writer.Lines($"private readonly MatrixBuffer {S}Candidates = new({Rows}, {P}Units);");
        if (Layer.LearnsRange) writer.Lines($"private readonly MatrixBuffer {S}CandidatesGradient = new({Rows}, {P}Units);");
        EmitFormFields(writer);
    }

    /// <inheritdoc/>
    protected override void EmitBeginBackward(SourceWriter writer) =>
        writer.Lines($"{S}KeptGradient.Floats({WindowRows}, Streams).Clear();");

    /// <summary>Prints the buffers of the form.</summary>
    protected abstract void EmitFormFields(SourceWriter writer);

    /// <summary>Prints the references of the blend h' = z * h + (1 - z) * n.</summary>
    protected void EmitBlendReferences(SourceWriter writer)
    {
        writer.Lines($"""
            ref float hiddenBefore = ref {S}Hidden[row];
            ref float hidden = ref {S}Hidden[Streams + row];
            """);
        if (Layer.QuantizesCandidate) writer.Lines($"ref float candidates = ref {S}Candidates[row];");
    }

    /// <summary>Prints the end of the loop that found n, the rounding of n where there is one, and the blend.</summary>
    protected void EmitCandidateAndBlend(SourceWriter writer, System.IDisposable loop)
    {
        if (Layer.QuantizesCandidate)
        {
            writer.Lines("TLanes.StoreF32(n, ref candidates, j);");
            loop.Dispose();
            EmitQuantize(writer, "candidates", use: 1);
            loop = BeginUnits(writer);
            writer.Lines($"""
                TLanes z = TLanes.LoadF32(in gates, {P}Units + j);
                TLanes n = TLanes.LoadF32(in candidates, j);
                """);
        }

        writer.Lines("""

            // h' = z * h + (1 - z) * n
            TLanes change = TLanes.SubtractF32(TLanes.LoadF32(in hiddenBefore, j), n);
            TLanes.StoreF32(TLanes.FusedMultiplyAddF32(z, change, n), ref hidden, j);
            """);
        loop.Dispose();
        EmitQuantize(writer, "hidden", $"{S}Unrounded");
    }

    /// <summary>Prints the references of the gradients of the blend.</summary>
    protected void EmitBlendGradientReferences(SourceWriter writer)
    {
        writer.Lines($"""
            ref float gates = ref {S}Gates[row];
            ref float hiddenBefore = ref {S}Hidden[row];
            ref float hiddenGradient = ref {S}HiddenGradient[Streams + row];
            ref float keptGradient = ref {S}KeptGradient[Streams + row];
            ref float sumsGradient = ref {P}SumsGradient[row];
            """);
        if (Layer.QuantizesCandidate) writer.Lines($"ref float candidates = ref {S}Candidates[row];");
        if (!Layer.LearnsRange) return;
        writer.Lines($"""
            ref float candidatesGradient = ref {S}CandidatesGradient[row];
            LearnedRange.Join(ref hiddenGradient, ref keptGradient, {P}Units);
            """);
        EmitHiddenBackward(writer);
    }

    /// <summary>Prints dh', and the gradients of the sums of z and n, in the loop that <paramref name="loop"/> ends; what follows stands in the one returned.</summary>
    protected System.IDisposable EmitBlendGradients(SourceWriter writer, System.IDisposable loop)
    {
        string bend = TrainingText.Name(Spec.Activation);
        writer.Lines($"""
            TLanes z = TLanes.LoadF32(in gates, {P}Units + j);
            TLanes n = TLanes.LoadF32(in gates, 2 * {P}Units + j);
            TLanes dh = TLanes.AddF32(TLanes.LoadF32(in hiddenGradient, j), TLanes.LoadF32(in keptGradient, j));

            // dz = dh' * (h - n) * sigmoid'
            TLanes change = TLanes.SubtractF32(TLanes.LoadF32(in hiddenBefore, j), {Candidate});
            TLanes dz = TLanes.MultiplyF32(TLanes.MultiplyF32(dh, change), {CellText.SigmoidSlope(Spec, "z")});
            TLanes.StoreF32(dz, ref sumsGradient, {P}Units + j);

            // dn = dh' * (1 - z) * {bend}'{(Layer.LearnsRange ? ", which passes inside the range of Q(n)" : "")}
            TLanes taken = TLanes.SubtractF32(TLanes.BroadcastF32(1f), z);
            """);
        if (Layer.LearnsRange) loop = EmitCandidateBackward(writer, loop);
        string level = Layer.LearnsRange ? "TLanes.LoadF32(in candidatesGradient, j)" : "TLanes.MultiplyF32(dh, taken)";
        writer.Lines($"""
            TLanes dn = TLanes.MultiplyF32({level}, {TrainingText.Slope(Spec, "n")});
            TLanes.StoreF32(dn, ref sumsGradient, 2 * {P}Units + j);
            """);
        return loop;
    }

    /// <summary>
    /// Prints the way back through the rounding of n, for which the gradient by all of Q(n) must stand; a second loop follows, which reads anew
    /// what the first one found.
    /// </summary>
    private System.IDisposable EmitCandidateBackward(SourceWriter writer, System.IDisposable loop)
    {
        writer.Lines("TLanes.StoreF32(TLanes.MultiplyF32(dh, taken), ref candidatesGradient, j);");
        loop.Dispose();
        EmitRangeBackward(writer, 1, $"Unsafe.Add(ref gates, 2 * {P}Units)", "candidatesGradient");
        loop = BeginUnits(writer);
        writer.Lines($"TLanes n = TLanes.LoadF32(in gates, 2 * {P}Units + j);");
        if (!Layer.ResetsBefore)
        {
            writer.Lines($"""
                TLanes z = TLanes.LoadF32(in gates, {P}Units + j);
                TLanes dh = TLanes.LoadF32(in hiddenGradient, j);
                TLanes dz = TLanes.LoadF32(in sumsGradient, {P}Units + j);
                """);
        }

        return loop;
    }
}
