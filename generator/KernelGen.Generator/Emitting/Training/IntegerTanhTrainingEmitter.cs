using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints an affine layer between others of an integer-only network: the runtime computes it with the integers of its program.</summary>
internal sealed class IntegerTanhTrainingEmitter(LinearTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    private string Input => TrainingText.Rows(layer.Input!);

    private string Output => TrainingText.Rows(layer.Output);

    private string Equation => BendText.Equation(layer.Spec, layer.Spec.Bias ? "W x + b" : "W x");

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"private const int {P}Outputs = {layer.Spec.Outputs};");

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer) => writer.Lines($"""
        // {S}: y = {Equation};
        // its codes of y are those of Step, integer for integer
        private readonly TrainedIntegerTanh<TLanes> {S};
        private readonly MatrixBuffer {S}Output = new({Rows}, {P}Outputs);
        private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Outputs);
        """);

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer) => writer.Lines($"{S} = AddIntegerTanh(layer: {layer.Site});");

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => writer.Lines($"{S}.LayOut();");

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = {Equation}
            {S}.Forward({Input}, {Output});
            """);
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: gradients pass what is rounded straight through, not what is held to its range; the slope of a piece is the derivative of tanh");
        EmitDropGradient(writer);
        string inputGradient = layer.InputGradient is { } input ? $", {TrainingText.Rows(input)}" : "";
        writer.Lines($"{S}.Backward({Input}, {TrainingText.Rows(TrainingPlanner.GradientOf(layer))}{inputGradient});");
    }
}
