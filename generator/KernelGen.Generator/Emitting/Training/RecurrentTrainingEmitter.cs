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
        if (Spec.Bias)
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
        EmitCodeFields(writer);
        writer.Lines($"""
            private readonly StreamState {S}HiddenState;
            private readonly StreamPass {S}Forward;
            private readonly StreamPass {S}Backward;
            """);
    }

    private void EmitCodeFields(SourceWriter writer)
    {
        if (layer.LearnsRange)
        {
            writer.Lines($"""
                private readonly LearnedRange {S}Range;
                private readonly MatrixBuffer {S}Unrounded = new(Rows, {P}Units);
                """);
            return;
        }

        string code = TrainingText.CodeField(Spec.HiddenActivation, $"{S}Code");
        if (code.Length > 0) writer.Lines(code);
    }

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer)
    {
        writer.Lines($"""
            {S}InputWeight = AddMatrix({Name("weight_ih")}, {P}GateRows, {P}Inputs);
            {S}RecurrentWeight = AddMatrix({Name("weight_hh")}, {P}GateRows, {P}Units);
            """);
        if (Spec.Bias)
        {
            writer.Lines($"""
                {S}InputBias = AddBias({Name("bias_ih")}, {P}GateRows);
                {S}RecurrentBias = AddBias({Name("bias_hh")}, {P}GateRows);
                """);
        }

        string range = layer.LearnsRange ? $", {S}Range" : "";
        if (layer.LearnsRange) writer.Lines($"{S}Range = AddRange(layer: {layer.Site}, uses: {layer.RangeUses});");
        writer.Lines($"{S}HiddenState = AddHiddenState(layer: {layer.Site}{range});");
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState = AddCellState(layer: {layer.Site}{range});");
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

    /// <summary>Prints the gradients of two biases that are added to each other.</summary>
    protected void EmitEqualBiasGradients(SourceWriter writer)
    {
        if (!Spec.Bias) return;
        writer.Lines($"""
            Passes.ColumnSums({S}InputBias.GradientMatrix, {TrainingText.Rows($"{P}SumsGradient")});
            Copy({S}RecurrentBias.GradientMatrix, {S}InputBias.GradientMatrix);
            """);
    }

    /// <summary>Prints b = b_ih + b_hh.</summary>
    protected void EmitAddedBiases(SourceWriter writer)
    {
        if (!Spec.Bias) return;
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

    /// <summary>What rounding does to gradients, for comments; nothing where nothing is rounded.</summary>
    protected string StraightThrough => Spec.HiddenActivation.Format == NumberFormat.Float ? ""
        : layer.LearnsRange ? "; rounding h passes gradients inside its range"
        : "; rounding h passes gradients straight through";

    /// <summary>
    /// Prints the statement that codes the values at <paramref name="values"/>; nothing for floats. Over a learned range the values go to
    /// the row of <paramref name="kept"/>, where the way back reads them, if they do not stand elsewhere.
    /// </summary>
    protected void EmitQuantize(SourceWriter writer, string values, string? kept = null)
    {
        if (layer.LearnsRange)
        {
            writer.Lines($"{S}Range.Quantize<TLanes>(ref {values}, {(kept is null ? "" : $"ref {kept}[row], ")}{P}Units);");
            return;
        }

        string statement = TrainingText.Quantize(Spec.HiddenActivation, $"{S}Code", values, $"{P}Units");
        if (statement.Length > 0) writer.Lines(statement);
    }

    /// <summary>
    /// Prints, over a learned range, the statement that turns the gradient by the levels of h at <c>hiddenGradient</c> into that by h; nothing
    /// else. It stands before the loops that read that gradient.
    /// </summary>
    protected void EmitHiddenBackward(SourceWriter writer)
    {
        if (layer.LearnsRange) EmitRangeBackward(writer, 0, $"{S}Unrounded[row]", "hiddenGradient");
    }

    /// <summary>Prints the statement that takes a gradient back through the rounding of one vector over the learned range.</summary>
    protected void EmitRangeBackward(SourceWriter writer, int use, string values, string gradient) =>
        writer.Lines($"{S}Range.Backward<TLanes>(use: {use}, row, ref {values}, ref {gradient}, {P}Units);");

    /// <summary>Begins the loop over the units of a row; the last register overlaps the one before it.</summary>
    protected System.IDisposable BeginUnits(SourceWriter writer)
    {
        System.IDisposable block = writer.Block($"for (int unit = 0; unit < {P}Units; unit += TLanes.Count)");
        writer.Lines($"nuint j = (nuint)int.Min(unit, {P}Units - TLanes.Count);");
        writer.Line();
        return block;
    }
}
