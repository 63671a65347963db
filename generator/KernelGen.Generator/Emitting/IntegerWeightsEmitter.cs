using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what an integer-only recurrent layer keeps beside its codes: what sums start from, factors, gains, places of points.</summary>
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

        writer.Lines($"internal readonly RecurrentConstants {p}Constants;");
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
}
