using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>
/// Prints the GRU whose reset gate acts before the recurrent product (the original form, as He et al. use it): U splits into the
/// rows of r, z and those of n, and r * h is coded like h.
/// </summary>
internal sealed class GruBeforeTrainingEmitter(RecurrentTrainingPlan layer) : GruTrainingEmitter(layer)
{
    private string GateColumns => $"SliceColumns(0, 2 * {P}Units)";

    private string CandidateColumns => $"SliceColumns(2 * {P}Units, {P}Units)";

    /// <inheritdoc/>
    protected override string Equations =>
        $"n = {TrainingText.Name(Spec.Activation)}(W x + U (r * h) + b), h' = z * h + (1 - z) * n, the gates in the order r, z, n";

    /// <inheritdoc/>
    protected override void EmitFormFields(SourceWriter writer)
    {
        EmitBuffers(writer);
        if (Layer.LearnsRange) writer.Lines($"private readonly MatrixBuffer {S}UnroundedInterlinks = new({Rows}, {P}Units);");
    }

    private void EmitBuffers(SourceWriter writer) => writer.Lines($"""
        private readonly PackedMatrix {S}GatesForward = new({P}Units, 2 * {P}Units);
        private readonly PackedMatrix {S}GatesBackward = new(2 * {P}Units, {P}Units);
        private readonly PackedMatrix {S}CandidateForward = new({P}Units, {P}Units);
        private readonly PackedMatrix {S}CandidateBackward = new({P}Units, {P}Units);
        private readonly MatrixBuffer {S}Interlinks = new({Rows}, {P}Units);
        private readonly MatrixBuffer {S}InterlinksGradient = new({Rows}, {P}Units);
        """);

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        string gates = $"{S}RecurrentWeight.Effective.Slice(0, 2 * {P}Units)";
        string candidate = $"{S}RecurrentWeight.Effective.Slice(2 * {P}Units, {P}Units)";
        writer.Lines($"""
            Gemm.Pack({gates}, transposed: true, {S}GatesForward);
            Gemm.Pack({gates}, transposed: false, {S}GatesBackward);
            Gemm.Pack({candidate}, transposed: true, {S}CandidateForward);
            Gemm.Pack({candidate}, transposed: false, {S}CandidateBackward);
            """);
        EmitAddedBiases(writer);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        EmitGradientAlias(writer, "Sums");
        RecurrenceEmitter.EmitForward(writer, P, WindowSteps, () => writer.Lines($"""
            {RecurrentProduct($"{S}Hidden", $"{S}GatesForward", $"{S}Sums", accumulate: true, "." + GateColumns)}
            for (int stream = 0; stream < end - first; stream++) Step{P}Reset(row + stream);
            {RecurrentProduct($"{S}Interlinks", $"{S}CandidateForward", $"{S}Sums", accumulate: true, "." + CandidateColumns, firstGate: 2)}
            """));
        EmitResetStep(writer);
        EmitForwardStep(writer);
        EmitBackwardLoop(writer);
        EmitBackwardStep(writer);
        EmitResetStepBack(writer);
    }

    /// <inheritdoc/>
    protected override void EmitRecurrentGradients(SourceWriter writer)
    {
        writer.Lines($"""
            Gemm.Multiply(
                GemmForm.TN,
                {RowsOf(RecurrentProductsGradient)}.{GateColumns},
                {RowsOf($"{S}Hidden")},
                {S}RecurrentWeight.Gradient.Slice(0, 2 * {P}Units));
            Gemm.Multiply(
                GemmForm.TN,
                {RowsOf(RecurrentProductsGradient)}.{CandidateColumns},
                {RowsOf($"{S}Interlinks")},
                {S}RecurrentWeight.Gradient.Slice(2 * {P}Units, {P}Units));
            """);
        EmitEqualBiasGradients(writer);
    }

    private void EmitBackwardLoop(SourceWriter writer) => RecurrenceEmitter.EmitBackward(writer, P, WindowSteps, () => writer.Lines($"""
        {BackThroughNorm($"{P}SumsGradient", "." + CandidateColumns, firstGate: 2)}gemm.Multiply(
            {RecurrentProductsGradient}.Rows(row, end - first).{CandidateColumns},
            {S}CandidateBackward,
            {S}InterlinksGradient.Rows(row, end - first));
        for (int stream = 0; stream < end - first; stream++) Step{P}ResetBack(row + stream);
        {BackThroughNorm($"{P}SumsGradient", "." + GateColumns)}gemm.Multiply(
            {RecurrentProductsGradient}.Rows(row, end - first).{GateColumns},
            {S}GatesBackward,
            {S}HiddenGradient.Rows(row, end - first),
            accumulate: true);
        """));

    private void EmitResetStep(SourceWriter writer)
    {
        string codes = TrainingText.CodesOf(Spec.HiddenActivation);
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Reset", $"The gates r, z of one time step of one stream, and r * h ({codes})."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float gates = ref {S}Gates[row];
                ref float hiddenBefore = ref {S}Hidden[row];
                ref float interlink = ref {S}Interlinks[row];
                """);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    // r, z = sigmoid(W x + U h + b)
                    TLanes r = {CellText.Sigmoid(Spec, "Sum(in sums, in bias, j)")};
                    TLanes z = {CellText.Sigmoid(Spec, $"Sum(in sums, in bias, {P}Units + j)")};
                    TLanes.StoreF32(r, ref gates, j);
                    TLanes.StoreF32(z, ref gates, {P}Units + j);
                    TLanes.StoreF32(TLanes.MultiplyF32(r, TLanes.LoadF32(in hiddenBefore, j)), ref interlink, j);
                    """);
            }

            EmitQuantize(writer, "interlink", $"{S}UnroundedInterlinks", use: 2);
        }
    }

    private void EmitForwardStep(SourceWriter writer)
    {
        string codes = TrainingText.CodesOf(Spec.HiddenActivation);
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}", $"The candidate of one time step of one stream, and h ({codes})."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float gates = ref {S}Gates[row];
                """);
            EmitBlendReferences(writer);
            System.IDisposable loop = BeginUnits(writer);
            writer.Lines($"""
                // n = {TrainingText.Name(Spec.Activation)}(W x + U (r * h) + b)
                TLanes n = {TrainingText.Bend(Spec, $"Sum(in sums, in bias, 2 * {P}Units + j)")};
                TLanes.StoreF32(n, ref gates, 2 * {P}Units + j);
                """);
            if (!Layer.QuantizesCandidate) writer.Lines($"TLanes z = TLanes.LoadF32(in gates, {P}Units + j);");
            EmitCandidateAndBlend(writer, loop);
        }
    }

    private void EmitBackwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Back", "The gradients of the update gate and the candidate of one time step of one stream."))
        {
            EmitBlendGradientReferences(writer);
            EmitBlendGradients(writer, BeginUnits(writer)).Dispose();
        }
    }

    private void EmitResetStepBack(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}ResetBack", "The gradients of the reset gate, and of what the old state gave to r * h and to h'."))
        {
            writer.Lines($"""
                ref float gates = ref {S}Gates[row];
                ref float hiddenBefore = ref {S}Hidden[row];
                ref float hiddenGradient = ref {S}HiddenGradient[Streams + row];
                ref float keptGradient = ref {S}KeptGradient[Streams + row];
                ref float keptBeforeGradient = ref {S}KeptGradient[row];
                ref float interlinkGradient = ref {S}InterlinksGradient[row];
                ref float sumsGradient = ref {P}SumsGradient[row];
                """);
            if (Layer.LearnsRange) EmitRangeBackward(writer, 2, $"{S}UnroundedInterlinks[row]", "interlinkGradient");
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    TLanes r = TLanes.LoadF32(in gates, j);
                    TLanes z = TLanes.LoadF32(in gates, {P}Units + j);
                    TLanes dh = TLanes.AddF32(TLanes.LoadF32(in hiddenGradient, j), TLanes.LoadF32(in keptGradient, j));
                    TLanes interlink = TLanes.LoadF32(in interlinkGradient, j);

                    // dr = d(r * h) * h * sigmoid'
                    TLanes dr = TLanes.MultiplyF32(interlink, TLanes.LoadF32(in hiddenBefore, j));
                    TLanes.StoreF32(TLanes.MultiplyF32(dr, {CellText.SigmoidSlope(Spec, "r")}), ref sumsGradient, j);

                    // dh = dh' * z + d(r * h) * r
                    TLanes kept = TLanes.FusedMultiplyAddF32(dh, z, TLanes.MultiplyF32(interlink, r));
                    TLanes.StoreF32(kept, ref keptBeforeGradient, j);
                    """);
            }
        }
    }
}
