using KernelGen.Generator.Planning.Training;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the GRU whose reset gate acts after the recurrent product (PyTorch's form).</summary>
internal sealed class GruAfterTrainingEmitter(RecurrentTrainingPlan layer) : GruTrainingEmitter(layer)
{
    /// <inheritdoc/>
    protected override string Equations =>
        $"n = {TrainingText.Name(Spec.Activation)}(W x + b + r * {(Spec.HasOneBias ? "U h" : "(U h + c)")}), h' = z * h + (1 - z) * n, the gates in the order r, z, n";

    /// <inheritdoc/>
    protected override string RecurrentSumsGradient => $"{P}ProductsGradient";

    /// <inheritdoc/>
    protected override void EmitFormFields(SourceWriter writer) => writer.Lines($"""
        private readonly PackedMatrix {S}RecurrentForward = new({P}Units, {P}GateRows);
        private readonly PackedMatrix {S}RecurrentBackward = new({P}GateRows, {P}Units);
        private readonly MatrixBuffer {S}Products = new({Rows}, {P}GateRows);
        private readonly MatrixBuffer {S}CandidateProducts = new({Rows}, {P}Units);
        private readonly MatrixBuffer {S}ProductBias = new(1, {P}Units);
        """);

    /// <inheritdoc/>
    public override void EmitLayOut(SourceWriter writer)
    {
        writer.Lines($"""
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: true, {S}RecurrentForward);
            Gemm.Pack({S}RecurrentWeight.Effective, transposed: false, {S}RecurrentBackward);
            """);
        if (Spec.HasOneBias) EmitAddedBiases(writer);
        if (!Spec.Bias || Spec.HasOneBias) return;
        string gates = $"SliceColumns(0, 2 * {P}Units)";
        writer.Lines($"""
            Copy({S}Bias.View, {S}InputBias.ValueMatrix);
            Passes.Add({S}Bias.View.{gates}, {S}RecurrentBias.ValueMatrix.{gates});
            Copy({S}ProductBias.View, {S}RecurrentBias.ValueMatrix.SliceColumns(2 * {P}Units, {P}Units));
            """);
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        EmitGradientAlias(writer, "Sums");
        EmitGradientAlias(writer, "Products");
        RecurrenceEmitter.EmitForward(writer, P, WindowSteps, () => writer.Lines(
            RecurrentProduct($"{S}Hidden", $"{S}RecurrentForward", $"{S}Products", accumulate: false)));
        EmitGates(writer);
        EmitForwardStep(writer);
        RecurrenceEmitter.EmitBackward(writer, P, WindowSteps, () => writer.Lines(
            BackThroughNorm($"{P}ProductsGradient")
            + RecurrenceEmitter.Product(RecurrentProductsGradient, $"{S}RecurrentBackward", $"{S}HiddenGradient", accumulate: true)));
        EmitBackwardStep(writer);
    }

    /// <inheritdoc/>
    protected override void EmitRecurrentGradients(SourceWriter writer)
    {
        writer.Lines(TrainingText.Call(
            "Gemm.Multiply",
            "GemmForm.TN",
            RowsOf(RecurrentProductsGradient),
            RowsOf($"{S}Hidden"),
            $"{S}RecurrentWeight.Gradient"));
        if (Spec.HasOneBias) EmitEqualBiasGradients(writer);
        if (!Spec.Bias || Spec.HasOneBias) return;
        writer.Lines($"""
            Passes.ColumnSums({S}InputBias.GradientMatrix, {RowsOf($"{P}SumsGradient")});
            Passes.ColumnSums({S}RecurrentBias.GradientMatrix, {RowsOf($"{P}ProductsGradient")});
            """);
    }

    private void EmitGates(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Open{P}Gates", "The gates r, z of one time step of one stream."))
        {
            writer.Lines($"""
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float products = ref {S}Products[row];
                ref float gates = ref {S}Gates[row];
                """);
            using (BeginUnits(writer))
            {
                writer.Lines($"""
                    // r, z = sigmoid(W x + b + U h + c)
                    TLanes r = {CellText.Sigmoid(Spec, "TLanes.AddF32(Sum(in sums, in bias, j), TLanes.LoadF32(in products, j))")};
                    TLanes.StoreF32(r, ref gates, j);
                    TLanes z = {CellText.Sigmoid(Spec, $"\n    TLanes.AddF32(Sum(in sums, in bias, {P}Units + j), TLanes.LoadF32(in products, {P}Units + j))")};
                    TLanes.StoreF32(z, ref gates, {P}Units + j);
                    """);
            }
        }
    }

    private void EmitForwardStep(SourceWriter writer)
    {
        string codes = TrainingText.CodesOf(Spec.HiddenActivation);
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}", $"The candidate of one time step of one stream, and h ({codes})."))
        {
            writer.Lines($"""
                Open{P}Gates(row);
                ref float sums = ref {S}Sums[row];
                ref float bias = ref {S}Bias[0];
                ref float products = ref {S}Products[row];
                ref float productBias = ref {S}ProductBias[0];
                ref float candidateProducts = ref {S}CandidateProducts[row];
                ref float gates = ref {S}Gates[row];
                """);
            EmitBlendReferences(writer);
            System.IDisposable loop = BeginUnits(writer);
            writer.Lines($"""
                // n = {TrainingText.Name(Spec.Activation)}(W x + b + r * (U h + c))
                TLanes r = TLanes.LoadF32(in gates, j);
                TLanes product = TLanes.AddF32(TLanes.LoadF32(in products, 2 * {P}Units + j), TLanes.LoadF32(in productBias, j));
                TLanes.StoreF32(product, ref candidateProducts, j);
                TLanes candidateSum = TLanes.FusedMultiplyAddF32(r, product, Sum(in sums, in bias, 2 * {P}Units + j));
                TLanes n = {TrainingText.Bend(Spec, "candidateSum")};
                TLanes.StoreF32(n, ref gates, 2 * {P}Units + j);
                """);
            if (!Layer.QuantizesCandidate) writer.Lines($"TLanes z = TLanes.LoadF32(in gates, {P}Units + j);");
            EmitCandidateAndBlend(writer, loop);
        }
    }

    private void EmitBackwardStep(SourceWriter writer)
    {
        using (RecurrenceEmitter.BeginStep(writer, $"Step{P}Back", "The gradients of one time step of one stream."))
        {
            EmitBlendGradientReferences(writer);
            writer.Lines($"""
                ref float keptBeforeGradient = ref {S}KeptGradient[row];
                ref float candidateProducts = ref {S}CandidateProducts[row];
                ref float productsGradient = ref {P}ProductsGradient[row];
                """);
            System.IDisposable loop = EmitBlendGradients(writer, BeginUnits(writer));
            writer.Lines($"""

                // dr = dn * (U h + c) * sigmoid'
                TLanes r = TLanes.LoadF32(in gates, j);
                TLanes product = TLanes.LoadF32(in candidateProducts, j);
                TLanes dr = TLanes.MultiplyF32(TLanes.MultiplyF32(dn, product), {CellText.SigmoidSlope(Spec, "r")});
                TLanes.StoreF32(dr, ref sumsGradient, j);

                // The recurrent products of r and z have the same gradient; that of the candidate is dn * r.
                TLanes.StoreF32(dr, ref productsGradient, j);
                TLanes.StoreF32(dz, ref productsGradient, {P}Units + j);
                TLanes.StoreF32(TLanes.MultiplyF32(dn, r), ref productsGradient, 2 * {P}Units + j);

                // What is kept of h: dh = dh' * z
                TLanes.StoreF32(TLanes.MultiplyF32(dh, z), ref keptBeforeGradient, j);
                """);
            loop.Dispose();
        }
    }
}
