using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints what all recurrent layers share; the cells print their equations.</summary>
internal abstract class RecurrentTrainingEmitter(RecurrentTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    /// <summary>The layer.</summary>
    protected RecurrentTrainingPlan Layer => layer;

    /// <summary>The layer's shape.</summary>
    protected RecurrentSpec Spec => layer.Spec;

    /// <summary>The rows that the layer reads.</summary>
    protected string Input => TrainingText.Rows(layer.Input!);

    /// <summary>What the cell computes, for comments.</summary>
    protected abstract string Equations { get; }

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Inputs = {Spec.Input};
        private const int {P}Units = {Spec.Hidden};
        private const int {P}GateRows = {Spec.Gates} * {P}Units;
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equations}
            private readonly TrainedMatrix {S}InputWeight;
            private readonly TrainedMatrix {S}RecurrentWeight;
            """);
        if (Spec.HasOneBias) writer.Lines($"private readonly TrainedMatrix {S}InputBias;");
        else if (Spec.Bias)
        {
            writer.Lines($"""
                private readonly Parameter {S}InputBias;
                private readonly Parameter {S}RecurrentBias;
                """);
        }

        writer.Lines($"""
            private readonly MatrixBuffer {S}Bias = new(1, {P}GateRows);
            private readonly MatrixBuffer {S}Sums = new(Rows, {P}GateRows);
            private readonly MatrixBuffer {S}Hidden = new(Streams + Rows, {P}Units);
            private readonly MatrixBuffer {S}HiddenGradient = new(Streams + Rows, {P}Units);
            """);
        if (layer.DropsOutput) writer.Lines($"private readonly MatrixBuffer {S}Output = new(Rows, {P}Units);");
        EmitCellFields(writer);
        string code = TrainingText.CodeField(Spec.HiddenActivation, $"{S}Code");
        if (code.Length > 0) writer.Lines(code);
        writer.Lines($"""
            private readonly StreamState {S}HiddenState;
            private readonly StreamPass {S}Forward;
            private readonly StreamPass {S}Backward;
            """);
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"""
            {S}InputWeight = AddMatrix({Name("weight_ih")}, {P}GateRows, {P}Inputs);
            {S}RecurrentWeight = AddMatrix({Name("weight_hh")}, {P}GateRows, {P}Units);
            """);
        if (Spec.HasOneBias) writer.Lines($"{S}InputBias = AddCodedBias({Name("bias_ih")}, {P}GateRows);");
        else if (Spec.Bias)
        {
            writer.Lines($"""
                {S}InputBias = AddBias({Name("bias_ih")}, {P}GateRows);
                {S}RecurrentBias = AddBias({Name("bias_hh")}, {P}GateRows);
                """);
        }

        writer.Lines($"{S}HiddenState = AddHiddenState(layer: {layer.Site});");
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState = AddCellState(layer: {layer.Site});");
        writer.Lines($"""
            {S}Forward = Forward{P};
            {S}Backward = Backward{P};
            """);
    }

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: W x of all time steps is one product; U h and the gates follow one time step after another
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", Input, $"{S}InputWeight.Effective", TrainingText.Rows($"{S}Sums"))}
            {S}HiddenState.Load({S}Hidden);
            """);
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState.Load({S}Cells);");
        writer.Lines($"""
            OverStreams({S}Forward);
            {S}HiddenState.Keep({S}Hidden, WindowSteps);
            """);
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState.Keep({S}Cells, WindowSteps);");
        EmitDrop(writer, TrainingText.Rows($"{S}Output"), $"{S}Hidden.Rows(Streams, WindowRows)");
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: the gates one time step before another; then the gradients of all time steps at once");
        EmitDropGradient(writer);
        writer.Lines($"{S}HiddenState.AddGradient({S}HiddenGradient, WindowSteps);");
        EmitBeginBackward(writer);
        string sums = TrainingText.Rows($"{P}SumsGradient");
        writer.Lines($"""
            OverStreams({S}Backward);
            {TrainingText.Call("Gemm.Multiply", "GemmForm.TN", sums, Input, $"{S}InputWeight.Gradient")}
            """);
        EmitRecurrentGradients(writer);
        if (layer.InputGradient is not { } input) return;
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.NN", sums, $"{S}InputWeight.Effective", TrainingText.Rows(input)));
    }

    /// <summary>A tensor's name as a literal.</summary>
    protected string Name(string tensor) => Literals.Text(ModelTensors.Qualified(Spec, tensor));

    /// <summary>Prints the buffers that only this cell has.</summary>
    protected abstract void EmitCellFields(SourceWriter writer);

    /// <summary>Prints what goes before the backward recurrence besides h.</summary>
    protected virtual void EmitBeginBackward(SourceWriter writer)
    {
    }

    /// <summary>Prints the gradients of the recurrent matrix and the biases.</summary>
    protected virtual void EmitRecurrentGradients(SourceWriter writer)
    {
        writer.Lines(TrainingText.Call(
            "Gemm.Multiply",
            "GemmForm.TN",
            TrainingText.Rows($"{P}SumsGradient"),
            TrainingText.Rows($"{S}Hidden"),
            $"{S}RecurrentWeight.Gradient"));
        EmitEqualBiasGradients(writer);
    }

    /// <summary>Prints the gradients of two biases that are added to each other, or of the one bias.</summary>
    protected void EmitEqualBiasGradients(SourceWriter writer)
    {
        if (!Spec.Bias) return;
        if (Spec.HasOneBias)
        {
            writer.Lines($"Passes.ColumnSums({S}InputBias.Gradient, {TrainingText.Rows($"{P}SumsGradient")});");
            return;
        }

        writer.Lines($"""
            Passes.ColumnSums({S}InputBias.GradientMatrix, {TrainingText.Rows($"{P}SumsGradient")});
            Copy({S}RecurrentBias.GradientMatrix, {S}InputBias.GradientMatrix);
            """);
    }

    /// <summary>Prints b = b_ih + b_hh, or b = b_ih as the network computes with it.</summary>
    protected void EmitAddedBiases(SourceWriter writer)
    {
        if (!Spec.Bias) return;
        if (Spec.HasOneBias)
        {
            writer.Lines($"Copy({S}Bias.View, {S}InputBias.Effective);");
            return;
        }

        writer.Lines($"""
            Copy({S}Bias.View, {S}InputBias.ValueMatrix);
            Passes.Add({S}Bias.View, {S}RecurrentBias.ValueMatrix);
            """);
    }

    /// <summary>Prints the property under which the memory of some sums holds their gradients.</summary>
    protected void EmitGradientAlias(SourceWriter writer, string sums) => writer.Lines($"""

        /// <summary>The gradients of the sums; they take the place of the sums, which are not read again.</summary>
        private MatrixBuffer {P}{sums}Gradient => {S}{sums};
        """);

    /// <summary>Prints the statement that codes the values at <paramref name="values"/>; nothing for floats.</summary>
    protected void EmitQuantize(SourceWriter writer, string values)
    {
        string statement = TrainingText.Quantize(Spec.HiddenActivation, $"{S}Code", values, $"{P}Units");
        if (statement.Length > 0) writer.Lines(statement);
    }

    /// <summary>Begins the loop over the units of a row; the last register overlaps the one before it.</summary>
    protected System.IDisposable BeginUnits(SourceWriter writer)
    {
        System.IDisposable block = writer.Block($"for (int unit = 0; unit < {P}Units; unit += TLanes.Count)");
        writer.Lines($"nuint j = (nuint)int.Min(unit, {P}Units - TLanes.Count);");
        writer.Line();
        return block;
    }
}
