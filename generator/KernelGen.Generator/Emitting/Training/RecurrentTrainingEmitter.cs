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

    /// <summary>The rows that W multiplies: those that the layer reads, or the same made standard.</summary>
    private string Entering => Spec.NormalisesInput ? RowsOf($"{S}Entering") : Input;

    /// <summary>The constant that holds the values of h.</summary>
    protected string Values => TrainingText.ValuesOf(layer);

    /// <summary>Whether the products W x and U h are normalised.</summary>
    protected bool HasNorm => Spec.Norm != ProductNorm.None;

    /// <summary>Whether they are normalised apart, not their sum.</summary>
    private bool NormsApart => HasNorm && !Spec.NormalisesSums;

    /// <summary>The field of what normalises W x, or the sum that it is part of.</summary>
    private string InputNorm => NormsApart ? $"{S}InputNorm" : $"{S}SumNorm";

    /// <summary>The field of what normalises U h, or the sum that it is part of.</summary>
    private string RecurrentNorm => NormsApart ? $"{S}RecurrentNorm" : $"{S}SumNorm";

    private string Norm => !HasNorm ? ""
        : NormsApart ? $", W x and U h normalised by {Spec.Norm.ToString().ToLowerInvariant()}"
        : ", W x + U h normalised by layer";

    /// <summary>How the recurrence runs over the streams: batch normalisation joins them at every time step.</summary>
    private string OverStreams => Spec.Norm == ProductNorm.Batch ? "OverJoinedStreams" : "OverStreams";

    /// <summary>What the cell computes, for comments.</summary>
    protected abstract string Equations { get; }

    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer)
    {
        writer.Lines($"""
            private const int {P}Inputs = {Spec.Input};
            private const int {P}Units = {Spec.Hidden};
            private const int {P}GateRows = {Spec.Gates} * {P}Units;
            """);
        if (Spec.Projection is { } values) writer.Lines($"private const int {P}Projected = {values};");
    }

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: {Equations}{CellText.Gates(Spec)}{CellText.Clauses(Spec)}{Norm}
            private readonly TrainedMatrix {S}InputWeight;
            private readonly TrainedMatrix {S}RecurrentWeight;
            """);
        if (Spec.Projection is not null) writer.Lines($"private readonly TrainedMatrix {S}ProjectionWeight;");
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
            private readonly MatrixBuffer {S}Sums = new({Rows}, {P}GateRows);
            private readonly MatrixBuffer {S}Hidden = new(Streams + {Rows}, {Values});
            private readonly MatrixBuffer {S}HiddenGradient = new(Streams + {Rows}, {Values});
            """);
        if (layer.DropsOutput) writer.Lines($"private readonly MatrixBuffer {S}Output = new({Rows}, {Values});");
        if (HasNorm) writer.Lines($"private readonly TrainedNorm<TLanes> {InputNorm};");
        if (NormsApart) writer.Lines($"private readonly TrainedNorm<TLanes> {RecurrentNorm};");

        if (Spec.NormalisesInput)
        {
            writer.Lines($"""
                private readonly TrainedNorm<TLanes> {S}EnteringNorm;
                private readonly MatrixBuffer {S}Entering = new({Rows}, {P}Inputs);
                private readonly MatrixBuffer {S}EnteringGradient = new({Rows}, {P}Inputs);
                """);
        }

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
                private readonly MatrixBuffer {S}Unrounded = new({Rows}, {Values});
                """);
            return;
        }

        if (layer.DrawsLevels)
        {
            writer.Lines($"private readonly DrawnLevels {S}Draw;");
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
            {S}RecurrentWeight = AddMatrix({Name("weight_hh")}, {P}GateRows, {Values});
            """);
        if (Spec.Projection is not null) writer.Lines($"{S}ProjectionWeight = AddMatrix({Name(ModelTensors.Projection)}, {P}Projected, {P}Units);");
        if (Spec.HasOneBias) writer.Lines($"{S}InputBias = AddCodedBias({Name("bias_ih")}, {P}GateRows);");
        else if (Spec.Bias)
        {
            writer.Lines($"""
                {S}InputBias = AddBias({Name("bias_ih")}, {P}GateRows);
                {S}RecurrentBias = AddBias({Name("bias_hh")}, {P}GateRows);
                """);
        }

        if (Spec.NormalisesInput) writer.Lines($"{S}EnteringNorm = AddNorm(layer: {layer.Site}, \"x\");");
        if (HasNorm) writer.Lines($"{InputNorm} = AddNorm(layer: {layer.Site}, {Literals.Text(NormsApart ? "ih" : "sum")});");
        if (NormsApart) writer.Lines($"{RecurrentNorm} = AddNorm(layer: {layer.Site}, \"hh\");");

        foreach (char gate in Spec.PeepholeGates) writer.Lines($"{Peephole(gate)} = AddPeephole(layer: {layer.Site}, '{gate}');");
        string range = layer.LearnsRange ? $", {S}Range" : "";
        if (layer.LearnsRange) writer.Lines($"{S}Range = AddRange(layer: {layer.Site}, uses: {layer.RangeUses});");
        if (layer.DrawsLevels) writer.Lines($"{S}Draw = AddDraw(layer: {layer.Site});");
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
        if (Spec.NormalisesInput)
        {
            writer.Lines($"""
                Copy({RowsOf($"{S}EnteringNorm.Products")}, {Input});
                {S}EnteringNorm.Apply({Entering}, row: 0, accumulate: false);

                """);
        }

        string products = RowsOf(HasNorm ? $"{InputNorm}.Products" : $"{S}Sums");
        writer.Lines($"""
            // {S}: W x of all time steps is one product; U h and the gates follow one time step after another
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NT", Entering, $"{S}InputWeight.Effective", products)}
            """);
        if (NormsApart) writer.Lines($"{InputNorm}.Apply({RowsOf($"{S}Sums")}, row: 0, accumulate: false);");
        writer.Lines($"{S}HiddenState.Load({S}Hidden);");
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState.Load({S}Cells);");
        writer.Lines($"""
            {OverStreams}({S}Forward);
            {S}HiddenState.Keep({S}Hidden, {WindowSteps});
            """);
        if (Spec.Cell == CellKind.Lstm) writer.Lines($"{S}CellState.Keep({S}Cells, {WindowSteps});");
        EmitDrop(writer, RowsOf($"{S}Output"), $"{S}Hidden.Rows(Streams, {WindowRows})");
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: the gates one time step before another; then the gradients of all time steps at once");
        EmitDropGradient(writer);
        writer.Lines($"{S}HiddenState.AddGradient({S}HiddenGradient, {WindowSteps});");
        EmitBeginBackward(writer);
        string sums = RowsOf($"{P}SumsGradient");
        writer.Lines($"{OverStreams}({S}Backward);");
        if (NormsApart)
        {
            writer.Lines($"""
                {InputNorm}.Backward({sums}, row: 0);
                {InputNorm}.Complete({sums});
                """);
        }

        if (HasNorm)
        {
            writer.Lines($"{RecurrentNorm}.Complete({RowsOf(RecurrentSumsGradient)});");
            sums = RowsOf($"{InputNorm}.ProductsGradient");
        }

        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.TN", sums, Entering, $"{S}InputWeight.Gradient"));
        EmitRecurrentGradients(writer);
        if (Spec.NormalisesInput)
        {
            EmitEnteringGradient(writer, sums);
            return;
        }

        if (layer.InputGradient is not { } input) return;
        writer.Lines(TrainingText.Call("Gemm.Multiply", "GemmForm.NN", sums, $"{S}InputWeight.Effective", TrainingText.Rows(input)));
    }

    /// <summary>Prints the gradient of a normalised input and of its gains, which is needed where that of the input itself is not.</summary>
    private void EmitEnteringGradient(SourceWriter writer, string sums)
    {
        string gradient = RowsOf($"{S}EnteringGradient");
        writer.Lines($"""
            {TrainingText.Call("Gemm.Multiply", "GemmForm.NN", sums, $"{S}InputWeight.Effective", gradient)}
            {S}EnteringNorm.Backward({gradient}, row: 0);
            {S}EnteringNorm.Complete({gradient});
            """);
        if (layer.InputGradient is { } input)
            writer.Lines($"Copy({TrainingText.Rows(input)}, {RowsOf($"{S}EnteringNorm.ProductsGradient")});");
    }

    /// <summary>A tensor's name as a literal.</summary>
    protected string Name(string tensor) => Literals.Text(ModelTensors.Qualified(Spec, tensor));

    /// <summary>The field of the peephole of a gate.</summary>
    protected string Peephole(char gate) => $"{S}Peephole{char.ToUpperInvariant(gate)}";

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
            RowsOf(RecurrentProductsGradient),
            RowsOf($"{S}Hidden"),
            $"{S}RecurrentWeight.Gradient"));
        EmitEqualBiasGradients(writer);
    }

    /// <summary>The rows whose gradient is that by U h, behind its normalisation.</summary>
    protected virtual string RecurrentSumsGradient => $"{P}SumsGradient";

    /// <summary>The rows that hold the gradient by U h itself.</summary>
    protected string RecurrentProductsGradient => HasNorm ? $"{RecurrentNorm}.ProductsGradient" : RecurrentSumsGradient;

    /// <summary>
    /// The product of the rows of some streams at one time step with rows of U, normalised where the layer says so, into
    /// <paramref name="result"/>.
    /// </summary>
    /// <param name="rows">h, or r * h.</param>
    /// <param name="matrix">The rows of U, laid out.</param>
    /// <param name="result">Where to.</param>
    /// <param name="accumulate">Whether it is added to what stands there.</param>
    /// <param name="columns">The columns of some gates, as a call on a view; empty for all.</param>
    /// <param name="firstGate">The first of those gates.</param>
    protected string RecurrentProduct(string rows, string matrix, string result, bool accumulate, string columns = "", int firstGate = 0)
    {
        string target = HasNorm ? $"{RecurrentNorm}.Products" : result;
        string product = TrainingText.Call(
            "gemm.Multiply",
            $"{rows}.Rows(row, end - first)",
            matrix,
            $"{target}.Rows(row, end - first){columns}",
            $"accumulate: {Literals.Boolean(accumulate && !NormsApart)}");
        if (!HasNorm) return product;
        string gate = firstGate == 0 ? "" : $", firstGate: {firstGate}";
        return $"{product}\n{RecurrentNorm}.Apply({result}.Rows(row, end - first){columns}, row, accumulate: {Literals.Boolean(accumulate && NormsApart)}{gate});";
    }

    /// <summary>The statement that takes gradients of some streams at one time step back through the normalisation; empty without one.</summary>
    protected string BackThroughNorm(string gradient, string columns = "", int firstGate = 0)
    {
        if (!HasNorm) return "";
        string gate = firstGate == 0 ? "" : $", firstGate: {firstGate}";
        return $"{RecurrentNorm}.Backward({gradient}.Rows(row, end - first){columns}, row{gate});\n";
    }

    /// <summary>Prints the gradients of two biases that are added to each other, or of the one bias.</summary>
    protected void EmitEqualBiasGradients(SourceWriter writer)
    {
        if (!Spec.Bias) return;
        if (Spec.HasOneBias)
        {
            writer.Lines($"Passes.ColumnSums({S}InputBias.Gradient, {RowsOf($"{P}SumsGradient")});");
            return;
        }

        writer.Lines($"""
            Passes.ColumnSums({S}InputBias.GradientMatrix, {RowsOf($"{P}SumsGradient")});
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

    /// <summary>What rounding does to gradients, for comments; nothing where nothing is rounded.</summary>
    protected string StraightThrough => Spec.HiddenActivation.Format == NumberFormat.Float ? ""
        : layer.LearnsRange ? "; rounding h passes gradients inside its range"
        : "; rounding h passes gradients straight through";

    /// <summary>
    /// Prints the statement that codes the values at <paramref name="values"/>; nothing for floats. Over a learned range the values go to
    /// the row of <paramref name="kept"/>, where the way back reads them, if they do not stand elsewhere. Those and drawn
    /// levels are told apart by <paramref name="use"/>: 0 for h, 1 for the candidate of a GRU, 2 for r * h.
    /// </summary>
    protected void EmitQuantize(SourceWriter writer, string values, string? kept = null, int use = 0)
    {
        if (layer.LearnsRange)
        {
            writer.Lines($"{S}Range.Quantize<TLanes>(use: {use}, row, ref {values}, {(kept is null ? "" : $"ref {kept}[row], ")}{Values});");
            return;
        }

        if (layer.DrawsLevels)
        {
            writer.Lines($"{S}Draw.Quantize<TLanes>(use: {use}, row, ref {values}, {Values});");
            return;
        }

        string statement = TrainingText.Quantize(Spec.HiddenActivation, $"{S}Code", values, Values);
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
        writer.Lines($"{S}Range.Backward<TLanes>(use: {use}, row, ref {values}, ref {gradient}, {Values});");

    /// <summary>Begins the loop over the units of a row; the last register overlaps the one before it.</summary>
    protected System.IDisposable BeginUnits(SourceWriter writer)
    {
        System.IDisposable block = writer.Block($"for (int unit = 0; unit < {P}Units; unit += TLanes.Count)");
        writer.Lines($"nuint j = (nuint)int.Min(unit, {P}Units - TLanes.Count);");
        writer.Line();
        return block;
    }
}
