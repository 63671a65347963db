using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what integer-only layers keep beside their codes: what sums start from, factors, gains, places of points.</summary>
internal static class IntegerWeightsEmitter
{
    /// <summary>Prints the fields of the tables of gates, which all models of a process share.</summary>
    public static void EmitTables(SourceWriter writer) =>
        writer.Lines("internal readonly GateTable Sigmoid = GateTable.Sigmoid, Tanh = GateTable.Tanh;");

    /// <summary>Prints the fields of <paramref name="layer"/>.</summary>
    public static void EmitFields(SourceWriter writer, RecurrentPlan layer)
    {
        string p = layer.Prefix;
        int bytes = 4 * layer.InputMatrix.Layout.PaddedRows;
        foreach (string name in new[] { "InputStarts", "RecurrentStarts" }) writer.Lines(WeightsEmitter.Buffer(p + name, bytes));
        if (layer.NormalisesProducts)
        {
            foreach (string name in new[] { "InputGains", "RecurrentGains", "Bias" }) writer.Lines(WeightsEmitter.Buffer(p + name, bytes));
            if (layer.Spec.ResetsAfter) writer.Lines(WeightsEmitter.Buffer(p + "CandidateBias", 4 * layer.GateStride));
        }

        writer.Lines($"internal readonly RecurrentConstants {Constants(layer)};");
    }

    /// <summary>Prints what fills them, behind the layouts of both matrices.</summary>
    public static void EmitLayout(SourceWriter writer, RecurrentPlan layer, int index)
    {
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

    /// <summary>The field of what an integer-only layer keeps beside its codes; of an affine layer where a non-linearity follows.</summary>
    public static string Constants(LayerPlan layer) => layer.Prefix + (layer is LinearPlan ? "Bend" : "Constants");

    /// <summary>Prints the fields of attention.</summary>
    public static void EmitFields(SourceWriter writer, AttentionPlan layer)
    {
        foreach (MatrixPlan matrix in new[] { layer.QueryMatrix, layer.MemoryMatrix }) writer.Lines(WeightsEmitter.Buffer(matrix.Bias!, 4L * matrix.Layout.PaddedRows));
        if (layer.Spec.HasScoreWeights) writer.Lines(WeightsEmitter.Buffer($"{layer.Prefix}Score", 4L * layer.Spec.Units));
        writer.Lines($"internal readonly AttentionConstants {Constants(layer)};");
    }

    /// <summary>Prints what fills them, behind the layouts of both matrices.</summary>
    public static void EmitLayout(SourceWriter writer, AttentionPlan layer, int index)
    {
        writer.Lines($"""
            {layer.Prefix}Constants = new AttentionConstants(packed, {index});
            {layer.Prefix}Constants.Query.LayStarts({WeightsEmitter.Local(layer.QueryMatrix)}, {layer.QueryMatrix.Bias}.Integers);
            {layer.Prefix}Constants.Key.LayStarts({WeightsEmitter.Local(layer.MemoryMatrix)}, {layer.MemoryMatrix.Bias}.Integers);
            """);
        if (layer.Spec.HasScoreWeights) writer.Lines($"System.MemoryExtensions.CopyTo({Constants(layer)}.Score, {layer.Prefix}Score.Integers);");
    }

    /// <summary>Prints what fills the fields of an affine layer, behind the layout of its matrix.</summary>
    public static void EmitLayout(SourceWriter writer, LinearPlan layer, int index)
    {
        string lay = $"Product.LayStarts({WeightsEmitter.Local(layer.Matrix)}, {layer.Prefix}Bias.Integers);";
        writer.Lines(layer.Bends
            ? $"{Constants(layer)} = new TanhConstants(packed, {index});\n{Constants(layer)}.{lay}"
            : $"new LinearConstants(packed, {index}).{lay}");
    }
}
