using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints a layer that hands on x + h: its recurrence, what adds its h to what entered, and the gradient that passes by it.</summary>
internal sealed class ResidualTrainingEmitter(RecurrentTrainingPlan layer, LayerTrainingEmitter recurrence) : LayerTrainingEmitter(layer)
{
    private ActivationSpec Codes => layer.Spec.ResidualCodes;

    private bool HasCodes => Codes.Format != NumberFormat.Float && !layer.IsInteger;

    private string Sum => TrainingText.Rows(layer.Output);

    private string SumGradient => TrainingText.Rows(TrainingPlanner.GradientOf(layer));

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => recurrence.EmitConstants(writer);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        recurrence.EmitFields(writer);
        writer.Lines($"""
            private readonly MatrixBuffer {S}Sum = new({Rows}, {TrainingText.ValuesOf(layer)});
            private readonly MatrixBuffer {S}SumGradient = new({Rows}, {TrainingText.ValuesOf(layer)});
            """);
        if (layer.IsInteger) writer.Lines(IntegerSumText.Field(layer));
        if (!HasCodes) return;
        string code = TrainingText.CodeField(Codes, $"{S}SumCode");
        if (code.Length > 0) writer.Lines(code);
        writer.Lines($"private readonly RangePass {S}CodeSum;");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        recurrence.EmitConstruction(writer);
        if (layer.IsInteger) writer.Lines(IntegerSumText.Construction(layer));
        if (HasCodes) writer.Lines($"{S}CodeSum = CodeSumOf{P};");
    }

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => recurrence.EmitLayOut(writer);

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        recurrence.EmitForward(writer);
        if (layer.IsInteger) writer.Lines($"\n{IntegerSumText.Forward(layer, $"{S}Hidden.Rows(Streams, {WindowRows})", Sum)}");
        else EmitSum(writer);
        EmitDrop(writer, Sum, Sum);
    }

    private void EmitSum(SourceWriter writer)
    {
        writer.Lines($"""

            // x + h{(HasCodes ? $", as {TrainingText.CodesOf(Codes)}" : "")}
            Copy({Sum}, {S}Hidden.Rows(Streams, {WindowRows}));
            Passes.Add({Sum}, {TrainingText.Rows(layer.Input!)});
            """);
        if (HasCodes) writer.Lines($"Over({S}CodeSum, {WindowRows});");
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: the gradient of x + h is that of both{(HasCodes ? "; rounding passes it straight through" : "")}");
        EmitDropGradient(writer);
        if (layer.IsInteger) writer.Lines(IntegerSumText.Backward(layer, SumGradient));
        writer.Lines($"Copy({S}HiddenGradient.Rows(Streams, {WindowRows}), {SumGradient});\n");
        recurrence.EmitBackward(writer);
        if (layer.InputGradient is { } input) writer.Lines($"Passes.Add({TrainingText.Rows(input)}, {SumGradient});");
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        recurrence.EmitMethods(writer);
        if (!HasCodes) return;
        writer.Lines("\n/// <summary>Replaces sums of what enters and h by the values that their codes stand for.</summary>");
        using (writer.Block($"private void CodeSumOf{P}(int first, int end)"))
            writer.Lines($"for (int row = first; row < end; row++) {TrainingText.Quantize(Codes, $"{S}SumCode", $"{S}Sum[row]", TrainingText.ValuesOf(layer))}");
    }
}
