using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>
/// Prints the equations of the LSTM and their gradients. Gates and cell are methods apart: the JIT inlines only so much into one
/// method, and five non-linearities were more than that (three times slower).
/// </summary>
internal sealed class LstmTrainingEmitter(RecurrentTrainingPlan layer) : RecurrentTrainingEmitter(layer)
{
    /// <inheritdoc/>
    protected override string Equations =>
        $"c' = f * c + i * g, h' = o * {TrainingText.Name(Spec.Activation)}(c'), the gates in the order i, f, g, o";

    /// <inheritdoc/>
    protected override void EmitCellFields(SourceWriter writer) => writer.Lines($"""
        private readonly PackedMatrix {S}RecurrentForward = new({P}Units, {P}GateRows);
        private readonly PackedMatrix {S}RecurrentBackward = new({P}GateRows, {P}Units);
        private readonly MatrixBuffer {S}Gates = new(Rows, {P}GateRows);
        private readonly MatrixBuffer {S}Cells = new(Streams + Rows, {P}Units);
        private readonly MatrixBuffer {S}CellsGradient = new(Streams + Rows, {P}Units);
        private readonly MatrixBuffer {S}BentCells = new(Rows, {P}Units);
        private readonly StreamState {S}CellState;
        """);

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        writer.Lines($"""
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: true, {S}RecurrentForward);
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: false, {S}RecurrentBackward);
            """);
        EmitAddedBiases(writer);
    }

    /// <inheritdoc/>
    protected override void EmitBeginBackward(SourceWriter writer) =>
        writer.Lines($"{S}CellState.SetGradient({S}CellsGradient, WindowSteps);");

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        EmitGradientAlias(writer, "Sums");
        RecurrenceEmitter.EmitForward(writer, P, () => writer.Lines(
            RecurrentProduct($"{S}Hidden", $"{S}RecurrentForward", $"{S}Sums", accumulate: true)));
        EmitGates(writer);
        EmitForwardStep(writer);
        RecurrenceEmitter.EmitBackward(writer, P, () => writer.Lines(
            BackThroughNorm($"{P}SumsGradient")
            + RecurrenceEmitter.Product(RecurrentProductsGradient, $"{S}RecurrentBackward", $"{S}HiddenGradient", accumulate: true)));
        EmitBackwardStep(writer);
    }

    private void EmitGates(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation);
        using (RecurrenceEmitter.BeginStep(writer, $"Open{P}Gates", "The gates of one time step of one stream."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float gates = ref {S}Gates[row];
                """);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    // i, f, o = sigmoid(W x + U h + b), g = {bend}(W x + U h + b)
                    TLanes i = {CellText.Sigmoid(Spec, "Sum(in sums, in bias, j)")};
                    TLanes.StoreF32(i, ref gates, j);
                    TLanes f = {CellText.Sigmoid(Spec, $"Sum(in sums, in bias, {P}Units + j)")};
                    TLanes.StoreF32(f, ref gates, {P}Units + j);
                    TLanes g = {TrainingText.Bend(Spec, $"Sum(in sums, in bias, 2 * {P}Units + j)")};
                    TLanes.StoreF32(g, ref gates, 2 * {P}Units + j);
                    TLanes o = {CellText.Sigmoid(Spec, $"Sum(in sums, in bias, 3 * {P}Units + j)")};
                    TLanes.StoreF32(o, ref gates, 3 * {P}Units + j);
                    """);
            }
        }
    }

    private void EmitForwardStep(SourceWriter writer)
    {
        string bend = TrainingText.Name(Spec.Activation);
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}", $"c and h ({TrainingText.CodesOf(Spec.HiddenActivation)}) of one time step of one stream."))
        {
            writer.Lines($"""
                Open{P}Gates(row);
                ref float gates = ref {S}Gates[row];
                ref float cellBefore = ref {S}Cells[row];
                ref float cell = ref {S}Cells[Streams + row];
                ref float bentCell = ref {S}BentCells[row];
                ref float hidden = ref {S}Hidden[Streams + row];
                """);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    TLanes i = TLanes.LoadF32(in gates, j);
                    TLanes f = TLanes.LoadF32(in gates, {P}Units + j);
                    TLanes g = TLanes.LoadF32(in gates, 2 * {P}Units + j);
                    TLanes o = TLanes.LoadF32(in gates, 3 * {P}Units + j);

                    // c' = f * c + i * g
                    TLanes c = TLanes.FusedMultiplyAddF32(f, TLanes.LoadF32(in cellBefore, j), TLanes.MultiplyF32(i, g));
                    TLanes.StoreF32(c, ref cell, j);

                    // h' = o * {bend}(c')
                    TLanes bent = {TrainingText.Bend(Spec, "c")};
                    TLanes.StoreF32(bent, ref bentCell, j);
                    TLanes.StoreF32(TLanes.MultiplyF32(o, bent), ref hidden, j);
                    """);
            }

            EmitQuantize(writer, "hidden", $"{S}Unrounded");
        }
    }

    private void EmitBackwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Back", $"The gradients of one time step of one stream{StraightThrough}."))
        {
            writer.Lines($"""
                ref float gates = ref {S}Gates[row];
                ref float cellBefore = ref {S}Cells[row];
                ref float bentCell = ref {S}BentCells[row];
                ref float hiddenGradient = ref {S}HiddenGradient[Streams + row];
                ref float cellGradient = ref {S}CellsGradient[Streams + row];
                ref float cellBeforeGradient = ref {S}CellsGradient[row];
                ref float sumsGradient = ref {P}SumsGradient[row];
                """);
            EmitHiddenBackward(writer);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    TLanes i = TLanes.LoadF32(in gates, j);
                    TLanes f = TLanes.LoadF32(in gates, {P}Units + j);
                    TLanes g = TLanes.LoadF32(in gates, 2 * {P}Units + j);
                    TLanes o = TLanes.LoadF32(in gates, 3 * {P}Units + j);
                    TLanes bent = TLanes.LoadF32(in bentCell, j);
                    TLanes dh = TLanes.LoadF32(in hiddenGradient, j);

                    // dc' = dc' + dh' * o * {TrainingText.Name(Spec.Activation)}'
                    TLanes slope = {TrainingText.Slope(Spec, "bent")};
                    TLanes dc = TLanes.FusedMultiplyAddF32(
                        TLanes.MultiplyF32(dh, o), slope, TLanes.LoadF32(in cellGradient, j));

                    // di = dc' * g * sigmoid', df = dc' * c * sigmoid'
                    // dg = dc' * i * {TrainingText.Name(Spec.Activation)}', do = dh' * {TrainingText.Name(Spec.Activation)}(c') * sigmoid'
                    TLanes forget = TLanes.MultiplyF32(TLanes.LoadF32(in cellBefore, j), {CellText.SigmoidSlope(Spec, "f")});
                    TLanes input = TLanes.MultiplyF32(g, {CellText.SigmoidSlope(Spec, "i")});
                    TLanes candidate = TLanes.MultiplyF32(i, {TrainingText.Slope(Spec, "g")});
                    TLanes output = TLanes.MultiplyF32(bent, {CellText.SigmoidSlope(Spec, "o")});
                    TLanes.StoreF32(TLanes.MultiplyF32(dc, input), ref sumsGradient, j);
                    TLanes.StoreF32(TLanes.MultiplyF32(dc, forget), ref sumsGradient, {P}Units + j);
                    TLanes.StoreF32(TLanes.MultiplyF32(dc, candidate), ref sumsGradient, 2 * {P}Units + j);
                    TLanes.StoreF32(TLanes.MultiplyF32(dh, output), ref sumsGradient, 3 * {P}Units + j);

                    // dc = dc' * f
                    TLanes.StoreF32(TLanes.MultiplyF32(dc, f), ref cellBeforeGradient, j);
                    """);
            }
        }
    }
}
