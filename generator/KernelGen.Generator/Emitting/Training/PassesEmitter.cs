using System.Collections.Generic;
using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the passes over all layers.</summary>
internal static class PassesEmitter
{
    /// <summary>Prints outputs, layout, forward and backward pass.</summary>
    public static void Emit(SourceWriter writer, TrainingPlan plan, List<LayerTrainingEmitter> layers)
    {
        writer.Lines($"""

            /// <inheritdoc/>
            public override MatrixView Outputs => {TrainingText.Rows(plan.Last.Output)};

            /// <inheritdoc/>
            public override MatrixView OutputsGradient => {TrainingText.Rows(TrainingPlanner.GradientOf(plan.Last))};

            /// <inheritdoc/>
            """);
        using (writer.Block("protected override void LayOut()"))
            foreach (LayerTrainingEmitter layer in layers) layer.EmitLayOut(writer);

        writer.Lines("\n/// <inheritdoc/>");
        using (writer.Block("public override void Forward()"))
        {
            if (plan.Spec.Encoder is not null) writer.Lines("ForwardOfEncoder();\n");
            if (TrainingFileEmitter.CodedFeatures(plan) is not null) writer.Lines("Over(codeFeatures, WindowRows);\n");
            for (int index = 0; index < layers.Count; index++)
            {
                if (index > 0) writer.Line();
                layers[index].EmitForward(writer);
            }
        }

        writer.Lines("\n/// <inheritdoc/>");
        using (writer.Block("public override void Backward()"))
        {
            for (int index = layers.Count - 1; index >= 0; index--)
            {
                layers[index].EmitBackward(writer);
                if (index > 0) writer.Line();
            }

            if (plan.Spec.Encoder is not null) writer.Lines("\nBackwardOfEncoder();");
        }
    }
}
