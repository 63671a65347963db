using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Prints the lookup of rows and the gradient of the table.</summary>
internal sealed class EmbeddingTrainingEmitter(EmbeddingTrainingPlan layer) : LayerTrainingEmitter(layer)
{
    /// <inheritdoc/>
    public override void EmitConstants(SourceWriter writer) => writer.Lines($"""
        private const int {P}Tokens = {layer.Spec.Vocabulary};
        private const int {P}Size = {layer.Spec.Size};
        """);

    /// <inheritdoc/>
    public override void EmitFields(SourceWriter writer) => writer.Lines($"""
        // {S}: x = E[token]
        private readonly TrainedMatrix {S}Weight;
        private readonly RowGradient {S}Rows;
        private readonly MatrixBuffer {S}Output = new({Rows}, {P}Size);
        private readonly MatrixBuffer {S}OutputGradient = new({Rows}, {P}Size);
        private readonly RangePass {S}Forward;
        """);

    /// <inheritdoc/>
    public override void EmitConstruction(SourceWriter writer) => writer.Lines($"""
        {S}Weight = AddMatrix({Literals.Text(ModelTensors.Qualified(layer.Spec, "weight"))}, {P}Tokens, {P}Size, isTable: true);
        {S}Rows = new RowGradient({S}Weight, {Rows}, width);
        {S}Forward = Forward{P};
        """);

    /// <inheritdoc/>
    public override void EmitForward(SourceWriter writer)
    {
        writer.Lines($"""
            // {S}: x = E[token]
            Over({S}Forward, {WindowRows});
            """);
        EmitDrop(writer, RowsOf($"{S}Output"), RowsOf($"{S}Output"));
    }

    /// <inheritdoc/>
    public override void EmitBackward(SourceWriter writer)
    {
        writer.Lines($"// {S}: dE[token] = the sum of dx over all places of the token");
        EmitDropGradient(writer);
        writer.Lines($"{S}Rows.Take<TLanes>(Tokens[..{WindowRows}], {RowsOf($"{S}OutputGradient")});");
    }

    /// <inheritdoc/>
    public override void EmitMethods(SourceWriter writer)
    {
        writer.Lines("""

            /// <summary>x = the row of the token, as the network computes with it; other rows are left alone.</summary>
            """);
        using (writer.Block($"private void Forward{P}(int first, int end)"))
            writer.Lines($"for (int row = first; row < end; row++) {S}Weight.LookUp<TLanes>(Tokens[row], ref {S}Output[row]);");
    }
}
