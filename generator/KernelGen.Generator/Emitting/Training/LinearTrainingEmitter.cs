using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the products of an affine layer.</summary>
internal sealed class LinearTrainingEmitter(LinearTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    /// <summary>The bias of the last layer is added by the loss, which reads each row of outputs anyway.</summary>
    private bool AddsBias => layer.Spec.Bias && !layer.IsLast;

    private bool IsBiasCoded => layer.Spec.BiasWeights is not null;

    private string Bias => AddsBias ? " + b" : layer.Spec.Bias ? "; the loss adds b and finds db" : "";

    private string Input => TrainingText.Rows(layer.Input!);

    private string Output => TrainingText.Rows(layer.Output);

    private string Gradient => TrainingText.Rows(TrainingPlanner.GradientOf(layer));

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {layer.Spec.Input};
        private const int {P}Outputs = {layer.Spec.Outputs};
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = W x{Bias}
            private readonly TrainedMatrix {S}Weight;
            """);
        if (AddsBias) writer.Lines($"private readonly {(IsBiasCoded ? "TrainedMatrix" : "Parameter")} {S}Bias;");
        writer.Lines($"private readonly MatrixBuffer {S}Output = new(Rows, {P}Outputs);");
        if (!layer.IsLast) writer.Lines($"private readonly MatrixBuffer {S}OutputGradient = new(Rows, {P}Outputs);");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"{S}Weight = AddMatrix({Literals.Text(ModelTensors.Qualified(layer.Spec, "weight"))}, {P}Outputs, {P}Inputs);");
        if (!layer.Spec.Bias) return;
        string name = Literals.Text(ModelTensors.Qualified(layer.Spec, "bias"));
        string kind = IsBiasCoded ? "Coded" : "";
        writer.Lines(AddsBias ? $"{S}Bias = Add{kind}Bias({name}, {P}Outputs);" : $"Add{kind}OutputBias({name}, {P}Outputs);");
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = W x{Bias}
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", Input, $"{S}Weight.Effective", Output)}
            """);
        if (AddsBias) writer.Lines($"Passes.AddBias({Output}, {S}Bias.{(IsBiasCoded ? "Effective" : "ValueMatrix")});");
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: dW = dy^T x{(AddsBias ? ", db = sum of dy" : "")}{(layer.InputGradient is null ? "" : ", dx = dy W")}");
        EmitDropGradient(writer);
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.TN", Gradient, Input, $"{S}Weight.Gradient"));
        if (AddsBias) writer.Lines($"Passes.ColumnSums({S}Bias.{(IsBiasCoded ? "Gradient" : "GradientMatrix")}, {Gradient});");
        if (layer.InputGradient is not { } input) return;
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.NN", Gradient, $"{S}Weight.Effective", TrainingText.Rows(input)));
    }
}
