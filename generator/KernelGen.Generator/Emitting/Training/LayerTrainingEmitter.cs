using System.Collections.Generic;
using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the parts of one layer into the sections of a training graph.</summary>
internal abstract class LayerTrainingEmitter(TrainingLayerPlan layer)
{
    /// <summary>Begins the names of methods and constants.</summary>
    protected string P => layer.Prefix;

    /// <summary>Begins the names of fields.</summary>
    protected string S => layer.Stem;

    /// <summary>Rows of the longest window that leave the layer.</summary>
    protected string Rows => TrainingText.Behind(layer.Stride, "Rows");

    /// <summary>Rows of the present window that leave the layer.</summary>
    protected string WindowRows => TrainingText.Behind(layer.Stride, "WindowRows");

    /// <summary>Steps of the present window that leave the layer.</summary>
    protected string WindowSteps => TrainingText.Behind(layer.Stride, "WindowSteps");

    /// <summary>The further argument of what turns the rows of the layer round.</summary>
    protected string TurnStride => layer.Stride == 1 ? "" : $", stride: {layer.Stride}";

    /// <summary>The emitters of all layers.</summary>
    public static IEnumerable<LayerTrainingEmitter> For(TrainingPlan plan)
    {
        RecurrentTrainingPlan? forward = null;
        for (int site = 0; site < plan.Layers.Count; site++)
        {
            switch (plan.Layers[site])
            {
                case EmbeddingTrainingPlan embedding: yield return new EmbeddingTrainingEmitter(embedding); break;
                case AttentionTrainingPlan { IsInteger: true } attention: yield return new IntegerAttentionTrainingEmitter(attention); break;
                case AttentionTrainingPlan attention: yield return new AttentionTrainingEmitter(attention); break;
                case LinearTrainingPlan { IsInteger: true } linear: yield return new IntegerTanhTrainingEmitter(linear); break;
                case LinearTrainingPlan linear: yield return new LinearTrainingEmitter(linear); break;
                case LayerNormTrainingPlan norm: yield return new LayerNormTrainingEmitter(norm); break;
                case FrameStackingTrainingPlan stacking: yield return new FrameStackingTrainingEmitter(stacking); break;
                case RecurrentTrainingPlan { Spec.Direction: LayerDirection.Forward } layer:
                    forward = layer;
                    yield return new ForwardOfPairEmitter(layer, (RecurrentTrainingPlan)plan.Layers[site + 1], For(layer));
                    break;
                case RecurrentTrainingPlan { ReadsBackward: true } layer: yield return new BackwardOfPairEmitter(layer, forward!, For(layer.Alone)); break;
                case RecurrentTrainingPlan { Spec.Residual: true } layer: yield return new ResidualTrainingEmitter(layer, For(layer.Alone)); break;
                case RecurrentTrainingPlan layer: yield return For(layer); break;
            }
        }
    }

    private static LayerTrainingEmitter For(RecurrentTrainingPlan layer) => layer switch
    {
        { IsInteger: true } => new IntegerTrainingEmitter(layer),
        { Spec.Projection: not null } => new ProjectedLstmTrainingEmitter(layer),
        { Spec.Cell: CellKind.Lstm } => new LstmTrainingEmitter(layer),
        { ResetsAfter: true } => new GruAfterTrainingEmitter(layer),
        { ResetsBefore: true } => new GruBeforeTrainingEmitter(layer),
        _ => new RnnTrainingEmitter(layer),
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

    /// <summary>The rows of the present window in a buffer of the layer that begins with them.</summary>
    protected string RowsOf(string buffer) => $"{buffer}.Rows(0, {WindowRows})";

    /// <summary>Prints the dropout of what it puts out.</summary>
    protected void EmitDrop(SourceWriter writer, string output, string input)
    {
        if (layer.DropsOutput) writer.Lines($"Drop({output}, {input}, site: {layer.Site}{OwnRate});");
    }

    /// <summary>The further argument of a connection whose rate is not that of the run.</summary>
    private string OwnRate => layer.Layer.Dropout is { } rate ? $", rate: {Literals.Float(rate)}" : "";

    /// <summary>Prints the gradient of the dropout of what it puts out.</summary>
    protected void EmitDropGradient(SourceWriter writer)
    {
        if (!layer.DropsOutput) return;
        string gradient = TrainingText.Rows(TrainingPlanner.GradientOf(layer));
        writer.Lines($"DropGradient({gradient}, site: {layer.Site}{OwnRate});");
    }
}
