using KernelGen.Generator.Emitting.Cells;
using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints a recurrent layer of an integer-only network: the runtime computes it with the integers of its program.</summary>
internal sealed class IntegerTrainingEmitter(RecurrentTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    private string Input => TrainingText.Rows(layer.Input!);

    private string Equations => IntegerCellEmitter.Equations(layer.Spec.Cell);

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {layer.Spec.Input};
        private const int {P}Units = {layer.Spec.Hidden};
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equations};
            // its codes of h are those of Step, integer for integer
            private readonly TrainedIntegerCell<TLanes> {S};
            private readonly MatrixBuffer {S}Hidden, {S}HiddenGradient;
            """);
        if (layer.DropsOutput) writer.Lines($"private readonly MatrixBuffer {S}Output = new({Rows}, {P}Units);");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer) => writer.Lines($"""
        {S} = AddIntegerCell(layer: {layer.Site});
        ({S}Hidden, {S}HiddenGradient) = ({S}.Hidden, {S}.HiddenGradient);
        """);

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => writer.Lines($"{S}.LayOut();");

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equations}
            {S}.Forward({Input});
            """);
        EmitDrop(writer, RowsOf($"{S}Output"), $"{S}Hidden.Rows(Streams, {WindowRows})");
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: gradients pass what is rounded straight through, not what is held to its range; the slope of a piece is the derivative of a gate");
        EmitDropGradient(writer);
        string gradient = layer.InputGradient is { } input ? $", {TrainingText.Rows(input)}" : "";
        writer.Lines($"{S}.Backward({Input}{gradient});");
    }
}
