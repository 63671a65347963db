using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what integer-only layers keep beside their codes: what sums start from, factors, gains, places of points.</summary>
internal static class IntegerWeightsEmitter
{
    /// <summary>Prints the fields of the tables of gates, which all models of a process share.</summary>
    public static void EmitTables(SourceWriter writer) =>
        writer.Lines("internal readonly GateTable Sigmoid = GateTable.Sigmoid, Tanh = GateTable.Tanh;");

    /// <summary>The field of what a layer keeps beside its codes; of an affine layer where a non-linearity follows.</summary>
    public static string Constants(LayerPlan layer) => layer.Prefix + (layer is LinearPlan ? "Bend" : "Constants");

    /// <summary>Prints the fields of a layer.</summary>
    public static void EmitFields(SourceWriter writer, LayerPlan layer)
    {
        switch (layer)
        {
            case EmbeddingPlan embedding: writer.Lines($"internal readonly IntegerMatrix {embedding.Prefix}Rows;"); break;
            case RecurrentPlan recurrent: EmitFields(writer, recurrent); break;
            case AttentionPlan attention: EmitFields(writer, attention); break;
            case LinearPlan linear:
                WeightsEmitter.EmitFields(writer, linear.Matrix);
                writer.Lines(WeightsEmitter.Buffer($"{linear.Prefix}Bias", 4 * linear.Matrix.Layout.PaddedRows));
                if (linear.Bends) writer.Lines($"internal readonly TanhConstants {Constants(linear)};");
                break;
        }
    }

    /// <summary>Prints what fills the fields of the layer at place <paramref name="index"/>.</summary>
    public static void EmitLayout(SourceWriter writer, LayerPlan layer, int index)
    {
        switch (layer)
        {
            case EmbeddingPlan embedding:
                writer.Lines($"{embedding.Prefix}Rows = new IntegerMatrix(packed.Matrix({Literals.Text(ModelTensors.Qualified(embedding.Spec, "weight"))}));");
                break;
            case RecurrentPlan recurrent: EmitLayout(writer, recurrent, index); break;
            case AttentionPlan attention: EmitLayout(writer, attention, index); break;
            case LinearPlan linear: EmitLayout(writer, linear, index); break;
        }
    }

    private static void EmitFields(SourceWriter writer, RecurrentPlan layer)
    {
        string p = layer.Prefix;
        WeightsEmitter.EmitFields(writer, layer.InputMatrix);
        WeightsEmitter.EmitFields(writer, layer.RecurrentMatrix);
        int bytes = 4 * layer.InputMatrix.Layout.PaddedRows;
        foreach (string name in new[] { "InputStarts", "RecurrentStarts" }) writer.Lines(WeightsEmitter.Buffer(p + name, bytes));
        if (layer.NormalisesProducts)
        {
            foreach (string name in new[] { "InputGains", "RecurrentGains", "Bias" }) writer.Lines(WeightsEmitter.Buffer(p + name, bytes));
            if (layer.Spec.ResetsAfter) writer.Lines(WeightsEmitter.Buffer(p + "CandidateBias", 4 * layer.GateStride));
        }

        writer.Lines($"internal readonly RecurrentConstants {Constants(layer)};");
    }

    private static void EmitLayout(SourceWriter writer, RecurrentPlan layer, int index)
    {
        WeightsEmitter.EmitLayout(writer, layer.InputMatrix);
        WeightsEmitter.EmitLayout(writer, layer.RecurrentMatrix);
        string p = layer.Prefix, input = WeightsEmitter.Local(layer.InputMatrix), recurrent = WeightsEmitter.Local(layer.RecurrentMatrix);
        writer.Lines($"""
            {p}Constants = new RecurrentConstants(packed, {index});
            {p}Constants.Input.LayStarts({input}, {p}InputStarts.Integers);
            {p}Constants.Recurrent.LayStarts({recurrent}, {p}RecurrentStarts.Integers);
            """);
        if (!layer.NormalisesProducts) return;
        writer.Lines($"""
            {p}Constants.Input.LayGains({input}, {p}InputGains.Integers);
            {p}Constants.Recurrent.LayGains({recurrent}, {p}RecurrentGains.Integers);
            ProductConstants.Lay({input}, {p}Constants.Bias, {p}Bias.Integers);
            """);
        if (layer.Spec.ResetsAfter) writer.Lines($"System.MemoryExtensions.CopyTo({p}Constants.CandidateBias, {p}CandidateBias.Integers);");
    }

    private static void EmitFields(SourceWriter writer, AttentionPlan layer)
    {
        WeightsEmitter.EmitFields(writer, layer.QueryMatrix);
        WeightsEmitter.EmitFields(writer, layer.MemoryMatrix);
        foreach (MatrixPlan matrix in new[] { layer.QueryMatrix, layer.MemoryMatrix }) writer.Lines(WeightsEmitter.Buffer(matrix.Bias!, 4L * matrix.Layout.PaddedRows));
        if (layer.Spec.HasScoreWeights) writer.Lines(WeightsEmitter.Buffer($"{layer.Prefix}Score", 4L * layer.Spec.Units));
        writer.Lines($"internal readonly AttentionConstants {Constants(layer)};");
    }

    private static void EmitLayout(SourceWriter writer, AttentionPlan layer, int index)
    {
        WeightsEmitter.EmitLayout(writer, layer.QueryMatrix);
        WeightsEmitter.EmitLayout(writer, layer.MemoryMatrix);
        writer.Lines($"""
            {layer.Prefix}Constants = new AttentionConstants(packed, {index});
            {layer.Prefix}Constants.Query.LayStarts({WeightsEmitter.Local(layer.QueryMatrix)}, {layer.QueryMatrix.Bias}.Integers);
            {layer.Prefix}Constants.Key.LayStarts({WeightsEmitter.Local(layer.MemoryMatrix)}, {layer.MemoryMatrix.Bias}.Integers);
            """);
        if (layer.Spec.HasScoreWeights) writer.Lines($"System.MemoryExtensions.CopyTo({Constants(layer)}.Score, {layer.Prefix}Score.Integers);");
    }

    private static void EmitLayout(SourceWriter writer, LinearPlan layer, int index)
    {
        WeightsEmitter.EmitLayout(writer, layer.Matrix);
        string lay = $"Product.LayStarts({WeightsEmitter.Local(layer.Matrix)}, {layer.Prefix}Bias.Integers);";
        writer.Lines(layer.Bends
            ? $"{Constants(layer)} = new TanhConstants(packed, {index});\n{Constants(layer)}.{lay}"
            : $"new LinearConstants(packed, {index}).{lay}");
    }
}
