using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the attention of an integer-only decoder: the runtime computes it with the integers of its program.</summary>
internal sealed class IntegerAttentionTrainingEmitter(AttentionTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    private string Input => TrainingText.Rows(layer.Input!);

    private string Output => TrainingText.Rows(layer.Output);

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {layer.Spec.Input};
        private const int {P}Memory = {layer.Spec.Memory};
        private const int {P}Outputs = {P}Memory + {P}Inputs;
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer) => writer.Lines($"""
        // {S}: {AttentionTrainingEmitter.EquationOf(layer.Spec)};
        // its codes of y are those of Step, integer for integer
        private readonly TrainedIntegerAttention<TLanes> {S};
        private readonly MatrixBuffer {S}Output = new({Rows}, {P}Outputs);
        private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Outputs);
        """);

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer) => writer.Lines($"{S} = AddIntegerAttention(layer: {layer.Site});");

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => writer.Lines($"{S}.LayOut();");

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {AttentionTrainingEmitter.EquationOf(layer.Spec)}
            {S}.Forward({Input}, {Output});
            """);
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: gradients pass what is rounded straight through, not what is held to its range; slopes of pieces are the derivatives of {(layer.Spec.HasScoreWeights ? "e^x and tanh" : "e^x")}");
        EmitDropGradient(writer);
        writer.Lines($"{S}.Backward({Input}, {TrainingText.Rows(TrainingPlanner.GradientOf(layer))}, {TrainingText.Rows(layer.InputGradient!)});");
    }
}
