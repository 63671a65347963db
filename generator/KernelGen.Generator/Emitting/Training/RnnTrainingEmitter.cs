using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the equation of the vanilla recurrence and its gradient.</summary>
internal sealed class RnnTrainingEmitter(RecurrentTrainingPlan layer) : RecurrentTrainingEmitter(layer)
{
    private bool IsQuantized => Spec.HiddenActivation.Format != NumberFormat.Float;

    /// <summary>Over a learned range the values are kept anyway.</summary>
    private bool KeepsBent => IsQuantized && !Layer.LearnsRange;

    /// <summary>The slope is taken where the non-linearity was left, before rounding.</summary>
    private string Bent => Layer.LearnsRange ? $"{S}Unrounded[row]" : IsQuantized ? $"{S}Bent[row]" : $"{S}Hidden[Streams + row]";

    /// <inheritdoc/>
    protected override string Equations => $"h' = {TrainingText.Name(Spec.Activation)}(W x + U h + b)";

    /// <inheritdoc/>
    protected override void EmitCellFields(SourceWriter writer)
    {
        writer.Lines($"""
            private readonly PackedMatrix {S}RecurrentForward = new({P}Units, {P}GateRows);
            private readonly PackedMatrix {S}RecurrentBackward = new({P}GateRows, {P}Units);
            """);
        if (KeepsBent) writer.Lines($"private readonly MatrixBuffer {S}Bent = new({Rows}, {P}Units);");
    }

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        writer.Lines($"""
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: true, {S}RecurrentForward);
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: false, {S}RecurrentBackward);
            """);
        EmitAddedBiases(writer);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        EmitGradientAlias(writer, "Sums");
        RecurrenceEmitter.EmitForward(writer, P, WindowSteps, () => writer.Lines(
            RecurrentProduct($"{S}Hidden", $"{S}RecurrentForward", $"{S}Sums", accumulate: true)));
        EmitForwardStep(writer);
        RecurrenceEmitter.EmitBackward(writer, P, WindowSteps, () => writer.Lines(
            BackThroughNorm($"{P}SumsGradient")
            + RecurrenceEmitter.Product(RecurrentProductsGradient, $"{S}RecurrentBackward", $"{S}HiddenGradient", accumulate: true)));
        EmitBackwardStep(writer);
    }

    private void EmitForwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}", $"One time step of one stream: h ({TrainingText.CodesOf(Spec.HiddenActivation)})."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float hidden = ref {S}Hidden[Streams + row];
                """);
            if (KeepsBent) writer.Lines($"ref float bentSums = ref {S}Bent[row];");
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    // h' = {TrainingText.Name(Spec.Activation)}(W x + U h + b)
                    TLanes h = {TrainingText.Bend(Spec, "Sum(in sums, in bias, j)")};
                    TLanes.StoreF32(h, ref hidden, j);
                    """);
                if (KeepsBent) writer.Lines("TLanes.StoreF32(h, ref bentSums, j);");
            }

            EmitQuantize(writer, "hidden", $"{S}Unrounded");
        }
    }

    private void EmitBackwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Back", $"The gradients of one time step of one stream{StraightThrough}."))
        {
            writer.Lines($"""
                ref float bentSums = ref {Bent};
                ref float hiddenGradient = ref {S}HiddenGradient[Streams + row];
                ref float sumsGradient = ref {P}SumsGradient[row];
                """);
            EmitHiddenBackward(writer);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    // d(W x + U h + b) = dh' * {TrainingText.Name(Spec.Activation)}'
                    TLanes slope = {TrainingText.Slope(Spec, "TLanes.LoadF32(in bentSums, j)")};
                    TLanes.StoreF32(TLanes.MultiplyF32(TLanes.LoadF32(in hiddenGradient, j), slope), ref sumsGradient, j);
                    """);
            }
        }
    }
}
