using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the layer of a pair that reads forward: the layer as it is, and the gradient of the rows that its partner reads too.</summary>
internal sealed class ForwardOfPairEmitter(RecurrentTrainingPlan layer, RecurrentTrainingPlan partner, LayerTrainingEmitter recurrence)
    : LayerTrainingEmitter(layer)
{
    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => recurrence.EmitConstants(writer);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer) => recurrence.EmitFields(writer);

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer) => recurrence.EmitConstruction(writer);

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer) => recurrence.EmitLayOut(writer);

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer) => recurrence.EmitForward(writer);

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        recurrence.EmitBackward(writer);
        if (layer.InputGradient is not { } input) return;
        writer.Lines($"AddTurned({TrainingText.Rows(input)}, {TrainingText.Rows(partner.Alone.InputGradient!)}{TurnStride});");
        if (partner.Spec.AddsInput) writer.Lines($"Passes.Add({TrainingText.Rows(input)}, {TrainingText.Rows(TrainingPlanner.GradientOf(partner))});");
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer) => recurrence.EmitMethods(writer);
}
