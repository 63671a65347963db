using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the LSTM whose h is a projection of what its cell puts out: o * act(c) of all streams at a time step is one more product.</summary>
internal sealed class ProjectedLstmTrainingEmitter(RecurrentTrainingPlan layer) : LstmTrainingEmitter(layer)
{
    private string HiddenRows => $"{S}Hidden.Rows(Streams + row, end - first)";

    private string HiddenGradientRows => $"{S}HiddenGradient.Rows(Streams + row, end - first)";

    private bool CodesHidden => Spec.HiddenActivation.Format != NumberFormat.Float;

    /// <inheritdoc/>
    protected override string OutputEquation => $"R ({base.OutputEquation})";

    /// <inheritdoc/>
    protected override (string Name, string Row) Output => ("interlink", $"{S}Interlinks[row]");

    /// <inheritdoc/>
    protected override string OutputGradient => $"{S}InterlinksGradient[row]";

    /// <inheritdoc/>
    protected override string OutputSummary => $"c and what is projected to h ({TrainingText.CodesOf(Spec.InterlinkActivation)})";

    /// <inheritdoc/>
    protected override void EmitCellFields(SourceWriter writer)
    {
        base.EmitCellFields(writer);
        writer.Lines($"""
            private readonly PackedMatrix {S}ProjectionForward = new({P}Units, {P}Projected);
            private readonly PackedMatrix {S}ProjectionBackward = new({P}Projected, {P}Units);
            private readonly MatrixBuffer {S}Interlinks = new({Rows}, {P}Units);
            private readonly MatrixBuffer {S}InterlinksGradient = new({Rows}, {P}Units);
            """);
        string code = TrainingText.CodeField(Spec.InterlinkActivation, $"{S}InterlinkCode");
        if (code.Length > 0) writer.Lines(code);
    }

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        base.EmitLayOut(writer);
        writer.Lines($"""
            Gemm.Pack({S}ProjectionWeight.Effective, transposed: true, {S}ProjectionForward);
            Gemm.Pack({S}ProjectionWeight.Effective, transposed: false, {S}ProjectionBackward);
            """);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        base.EmitMethods(writer);
        if (CodesHidden)
        {
            using (RecurrenceEmitter.BeginStep(writer, $"Code{P}", $"h ({TrainingText.CodesOf(Spec.HiddenActivation)}) of one time step of one stream."))
            {
                writer.Lines($"ref float hidden = ref {S}Hidden[Streams + row];");
                EmitQuantize(writer, "hidden", $"{S}Unrounded");
            }
        }

        if (!Layer.LearnsRange) return;
        using (RecurrenceEmitter.BeginStep(writer, $"Code{P}Back", "The gradients of h of one time step of one stream, before it is rounded."))
        {
            writer.Lines($"ref float hiddenGradient = ref {S}HiddenGradient[Streams + row];");
            EmitHiddenBackward(writer);
        }
    }

    /// <inheritdoc/>
    protected override void EmitEndOfForward(SourceWriter writer)
    {
        writer.Lines(TrainingText.Call("gemm.Multiply", $"{S}Interlinks.Rows(row, end - first)", $"{S}ProjectionForward", HiddenRows));
        if (CodesHidden) writer.Lines($"for (int stream = 0; stream < end - first; stream++) Code{P}(row + stream);");
    }

    /// <inheritdoc/>
    protected override void EmitBeginOfBackward(SourceWriter writer)
    {
        if (Layer.LearnsRange) writer.Lines($"for (int stream = 0; stream < end - first; stream++) Code{P}Back(row + stream);");
        writer.Lines(TrainingText.Call("gemm.Multiply", HiddenGradientRows, $"{S}ProjectionBackward", $"{S}InterlinksGradient.Rows(row, end - first)"));
    }

    /// <inheritdoc/>
    protected override void EmitRecurrentGradients(SourceWriter writer)
    {
        writer.Lines(TrainingText.Call(
            "Gemm.Multiply", "GemmForm.TN", $"{S}HiddenGradient.Rows(Streams, {WindowRows})", RowsOf($"{S}Interlinks"), $"{S}ProjectionWeight.Gradient"));
        base.EmitRecurrentGradients(writer);
    }

    /// <inheritdoc/>
    protected override void EmitOutputCodes(SourceWriter writer)
    {
        string statement = TrainingText.Quantize(Spec.InterlinkActivation, $"{S}InterlinkCode", "interlink", $"{P}Units");
        if (statement.Length > 0) writer.Lines(statement);
    }

    /// <inheritdoc/>
    protected override void EmitOutputBackward(SourceWriter writer)
    {
    }
}
