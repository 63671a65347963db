using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the stacking of frames and the gradients through it.</summary>
internal sealed class FrameStackingTrainingEmitter(FrameStackingTrainingPlan layer) : ValuesTrainingEmitter(layer)
{
    private string Equation => $"x of {(layer.Spec.Ahead == 0 ? $"the last {layer.Spec.Frames} time steps" : $"{layer.Spec.Frames} time steps, {layer.Spec.Ahead} of them ahead,")} side by side, the oldest first{(layer.Spec.Stride == 1 ? "" : $", every {layer.Spec.Stride} of them")}{CodesClause}";

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equation}
            private readonly TrainedFrames {S}Frames;
            """);
        base.EmitFields(writer);
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"{S}Frames = AddFrames(layer: {layer.Site});");
        base.EmitConstruction(writer);
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equation}
            Over({S}Forward, {WindowRows});
            {S}Frames.Keep({Input});
            """);
        EmitEnd(writer);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        if (layer.InputGradient is null)
        {
            writer.Lines($"// {S}: nothing to train");
            return;
        }

        writer.Lines($"// {S}: dx = the sum over the stacks that x stands in");
        EmitDropGradient(writer);
        writer.Lines($"Over({S}Backward, {TrainingText.Behind(layer.Input!.Stride, "WindowRows")});");
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        writer.Lines("\n/// <summary>The frames of some rows, those before the window among them.</summary>");
        using (writer.Block($"private void Forward{P}(int first, int end)"))
            writer.Lines($"{S}Frames.Stack({Output}, {Input}, first, end);");
        base.EmitMethods(writer);
        if (layer.InputGradient is not { } gradient) return;
        writer.Lines("\n/// <summary>The gradients of some rows that entered.</summary>");
        using (writer.Block($"private void Backward{P}(int first, int end)"))
            writer.Lines($"{S}Frames.Backward({TrainingText.Rows(gradient)}, {OutputGradient}, first, end);");
    }
}
