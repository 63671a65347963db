using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the products of an affine layer, its non-linearity and the rounding of its outputs.</summary>
internal sealed class LinearTrainingEmitter(LinearTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    private const string EachRow = "for (int row = first; row < end; row++)";

    /// <summary>The bias of the last layer is added by the loss, which reads each row of outputs anyway.</summary>
    private bool AddsBias => layer.Spec.Bias && !layer.EndsInLoss;

    private bool IsBiasCoded => layer.Spec.BiasWeights is not null;

    private bool HasPass => layer.Bends || layer.CodesOutputs;

    private string Equation => BendText.Equation(layer.Spec, AddsBias ? "W x + b" : "W x")
        + (layer.CodesOutputs ? $", {TrainingText.CodesOf(layer.Spec.OutputCodes)}" : "")
        + (layer.Spec.Bias && !AddsBias ? "; the loss adds b and finds db" : "");

    private string Input => TrainingText.Rows(layer.Input!);

    private string Output => TrainingText.Rows(layer.Output);

    private string Gradient => layer.Bends ? RowsOf($"{P}SumsGradient") : TrainingText.Rows(TrainingPlanner.GradientOf(layer));

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {layer.Spec.Input};
        private const int {P}Outputs = {layer.Spec.Outputs};
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = {Equation}
            private readonly TrainedMatrix {S}Weight;
            """);
        if (AddsBias) writer.Lines($"private readonly {(IsBiasCoded ? "TrainedMatrix" : "Parameter")} {S}Bias;");
        writer.Lines($"private readonly MatrixBuffer {S}Output = new({Rows}, {P}Outputs);");
        if (!layer.EndsInLoss) writer.Lines($"private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Outputs);");
        if (layer.Bends) writer.Lines($"private readonly MatrixBuffer {S}Bent = new({Rows}, {P}Outputs);");
        string code = TrainingText.CodeField(layer.Spec.OutputCodes, $"{S}Code");
        if (code.Length > 0) writer.Lines(code);
        if (HasPass) writer.Lines($"private readonly RangePass {S}Forward;");
        if (layer.Bends) writer.Lines($"private readonly RangePass {S}Backward;");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"{S}Weight = AddMatrix({Literals.Text(ModelTensors.Qualified(layer.Spec, "weight"))}, {P}Outputs, {P}Inputs);");
        if (HasPass) writer.Lines($"{S}Forward = Forward{P};");
        if (layer.Bends) writer.Lines($"{S}Backward = Backward{P};");
        if (!layer.Spec.Bias) return;
        string name = Literals.Text(ModelTensors.Qualified(layer.Spec, "bias"));
        string kind = IsBiasCoded ? "Coded" : "";
        writer.Lines(AddsBias ? $"{S}Bias = Add{kind}Bias({name}, {P}Outputs);" : $"Add{kind}OutputBias({name}, {P}Outputs);");
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: y = {Equation}
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", Input, $"{S}Weight.Effective", Output)}
            """);
        if (AddsBias) writer.Lines($"Passes.AddBias({Output}, {S}Bias.{(IsBiasCoded ? "Effective" : "ValueMatrix")});");
        if (HasPass) writer.Lines($"Over({S}Forward, {WindowRows});");
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        string gradient = layer.Bends ? "ds" : "dy";
        string bent = layer.Bends ? "ds = dy * f'(s) where s = W x + b, " : "";
        writer.Lines($"// {S}: {bent}dW = {gradient}^T x{(AddsBias ? $", db = sum of {gradient}" : "")}{(layer.InputGradient is null ? "" : $", dx = {gradient} W")}");
        EmitDropGradient(writer);
        if (layer.Bends) writer.Lines($"Over({S}Backward, {WindowRows});");
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.TN", Gradient, Input, $"{S}Weight.Gradient"));
        if (AddsBias) writer.Lines($"Passes.ColumnSums({S}Bias.{(IsBiasCoded ? "Gradient" : "GradientMatrix")}, {Gradient});");
        if (layer.InputGradient is not { } input) return;
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.NN", Gradient, $"{S}Weight.Effective", TrainingText.Rows(input)));
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        if (!HasPass) return;
        EmitForwardPass(writer);
        if (layer.Bends) EmitBackwardPass(writer);
    }

    private void EmitForwardPass(SourceWriter writer)
    {
        using (BeginPass(writer, $"Forward{P}", $"y = {Equation}, from the sums that stand in its place."))
        using (writer.Block(EachRow))
        {
            writer.Lines($"ref float output = ref {S}Output[row];");
            if (layer.Bends)
            {
                writer.Lines($"ref float bent = ref {S}Bent[row];");
                using (BeginOutputs(writer)) writer.Lines($"TLanes.StoreF32({BendText.Of(layer.Spec, "TLanes.LoadF32(in output, j)")}, ref bent, j);");
                writer.Lines($"{S}Bent.Floats(row, 1).CopyTo({S}Output.Floats(row, 1));");
            }

            if (layer.CodesOutputs) writer.Lines(TrainingText.Quantize(layer.Spec.OutputCodes, $"{S}Code", "output", $"{P}Outputs"));
        }
    }

    private void EmitBackwardPass(SourceWriter writer)
    {
        writer.Lines($"""

            /// <summary>The gradients of W x + b; they take the place of the outputs, which are not read again.</summary>
            private MatrixBuffer {P}SumsGradient => {S}Output;
            """);
        string through = layer.CodesOutputs ? "; rounding passes gradients straight through" : "";
        using (BeginPass(writer, $"Backward{P}", $"The gradients of W x + b{through}."))
        using (writer.Block(EachRow))
        {
            writer.Lines($"""
                ref float bent = ref {S}Bent[row];
                ref float outputGradient = ref {S}OutputGradient[row];
                ref float sumsGradient = ref {P}SumsGradient[row];
                """);
            using (BeginOutputs(writer))
            {
                writer.Lines($"""
                    TLanes slope = {BendText.Slope(layer.Spec, "TLanes.LoadF32(in bent, j)")};
                    TLanes.StoreF32(TLanes.MultiplyF32(TLanes.LoadF32(in outputGradient, j), slope), ref sumsGradient, j);
                    """);
            }
        }
    }

    /// <summary>Opens a method over rows; disposing the result closes it.</summary>
    private static System.IDisposable BeginPass(SourceWriter writer, string name, string summary)
    {
        writer.Lines($"""

            /// <summary>{summary}</summary>
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);
        return writer.Block($"private void {name}(int first, int end)");
    }

    private System.IDisposable BeginOutputs(SourceWriter writer)
    {
        System.IDisposable block = writer.Block($"for (int unit = 0; unit < {P}Outputs; unit += TLanes.Count)");
        writer.Lines($"nuint j = (nuint)int.Min(unit, {P}Outputs - TLanes.Count);");
        writer.Line();
        return block;
    }
}
