using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the products of a decoder's attention and what joins its contexts to what entered.</summary>
internal sealed class AttentionTrainingEmitter(AttentionTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    private string Input => TrainingText.Rows(layer.Input!);

    private string Output => TrainingText.Rows(layer.Output);

    private string Gradient => TrainingText.Rows(TrainingPlanner.GradientOf(layer));

    private string Equation => EquationOf(layer.Spec) + (layer.CodesOutputs ? $", {TrainingText.CodesOf(layer.Spec.OutputCodes)}" : "");

    /// <summary>What attention computes.</summary>
    public static string EquationOf(AttentionSpec spec) =>
        $"y = [sum of a_t m_t, x] where a = softmax({(spec.HasScoreWeights ? "v . tanh(q + k_t)" : "q . k_t / sqrt(units)")}), q = W_q x, k_t = W_m m_t";

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {layer.Spec.Input};
        private const int {P}Memory = {layer.Spec.Memory};
        private const int {P}Units = {layer.Spec.Units};
        private const int {P}Outputs = {P}Memory + {P}Inputs;
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equation}
            private readonly TrainedMatrix {S}QueryWeight;
            private readonly TrainedMatrix {S}MemoryWeight;
            private readonly TrainedAttention<TLanes> {S};
            private readonly MatrixBuffer {S}Output = new({Rows}, {P}Outputs);
            private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Outputs);
            """);
        string code = TrainingText.CodeField(layer.Spec.OutputCodes, $"{S}Code");
        if (code.Length > 0) writer.Lines(code);
        writer.Lines($"private readonly RangePass {S}Forward, {S}Backward;");
        if (layer.CodesMemory) writer.Lines($"private readonly RangePass {S}CodeMemory;");
        if (layer.CodesOutputs) writer.Lines($"private readonly RangePass {S}CodeOutputs;");
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"""
            {S}QueryWeight = AddMatrix({Literals.Text(ModelTensors.Qualified(layer.Spec, "weight_query"))}, {P}Units, {P}Inputs);
            {S}MemoryWeight = AddMatrix({Literals.Text(ModelTensors.Qualified(layer.Spec, "weight_memory"))}, {P}Units, {P}Memory);
            {S} = AddAttention({layer.Site});
            ({S}Forward, {S}Backward) = ({S}.Forward, {S}.Backward);
            """);
        if (layer.CodesMemory) writer.Lines($"{S}CodeMemory = {S}.CodeMemory;");
        if (layer.CodesOutputs) writer.Lines($"{S}CodeOutputs = Code{P};");
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"// {S}: {Equation}");
        if (layer.CodesMemory) writer.Lines($"Over({S}CodeMemory, {S}.Memory.Rows);");
        writer.Lines($"""
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", Input, $"{S}QueryWeight.Effective", $"{S}.Queries")}
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", $"{S}.Memory", $"{S}MemoryWeight.Effective", $"{S}.Keys")}
            Over({S}Forward, Streams);
            Copy({Output}.SliceColumns(0, {P}Memory), {S}.Contexts);
            Copy({Output}.SliceColumns({P}Memory, {P}Inputs), {Input});
            """);
        if (layer.CodesOutputs) writer.Lines($"Over({S}CodeOutputs, {WindowRows});");
        EmitDrop(writer, Output, Output);
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        string inputGradient = TrainingText.Rows(layer.InputGradient!);
        writer.Lines($"// {S}: the gradients of contexts give dq, dk and dm; dW_q = dq^T x, dW_m = dk^T m, dx = dy + dq W_q, dm = dm + dk W_m{(layer.CodesOutputs || layer.CodesMemory ? "; rounding passes gradients straight through" : "")}");
        EmitDropGradient(writer);
        writer.Lines($"""
            Copy({S}.ContextsGradient, {Gradient}.SliceColumns(0, {P}Memory));
            Over({S}Backward, Streams);
            {S}.CompleteBackward();
            {TrainingText.Call("Gemm.Multiply", "GemmForm.TN", $"{S}.QueriesGradient", Input, $"{S}QueryWeight.Gradient")}
            {TrainingText.Call("Gemm.Multiply", "GemmForm.TN", $"{S}.KeysGradient", $"{S}.Memory", $"{S}MemoryWeight.Gradient")}
            Copy({inputGradient}, {Gradient}.SliceColumns({P}Memory, {P}Inputs));
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NN", $"{S}.QueriesGradient", $"{S}QueryWeight.Effective", inputGradient, "accumulate: true")}
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NN", $"{S}.KeysGradient", $"{S}MemoryWeight.Effective", $"{S}.MemoryGradient", "accumulate: true")}
            """);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        if (!layer.CodesOutputs) return;
        writer.Lines("\n/// <summary>Replaces what is handed on by the values that its codes stand for.</summary>");
        using (writer.Block($"private void Code{P}(int first, int end)"))
            writer.Lines($"for (int row = first; row < end; row++) {TrainingText.Quantize(layer.Spec.OutputCodes, $"{S}Code", $"{S}Output[row]", $"{P}Outputs")}");
    }
}
