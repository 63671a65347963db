using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the parts of one layer into the sections of a training graph.</summary>
internal abstract class LayerTrainingEmitter(TrainingLayerPlan layer)
{
    /// <summary>Begins the names of methods and constants.</summary>
    protected string P => layer.Prefix;

    /// <summary>Begins the names of fields.</summary>
    protected string S => layer.Stem;

    /// <summary>The emitter of <paramref name="layer"/>.</summary>
    public static LayerTrainingEmitter For(TrainingLayerPlan layer) => layer switch
    {
        EmbeddingTrainingPlan embedding => new EmbeddingTrainingEmitter(embedding),
        LinearTrainingPlan linear => new LinearTrainingEmitter(linear),
        RecurrentTrainingPlan { Spec.Cell: CellKind.Lstm } lstm => new LstmTrainingEmitter(lstm),
        RecurrentTrainingPlan { ResetsAfter: true } gru => new GruAfterTrainingEmitter(gru),
        RecurrentTrainingPlan { ResetsBefore: true } gru => new GruBeforeTrainingEmitter(gru),
        _ => new RnnTrainingEmitter((RecurrentTrainingPlan)layer),
    };

    /// <summary>Prints the constants of its shapes.</summary>
    public abstract void EmitConstants(SourceWriter writer);

    /// <summary>Prints its parameters and buffers.</summary>
    public abstract void EmitFields(SourceWriter writer);

    /// <summary>Prints what the constructor does for it.</summary>
    public abstract void EmitConstruction(SourceWriter writer);

    /// <summary>Prints what follows every change of the weights.</summary>
    public virtual void EmitLayOut(SourceWriter writer)
    {
    }

    /// <summary>Prints its part of the forward pass.</summary>
    public abstract void EmitForward(SourceWriter writer);

    /// <summary>Prints its part of the backward pass.</summary>
    public abstract void EmitBackward(SourceWriter writer);

    /// <summary>Prints the methods that its passes call.</summary>
    public virtual void EmitMethods(SourceWriter writer)
    {
    }

    /// <summary>Prints the dropout of what it puts out.</summary>
    protected void EmitDrop(SourceWriter writer, string output, string input)
    {
        if (layer.DropsOutput) writer.Lines($"Drop({output}, {input}, site: {layer.Site});");
    }

    /// <summary>Prints the gradient of the dropout of what it puts out.</summary>
    protected void EmitDropGradient(SourceWriter writer)
    {
        if (!layer.DropsOutput) return;
        string gradient = TrainingText.Rows(TrainingPlanner.GradientOf(layer));
        writer.Lines($"DropGradient({gradient}, site: {layer.Site});");
    }
}
