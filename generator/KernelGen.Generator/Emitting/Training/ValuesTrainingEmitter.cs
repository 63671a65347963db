using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints what layers without a matrix have in common: rows that are made of rows, and the rounding of the outputs.</summary>
internal abstract class ValuesTrainingEmitter(TrainingLayerPlan layer) : LayerTrainingEmitter(layer)
{
    private readonly TrainingLayerPlan plan = layer;

    private ActivationSpec Codes => plan.Layer.OutputActivation;

    private bool HasCodes => Codes.Format != NumberFormat.Float;

    /// <summary>The rows of the window that enter.</summary>
    protected string Input => TrainingText.Rows(plan.Input!);

    /// <summary>The rows of the window that leave.</summary>
    protected string Output => TrainingText.Rows(plan.Output);

    /// <summary>The gradient of the rows that leave.</summary>
    protected string OutputGradient => RowsOf($"{S}OutputGradient");

    /// <summary>The clause on codes of an equation.</summary>
    protected string CodesClause => HasCodes ? $", {TrainingText.CodesOf(Codes)}" : "";

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"private const int {P}Outputs = {plan.Layer.OutputSize};");

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            private readonly MatrixBuffer {S}Output = new({Rows}, {P}Outputs);
            private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Outputs);
            """);
        string code = TrainingText.CodeField(Codes, $"{S}Code");
        if (code.Length > 0) writer.Lines(code);
        writer.Lines($"private readonly RangePass {S}Forward;");
        if (HasCodes) writer.Lines($"private readonly RangePass {S}CodeOutputs;");
        if (plan.InputGradient is not null) writer.Lines($"private readonly RangePass {S}Backward;");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"{S}Forward = Forward{P};");
        if (HasCodes) writer.Lines($"{S}CodeOutputs = CodeOutputsOf{P};");
        if (plan.InputGradient is not null) writer.Lines($"{S}Backward = Backward{P};");
    }

    /// <summary>Prints the rounding and the dropout of the outputs.</summary>
    protected void EmitEnd(SourceWriter writer)
    {
        if (HasCodes) writer.Lines($"Over({S}CodeOutputs, {WindowRows});");
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        if (!HasCodes) return;
        writer.Lines("\n/// <summary>Replaces outputs by the values that their codes stand for.</summary>");
        using (writer.Block($"private void CodeOutputsOf{P}(int first, int end)"))
            writer.Lines($"for (int row = first; row < end; row++) {TrainingText.Quantize(Codes, $"{S}Code", $"{S}Output[row]", $"{P}Outputs")}");
    }

    /// <summary>Rows from <c>first</c> to <c>end</c> of those that <paramref name="rows"/> names.</summary>
    protected static string Part(RowsPlan rows) => $"{rows.Buffer}.Rows({(rows.FollowsState ? "Streams + first" : "first")}, end - first)";
}
