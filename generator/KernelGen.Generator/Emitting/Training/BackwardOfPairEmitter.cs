using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>
/// Prints the layer of a pair that reads backward: its recurrence over the rows of every stream turned round, and what joins the outputs of both and parts
/// their gradients.
/// </summary>
internal sealed class BackwardOfPairEmitter(RecurrentTrainingPlan layer, RecurrentTrainingPlan partner, LayerTrainingEmitter recurrence)
    : LayerTrainingEmitter(layer)
{
    private ActivationSpec Codes => layer.Spec.OutputActivation;

    // The directions of an integer-only pair share their codes: side by side they are codes already.
    private bool HasCodes => Codes.Format != NumberFormat.Float && !layer.IsInteger;

    private bool AddsIntegers => layer is { IsInteger: true, Spec.AddsInput: true };

    private string Values => TrainingText.ValuesOf(layer);

    private string Joined => TrainingText.Rows(layer.Output);

    private string JoinedGradient => TrainingText.Rows(TrainingPlanner.GradientOf(layer));

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => recurrence.EmitConstants(writer);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        recurrence.EmitFields(writer);
        writer.Lines($"""
            private readonly MatrixBuffer {S}Turned = new({Rows}, {P}Inputs);
            private readonly MatrixBuffer {S}Joined = new({Rows}, 2 * {Values});
            private readonly MatrixBuffer {S}JoinedGradient = new({Rows}, 2 * {Values});
            """);
        if (layer.InputGradient is not null) writer.Lines($"private readonly MatrixBuffer {S}TurnedGradient = new({Rows}, {P}Inputs);");
        if (AddsIntegers) writer.Lines(IntegerSumText.Field(layer));
        if (!HasCodes) return;
        string code = TrainingText.CodeField(Codes, $"{S}JoinedCode");
        if (code.Length > 0) writer.Lines(code);
        writer.Lines($"private readonly RangePass {S}CodeJoined;");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        recurrence.EmitConstruction(writer);
        if (AddsIntegers) writer.Lines(IntegerSumText.Construction(layer));
        if (HasCodes) writer.Lines($"{S}CodeJoined = CodeJoined{P};");
    }

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => recurrence.EmitLayOut(writer);

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: what {partner.Stem} reads, from the last time step of every stream to its first
            Turn({RowsOf($"{S}Turned")}, {TrainingText.Rows(layer.Input!)}{TurnStride});

            """);
        recurrence.EmitForward(writer);
        writer.Lines($"""

            // Both directions side by side{(layer.Spec.AddsInput && !AddsIntegers ? ", added to what entered" : "")}{(HasCodes ? $", as {TrainingText.CodesOf(Codes)}" : "")}
            Copy({Joined}.SliceColumns(0, {Values}), {partner.Stem}Hidden.Rows(Streams, {WindowRows}));
            Turn({Joined}.SliceColumns({Values}, {Values}), {S}Hidden.Rows(Streams, {WindowRows}){TurnStride});
            """);
        if (AddsIntegers) writer.Lines(IntegerSumText.Forward(layer, Joined, Joined));
        else if (layer.Spec.AddsInput) writer.Lines($"Passes.Add({Joined}, {TrainingText.Rows(layer.Input!)});");
        if (HasCodes) writer.Lines($"Over({S}CodeJoined, {WindowRows});");
        EmitDrop(writer, Joined, Joined);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {partner.Stem} and {S}: each takes its half of the gradients{(HasCodes ? "; rounding passes them straight through" : "")}");
        EmitDropGradient(writer);
        if (AddsIntegers) writer.Lines(IntegerSumText.Backward(layer, JoinedGradient));
        writer.Lines($"""
            Copy({partner.Stem}HiddenGradient.Rows(Streams, {WindowRows}), {JoinedGradient}.SliceColumns(0, {Values}));
            Turn({S}HiddenGradient.Rows(Streams, {WindowRows}), {JoinedGradient}.SliceColumns({Values}, {Values}){TurnStride});

            """);
        recurrence.EmitBackward(writer);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        recurrence.EmitMethods(writer);
        if (!HasCodes) return;
        writer.Lines("\n/// <summary>Replaces the joined outputs by the values that their codes stand for.</summary>");
        using (writer.Block($"private void CodeJoined{P}(int first, int end)"))
            writer.Lines($"for (int row = first; row < end; row++) {TrainingText.Quantize(Codes, $"{S}JoinedCode", $"{S}Joined[row]", $"2 * {Values}")}");
    }
}
