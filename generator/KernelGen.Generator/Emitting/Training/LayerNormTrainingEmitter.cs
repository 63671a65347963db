using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints a layer of normalisation and the gradients through it.</summary>
internal sealed class LayerNormTrainingEmitter(LayerNormTrainingPlan layer) : ValuesTrainingEmitter(layer)
{
    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = gain (x - mean) / sqrt(variance + 1e-5) + bias{CodesClause}
            private readonly TrainedNorm<TLanes> {S}Norm;
            private readonly Parameter {S}Bias;
            """);
        base.EmitFields(writer);
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"""
            {S}Norm = AddLayerNorm(layer: {layer.Site});
            {S}Bias = AddBias({Literals.Text(ModelTensors.Qualified(layer.Spec, "bias"))}, {P}Outputs);
            """);
        base.EmitConstruction(writer);
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = gain (x - mean) / sqrt(variance + 1e-5) + bias{CodesClause}
            Over({S}Forward, {WindowRows});
            Passes.AddBias({Output}, {S}Bias.ValueMatrix);
            """);
        EmitEnd(writer);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        string inputs = layer.InputGradient is null ? "" : ", dx through mean and variance";
        writer.Lines($"// {S}: dgain = sum of dy (x - mean) / sqrt(variance + 1e-5), dbias = sum of dy{inputs}");
        EmitDropGradient(writer);
        if (layer.InputGradient is not null) writer.Lines($"Over({S}Backward, {WindowRows});");
        writer.Lines($"""
            {S}Norm.Complete({OutputGradient});
            Passes.ColumnSums({S}Bias.GradientMatrix, {OutputGradient});
            """);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        writer.Lines("\n/// <summary>gain (x - mean) / sqrt(variance + 1e-5) of some rows.</summary>");
        using (writer.Block($"private void Forward{P}(int first, int end)"))
        {
            writer.Lines($"""
                Copy({S}Norm.Products.Rows(first, end - first), {Part(layer.Input!)});
                {S}Norm.Apply({S}Output.Rows(first, end - first), first, accumulate: false);
                """);
        }

        base.EmitMethods(writer);
        if (layer.InputGradient is not { } gradient) return;
        writer.Lines("\n/// <summary>The gradients of some rows that entered.</summary>");
        using (writer.Block($"private void Backward{P}(int first, int end)"))
        {
            writer.Lines($"""
                {S}Norm.Backward({S}OutputGradient.Rows(first, end - first), first);
                Copy({Part(gradient)}, {S}Norm.ProductsGradient.Rows(first, end - first));
                """);
        }
    }
}
